using Parquet;
using Parquet.Schema;

namespace GeometryEngine.Formats;

/// <summary>Numbers that may be missing.</summary>
internal sealed class DoubleColumn(string name) : ParquetColumn(new DataField<double>(name, true))
{
    private readonly List<double?> _values = [];
    private double?[] _read = [];

    public override long Size => _values.Count * sizeof(double);

    public double? this[int row] => _read[row];

    public void Add(double? value) => _values.Add(value);

    public override void Clear() => _values.Clear();

    public override Task Write(ParquetRowGroupWriter group) => group.WriteAsync<double>((DataField)Field, _values.ToArray());

    public override ValueTask Read(ParquetRowGroupReader group, DataField own) => group.ReadAsync<double>(own, (_read = new double?[group.RowCount]).AsMemory());
}
