namespace GeometryEngine.Formats;

/// <summary>The columns of one table.</summary>
internal interface IParquetColumns
{
    /// <summary>All of them, in the order of the file.</summary>
    IReadOnlyList<ParquetColumn> All { get; }
}
