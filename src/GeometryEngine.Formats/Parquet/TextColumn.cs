using Parquet;
using Parquet.Schema;

namespace GeometryEngine.Formats;

/// <summary>Texts that may be missing.</summary>
internal sealed class TextColumn(string name) : ParquetColumn(new DataField(name, typeof(string), true))
{
    private readonly List<string?> _values = [];
    private string?[] _read = [];
    private long _size;

    public override long Size => _size;

    public string? this[int row] => _read[row];

    public void Add(string? value)
    {
        _values.Add(value);
        _size += 2 * (value?.Length ?? 0) + sizeof(long);
    }

    public override void Clear()
    {
        _values.Clear();
        _size = 0;
    }

    public override Task Write(ParquetRowGroupWriter group) => group.WriteAsync((DataField)Field, _values!);

    public override ValueTask Read(ParquetRowGroupReader group, DataField own)
    {
        _read = new string?[group.RowCount];
        return group.ReadAsync(own, _read.AsMemory());
    }
}
