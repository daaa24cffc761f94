namespace GeometryEngine.Formats;

/// <summary>GeoParquet (1.0, 1.1): a Parquet file with a column of geometry as WKB. The other columns are read as properties of GeoJSON are.</summary>
internal sealed class GeoParquetFormat : DatasetFormat
{
    public override string Name => "geoparquet";

    public override string Description => "GeoParquet with geometry as WKB, coordinates as they are; columns image, category, annotator, score as in GeoJSON";

    public override bool HasAnnotators => true;

    public override bool Recognizes(DatasetInput input)
    {
        if (!input.Head.StartsWith("PAR1"u8)) return false;
        using InputFile file = input.OpenFile();
        return ParquetFooter.Read(file) is { } footer && footer.AsSpan().IndexOf("\"primary_column\""u8) >= 0;
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new GeoParquetSource(input, options);
}
