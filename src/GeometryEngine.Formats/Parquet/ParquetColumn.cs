using Parquet;
using Parquet.Schema;

namespace GeometryEngine.Formats;

/// <summary>The values of one column in one row group, on their way to or from a Parquet file.</summary>
/// <param name="column">Name and type.</param>
internal abstract class ParquetColumn(Field column)
{
    /// <summary>Name and type.</summary>
    public Field Field { get; } = column;

    /// <summary>Bytes that the values take, about.</summary>
    public abstract long Size { get; }

    public abstract void Clear();

    public abstract Task Write(ParquetRowGroupWriter group);

    /// <summary>Reads the values; the field is the file's own.</summary>
    public abstract ValueTask Read(ParquetRowGroupReader group, DataField own);
}
