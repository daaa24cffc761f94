namespace GeometryEngine.Formats;

/// <summary>
/// Writes COCO results, a detection a line. Each has one form: pycocotools takes the area of a detection from its box where it has one, so a box beside a mask would
/// change what counts as small or large. A detection without a score, as those of annotators are, gets 1: evaluation asks for one.
/// </summary>
internal sealed class CocoResultsWriter : JsonFileWriter
{
    private readonly DatasetInfo _info;
    private readonly IdSet _images = new();

    public CocoResultsWriter(string path, Features holds, DatasetInfo info) : base(path, holds, info)
    {
        _info = info;
        Document.BeginList();
    }

    // The ids are those of the ground truth, and never made up.
    protected override void WriteItem(DatasetItem item)
    {
        if (!_images.Add(item.Image.Id)) Lost.Add(Features.ImageIds, item.Image.Name);
        foreach (Annotation annotation in item.Annotations) Write(annotation, item.Image.Id);
    }

    protected override void Finish()
    {
        Document.EndLine();
        Document.EndList();
        Document.EndLine();
        base.Finish();
    }

    private void Write(Annotation annotation, SourceId image)
    {
        Document.NewLine();
        Document.BeginObject();
        Document.Property("image_id"u8);
        Document.Id(image);
        Document.Property("category_id"u8);
        Document.Id(_info.Categories[annotation.Category].Id);
        if (annotation.Mask is { } mask) CocoWriter.WriteMask(Document, "segmentation"u8, mask);
        else if (annotation.Keypoints is { } keypoints) WriteNumbers("keypoints"u8, keypoints.Triplets);
        else if (annotation.Box is { } box) WriteNumbers("bbox"u8, [box.X, box.Y, box.Width, box.Height]);
        Document.Property("score"u8);
        Document.Number(annotation.Score ?? 1);
        foreach (ExtraField extra in annotation.Extras)
        {
            Document.Property(extra.Name);
            Document.Raw(extra.Json);
        }
        Document.EndObject();
    }

    private void WriteNumbers(ReadOnlySpan<byte> name, ReadOnlySpan<double> values)
    {
        Document.Property(name);
        Document.Numbers(values);
    }
}
