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
        Output.BeginList();
    }

    // The ids are those of the ground truth, and never made up.
    protected override void WriteItem(DatasetItem item)
    {
        if (!_images.Add(item.Image.Id)) Lost.Add(Features.ImageIds, item.Image.Name);
        foreach (Annotation annotation in item.Annotations) Write(annotation, item.Image.Id);
    }

    protected override void Finish()
    {
        Output.EndLine();
        Output.EndList();
        Output.EndLine();
        base.Finish();
    }

    private void Write(Annotation annotation, SourceId image)
    {
        Output.NewLine();
        Output.BeginObject();
        Output.Property("image_id"u8);
        Output.Id(image);
        Output.Property("category_id"u8);
        Output.Id(_info.Categories[annotation.Category].Id);
        if (annotation.Mask is { } mask) CocoWriter.WriteMask(Output, "segmentation"u8, mask);
        else if (annotation.Keypoints is { } keypoints) WriteNumbers("keypoints"u8, keypoints.Triplets);
        else if (annotation.Box is { } box) WriteNumbers("bbox"u8, [box.X, box.Y, box.Width, box.Height]);
        Output.Property("score"u8);
        Output.Number(annotation.Score ?? 1);
        foreach (ExtraField extra in annotation.Extras)
        {
            Output.Property(extra.Name);
            Output.Raw(extra.Json);
        }
        Output.EndObject();
    }

    private void WriteNumbers(ReadOnlySpan<byte> name, ReadOnlySpan<double> values)
    {
        Output.Property(name);
        Output.Numbers(values);
    }
}
