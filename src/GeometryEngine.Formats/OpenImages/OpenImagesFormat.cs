namespace GeometryEngine.Formats;

/// <summary>Open Images: boxes and image-level labels in CSV files whose columns are found by their names, and the classes' descriptions.</summary>
internal sealed class OpenImagesFormat : DatasetFormat
{
    public override string Name => "open-images";

    public override string Description => "Open Images CSV: boxes (XMin, XMax, YMin, YMax as shares), verified image labels, class descriptions";

    public override bool Recognizes(DatasetInput input) =>
        input.IsTree ? input.Tree.Files.Any(file => IsTable(input, file)) : IsAnnotations(CsvHead.Of(input));

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new OpenImagesSource(input, options);

    /// <summary>Whether a file has rows of boxes or labels.</summary>
    public static bool IsTable(DatasetInput input, string file) =>
        file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && IsAnnotations(CsvHead.Of(input.At(file)));

    private static bool IsAnnotations(IReadOnlyList<string>? header) => header is not null
        && CsvRow.Find(header, "ImageID") >= 0 && CsvRow.Find(header, "LabelName") >= 0 && CsvRow.Find(header, "MaskPath") < 0;
}
