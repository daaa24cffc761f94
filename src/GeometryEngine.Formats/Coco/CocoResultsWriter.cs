namespace GeometryEngine.Formats;

/// <summary>
/// Writes COCO results, a detection a line. Each has one form: pycocotools takes the area of a detection from its box where it has one, so a box beside a mask would
/// change what counts as small or large. A detection without a score, as those of annotators are, gets 1: evaluation asks for one.
/// </summary>
internal sealed class CocoResultsWriter : DatasetWriter
{
    private readonly DatasetInfo _info;
    private readonly AtomicFile _file;
    private readonly JsonOutput _output;
    private readonly IdSet _images = new();

    public CocoResultsWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _info = info;
        _file = new AtomicFile(path);
        _output = new JsonOutput(_file.Stream);
        _output.BeginList();
    }

    // The ids are those of the ground truth, and never made up.
    protected override void WriteItem(DatasetItem item)
    {
        if (!_images.Add(item.Image.Id)) Lost.Add(Features.ImageIds, item.Image.Name);
        foreach (Annotation annotation in item.Annotations) Write(annotation, item.Image.Id);
    }

    protected override void Finish()
    {
        _output.EndLine();
        _output.EndList();
        _output.EndLine();
        _output.Flush();
        _file.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        _output.Dispose();
        _file.Dispose();
        base.Dispose(disposing);
    }

    private void Write(Annotation annotation, SourceId image)
    {
        _output.NewLine();
        _output.BeginObject();
        _output.Property("image_id"u8);
        _output.Id(image);
        _output.Property("category_id"u8);
        _output.Id(_info.Categories[annotation.Category].Id);
        if (annotation.Mask is { } mask) CocoWriter.WriteMask(_output, "segmentation"u8, mask);
        else if (annotation.Keypoints is { } keypoints) WriteNumbers("keypoints"u8, keypoints.Triplets);
        else if (annotation.Box is { } box) WriteNumbers("bbox"u8, [box.X, box.Y, box.Width, box.Height]);
        _output.Property("score"u8);
        _output.Number(annotation.Score ?? 1);
        foreach (ExtraField extra in annotation.Extras)
        {
            _output.Property(extra.Name);
            _output.Raw(extra.Json);
        }
        _output.EndObject();
    }

    private void WriteNumbers(ReadOnlySpan<byte> name, ReadOnlySpan<double> values)
    {
        _output.Property(name);
        _output.Numbers(values);
    }
}
