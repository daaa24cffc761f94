namespace GeometryEngine.Formats;

/// <summary>Writes a Label Studio file, one task a line: the image's name in <c>data</c>, and an entry of results for each annotator who has seen it.</summary>
internal sealed class LabelStudioWriter : JsonFileWriter
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
    private readonly LabelStudioRegionWriter _regions;
    private readonly IdWriter _taskIds = new();

    public LabelStudioWriter(string path, Features holds, DatasetInfo info) : base(path, holds, info)
    {
        _info = info;
        _namesAnnotators = info.Annotators.Count > 1 || info.HasNamedAnnotators;
        _regions = new LabelStudioRegionWriter(Document, info);
        Document.BeginList();
    }

    protected override void WriteItem(DatasetItem item)
    {
        SourceId id = _taskIds.Next(item.Image.Id);
        if (id != item.Image.Id) Lost.Add(Features.ImageIds, item.Image.Name);
        Document.NewLine();
        Document.BeginObject();
        Document.Property("id"u8);
        Document.Id(id);
        WriteData(item.Image);
        Document.Property("annotations"u8);
        Document.BeginList();
        foreach (int annotator in item.Annotators) WriteWork(item, annotator);
        Document.EndList();
        Document.EndObject();
    }

    protected override void Finish()
    {
        Document.EndLine();
        Document.EndList();
        Document.EndLine();
        base.Finish();
    }

    private void WriteData(ImageInfo image)
    {
        Document.Property("data"u8);
        Document.BeginObject();
        WriteText(Image, image.Name);
        if (image.HasSize)
        {
            Document.Property(Width);
            Document.Number(image.Width);
            Document.Property(Height);
            Document.Number(image.Height);
        }
        if (image.Subset is { } subset) WriteText(Subset, subset);
        foreach (ExtraField extra in image.Extras)
        {
            Document.Property(extra.Name);
            Document.Raw(extra.Json);
        }
        Document.EndObject();
    }

    private void WriteWork(DatasetItem item, int annotator)
    {
        Document.BeginObject();
        if (_namesAnnotators)
        {
            Document.Property("completed_by"u8);
            WriteAnnotator(_info.Annotators[annotator]);
        }
        Document.Property("result"u8);
        Document.BeginList();
        _regions.Begin(item.Image);
        for (int i = 0; i < item.Annotations.Count; i++)
            if (item.Annotations[i].Annotator == annotator && !_regions.Write(item.Annotations[i])) Lost.Add(Features.AnnotationIds, item.Image, item.Annotations[i], i);
        Document.EndList();
        Document.EndObject();
    }

    // Label Studio numbers its users, and knows them by e-mail address.
    private void WriteAnnotator(string name)
    {
        if (IdText.Parse(name) is { IsNumber: true } id)
        {
            Document.Id(id);
            return;
        }
        Document.BeginObject();
        WriteText("email", name);
        Document.EndObject();
    }

    private void WriteText(string name, string value)
    {
        Document.Property(name);
        Document.Text(value);
    }
}
