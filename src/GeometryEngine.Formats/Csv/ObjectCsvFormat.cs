namespace GeometryEngine.Formats;

/// <summary>A table with a row for each label or box of an image, as TensorFlow's tools, Roboflow and many scripts have it.</summary>
internal sealed class ObjectCsvFormat : DatasetFormat
{
    public override string Name => "csv";

    public override string Description => "a row for each label or box: filename, class, perhaps xmin, ymin, xmax, ymax and width, height (many spellings; or without header)";

    public override Features Holds =>
        Features.Boxes | Features.ImageLabels | Features.EmptyImages | Features.ImageSizes | Features.FileNames | Features.Instances | Features.Overlaps;

    public override bool Recognizes(DatasetInput input)
    {
        if (CsvHead.Of(input) is not { } header) return false;
        return ObjectCsvColumns.Implied(header) is not null || ObjectCsvColumns.Of(header).AreKnown && CsvRow.Find(header, "annotator", "rater", "worker", "EncodedPixels", "ImageID") < 0;
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new ObjectCsvSource(input, options);

    public override DatasetWriter Create(string path, DatasetInfo info) => new ObjectCsvWriter(path, Holds, info);
}
