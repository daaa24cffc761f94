namespace GeometryEngine.Formats;

/// <summary>
/// Our own columns for data pipelines: a folder of two Parquet files, a row for each annotation and a row for each image, in the same order. Holds all that
/// the engine knows.
/// </summary>
internal sealed class ParquetFormat : DatasetFormat
{
    public const string Images = "images.parquet";
    public const string Annotations = "annotations.parquet";

    /// <summary>The key of the tables, which are written as the first line of NDJSON is.</summary>
    public const string MetadataKey = "geometry-engine";

    public override string Name => "parquet";

    public override string Description => "our own columns for data pipelines: a folder with annotations.parquet and images.parquet (WKB, run lengths, keypoint lists; zstd)";

    public override Features Holds => Features.All;

    public override bool Recognizes(DatasetInput input) => input.IsTree && input.Tree.Contains(Images) && input.Tree.Contains(Annotations);

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new ParquetSource(input, options);

    public override DatasetWriter Create(string path, DatasetInfo info) => new ParquetDatasetWriter(path, Holds, info);
}
