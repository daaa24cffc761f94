using Parquet;
using Parquet.Schema;

namespace GeometryEngine.Formats;

/// <summary>Bytes that may be missing.</summary>
internal sealed class BytesColumn(string name) : ParquetColumn(new DataField(name, typeof(byte[]), true))
{
    private readonly List<byte[]?> _values = [];
    private byte[]?[] _read = [];
    private long _size;

    public override long Size => _size;

    public byte[]? this[int row] => _read[row];

    public void Add(byte[]? value)
    {
        _values.Add(value);
        _size += (value?.Length ?? 0) + sizeof(long);
    }

    public override void Clear()
    {
        _values.Clear();
        _size = 0;
    }

    public override Task Write(ParquetRowGroupWriter group) => group.WriteAsync((DataField)Field, _values!);

    public override ValueTask Read(ParquetRowGroupReader group, DataField own)
    {
        _read = new byte[]?[group.RowCount];
        return group.ReadAsync(own, _read.AsMemory());
    }
}
