namespace GeometryEngine.Formats;

/// <summary>Writes a feature collection, a feature a line; an image on which nothing is marked has a feature without geometry that only names it.</summary>
internal sealed class GeoJsonWriter : DatasetWriter
{
    private readonly DatasetInfo _info;
    private readonly AtomicFile _file;
    private readonly JsonOutput _output;
    private readonly bool _writesAnnotators;

    public GeoJsonWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _info = info;
        _writesAnnotators = info.Annotators.Count > 1 || info.HasNamedAnnotators;
        _file = new AtomicFile(path);
        _output = new JsonOutput(_file.Stream);
        _output.BeginObject();
        WriteText("type"u8, "FeatureCollection");
        _output.Property("features"u8);
        _output.BeginList();
    }

    protected override void WriteItem(DatasetItem item)
    {
        bool namesAll = _writesAnnotators || item.Annotations.Count == 0; // one who saw it and marked nothing
        if (namesAll) WriteFeature(item, null);
        foreach (Annotation annotation in item.Annotations) WriteFeature(item, annotation);
    }

    protected override void Finish()
    {
        _output.EndLine();
        _output.EndList();
        _output.EndObject();
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

    private void WriteFeature(DatasetItem item, Annotation? annotation)
    {
        _output.NewLine();
        _output.BeginObject();
        WriteText("type"u8, "Feature");
        if (annotation?.Id is { } id)
        {
            _output.Property("id"u8);
            _output.Id(id);
        }
        _output.Property("geometry"u8);
        if (annotation?.Polygon is { } polygon) GeoJsonGeometry.Write(_output, polygon);
        else if (annotation?.Polyline is { } line) GeoJsonGeometry.Write(_output, line);
        else _output.Raw("null"u8);
        _output.Property("properties"u8);
        _output.BeginObject();
        WriteImage(item.Image);
        if (annotation is null) WriteOnlyImage(item);
        else WriteProperties(annotation);
        _output.EndObject();
        _output.EndObject();
    }

    private void WriteImage(ImageInfo image)
    {
        WriteText("image"u8, image.Name);
        if (image.HasSize)
        {
            WriteNumber("height"u8, image.Height);
            WriteNumber("width"u8, image.Width);
        }
        if (image.Subset is { } subset) WriteText("subset"u8, subset);
    }

    private void WriteOnlyImage(DatasetItem item)
    {
        _output.Property("image_only"u8);
        _output.Bool(true);
        if (_writesAnnotators) NdJsonHeader.WriteNames(_output, item.Annotators.Select(annotator => _info.Annotators[annotator]));
    }

    private void WriteProperties(Annotation annotation)
    {
        WriteText("category"u8, _info.Categories[annotation.Category].Name);
        if (_writesAnnotators) WriteText("annotator"u8, _info.Annotators[annotation.Annotator]);
        if (annotation.Score is { } score) WriteNumber("score"u8, score);
        if (annotation.ZOrder != 0) WriteNumber("z_order"u8, annotation.ZOrder);
        if (annotation.IsCrowd)
        {
            _output.Property("is_crowd"u8);
            _output.Bool(true);
        }
        foreach (ExtraField extra in annotation.Extras)
        {
            _output.Property(extra.Name);
            _output.Raw(extra.Json);
        }
    }

    private void WriteText(ReadOnlySpan<byte> name, string text)
    {
        _output.Property(name);
        _output.Text(text);
    }

    private void WriteNumber(ReadOnlySpan<byte> name, double value)
    {
        _output.Property(name);
        _output.Number(value);
    }
}
