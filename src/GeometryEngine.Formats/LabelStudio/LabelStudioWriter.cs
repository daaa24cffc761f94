namespace GeometryEngine.Formats;

/// <summary>Writes a Label Studio file, one task a line: the image's name in <c>data</c>, and an entry of results for each annotator who has seen it.</summary>
internal sealed class LabelStudioWriter : DatasetWriter
{
    /// <summary>Property of <c>data</c>: the image.</summary>
    public const string Image = "image";

    /// <summary>Property of <c>data</c>: height of the image in pixels, which results have too, but images without any need as well.</summary>
    public const string Height = "height";

    /// <summary>Property of <c>data</c>: width of the image in pixels.</summary>
    public const string Width = "width";

    /// <summary>Property of <c>data</c>: the part of the data set.</summary>
    public const string Subset = "subset";

    private readonly DatasetInfo _info;
    private readonly bool _namesAnnotators;
    private readonly AtomicFile _file;
    private readonly JsonOutput _output;
    private readonly LabelStudioRegionWriter _regions;
    private readonly IdWriter _taskIds = new();

    public LabelStudioWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _info = info;
        _namesAnnotators = info.Annotators.Count > 1 || info.HasNamedAnnotators;
        _file = new AtomicFile(path);
        _output = new JsonOutput(_file.Stream);
        _regions = new LabelStudioRegionWriter(_output, info);
        _output.BeginList();
    }

    protected override void WriteItem(DatasetItem item)
    {
        SourceId id = _taskIds.Next(item.Image.Id);
        if (id != item.Image.Id) Lost.Add(Features.ImageIds, item.Image.Name);
        _output.NewLine();
        _output.BeginObject();
        _output.Property("id"u8);
        _output.Id(id);
        WriteData(item.Image);
        _output.Property("annotations"u8);
        _output.BeginList();
        foreach (int annotator in item.Annotators) WriteWork(item, annotator);
        _output.EndList();
        _output.EndObject();
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

    private void WriteData(ImageInfo image)
    {
        _output.Property("data"u8);
        _output.BeginObject();
        WriteText(Image, image.Name);
        if (image.HasSize)
        {
            _output.Property(Width);
            _output.Number(image.Width);
            _output.Property(Height);
            _output.Number(image.Height);
        }
        if (image.Subset is { } subset) WriteText(Subset, subset);
        foreach (ExtraField extra in image.Extras)
        {
            _output.Property(extra.Name);
            _output.Raw(extra.Json);
        }
        _output.EndObject();
    }

    private void WriteWork(DatasetItem item, int annotator)
    {
        _output.BeginObject();
        if (_namesAnnotators)
        {
            _output.Property("completed_by"u8);
            WriteAnnotator(_info.Annotators[annotator]);
        }
        _output.Property("result"u8);
        _output.BeginList();
        _regions.Begin(item.Image);
        foreach (Annotation annotation in item.Annotations)
            if (annotation.Annotator == annotator) _regions.Write(annotation);
        _output.EndList();
        _output.EndObject();
    }

    // Label Studio numbers its users, and knows them by e-mail address.
    private void WriteAnnotator(string name)
    {
        if (IdText.Parse(name) is { IsNumber: true } id)
        {
            _output.Id(id);
            return;
        }
        _output.BeginObject();
        WriteText("email", name);
        _output.EndObject();
    }

    private void WriteText(string name, string value)
    {
        _output.Property(name);
        _output.Text(value);
    }
}
