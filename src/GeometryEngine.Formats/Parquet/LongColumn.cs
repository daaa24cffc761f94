using Parquet;
using Parquet.Schema;

namespace GeometryEngine.Formats;

/// <summary>Whole numbers of 64 bits, each given.</summary>
internal sealed class LongColumn(string name) : ParquetColumn(new DataField<long>(name))
{
    private readonly List<long> _values = [];
    private long[] _read = [];

    public override long Size => _values.Count * sizeof(long);

    public long this[int row] => _read[row];

    public void Add(long value) => _values.Add(value);

    public override void Clear() => _values.Clear();

    public override Task Write(ParquetRowGroupWriter group) => group.WriteAsync<long>((DataField)Field, _values.ToArray());

    public override ValueTask Read(ParquetRowGroupReader group, DataField own) => group.ReadAsync<long>(own, _read = new long[group.RowCount]);
}
