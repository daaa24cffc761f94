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
        _regions = new LabelStudioRegionWriter(Output, info);
        Output.BeginList();
    }

    protected override void WriteItem(DatasetItem item)
    {
        SourceId id = _taskIds.Next(item.Image.Id);
        if (id != item.Image.Id) Lost.Add(Features.ImageIds, item.Image.Name);
        Output.NewLine();
        Output.BeginObject();
        Output.Property("id"u8);
        Output.Id(id);
        WriteData(item.Image);
        Output.Property("annotations"u8);
        Output.BeginList();
        foreach (int annotator in item.Annotators) WriteWork(item, annotator);
        Output.EndList();
        Output.EndObject();
    }

    protected override void Finish()
    {
        Output.EndLine();
        Output.EndList();
        Output.EndLine();
        base.Finish();
    }

    private void WriteData(ImageInfo image)
    {
        Output.Property("data"u8);
        Output.BeginObject();
        WriteText(Image, image.Name);
        if (image.HasSize)
        {
            Output.Property(Width);
            Output.Number(image.Width);
            Output.Property(Height);
            Output.Number(image.Height);
        }
        if (image.Subset is { } subset) WriteText(Subset, subset);
        foreach (ExtraField extra in image.Extras)
        {
            Output.Property(extra.Name);
            Output.Raw(extra.Json);
        }
        Output.EndObject();
    }

    private void WriteWork(DatasetItem item, int annotator)
    {
        Output.BeginObject();
        if (_namesAnnotators)
        {
            Output.Property("completed_by"u8);
            WriteAnnotator(_info.Annotators[annotator]);
        }
        Output.Property("result"u8);
        Output.BeginList();
        _regions.Begin(item.Image);
        foreach (Annotation annotation in item.Annotations)
            if (annotation.Annotator == annotator) _regions.Write(annotation);
        Output.EndList();
        Output.EndObject();
    }

    // Label Studio numbers its users, and knows them by e-mail address.
    private void WriteAnnotator(string name)
    {
        if (IdText.Parse(name) is { IsNumber: true } id)
        {
            Output.Id(id);
            return;
        }
        Output.BeginObject();
        WriteText("email", name);
        Output.EndObject();
    }

    private void WriteText(string name, string value)
    {
        Output.Property(name);
        Output.Text(value);
    }
}
