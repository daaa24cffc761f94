namespace GeometryEngine.Formats;

/// <summary>Writes a feature collection, a feature a line; an image on which nothing is marked has a feature without geometry that only names it.</summary>
internal sealed class GeoJsonWriter : JsonFileWriter
{
    private readonly DatasetInfo _info;
    private readonly bool _writesAnnotators;

    public GeoJsonWriter(string path, Features holds, DatasetInfo info) : base(path, holds, info)
    {
        _info = info;
        _writesAnnotators = info.Annotators.Count > 1 || info.HasNamedAnnotators;
        Document.BeginObject();
        WriteText("type"u8, "FeatureCollection");
        Document.Property("features"u8);
        Document.BeginList();
    }

    protected override void WriteItem(DatasetItem item)
    {
        bool namesAll = _writesAnnotators || item.Annotations.Count == 0; // one who saw it and marked nothing
        if (namesAll) WriteFeature(item, null);
        foreach (Annotation annotation in item.Annotations) WriteFeature(item, annotation);
    }

    protected override void Finish()
    {
        Document.EndLine();
        Document.EndList();
        Document.EndObject();
        Document.EndLine();
        base.Finish();
    }

    private void WriteFeature(DatasetItem item, Annotation? annotation)
    {
        Document.NewLine();
        Document.BeginObject();
        WriteText("type"u8, "Feature");
        if (annotation?.Id is { } id)
        {
            Document.Property("id"u8);
            Document.Id(id);
        }
        Document.Property("geometry"u8);
        if (annotation?.Polygon is { } polygon) GeoJsonGeometry.Write(Document, polygon);
        else if (annotation?.Polyline is { } line) GeoJsonGeometry.Write(Document, line);
        else Document.Raw("null"u8);
        Document.Property("properties"u8);
        Document.BeginObject();
        WriteImage(item.Image);
        if (annotation is null) WriteOnlyImage(item);
        else WriteProperties(annotation);
        Document.EndObject();
        Document.EndObject();
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
        Document.Property("image_only"u8);
        Document.Bool(true);
        if (_writesAnnotators) NdJsonHeader.WriteNames(Document, item.Annotators.Select(annotator => _info.Annotators[annotator]));
    }

    private void WriteProperties(Annotation annotation)
    {
        WriteText("category"u8, _info.Categories[annotation.Category].Name);
        if (_writesAnnotators) WriteText("annotator"u8, _info.Annotators[annotation.Annotator]);
        if (annotation.Score is { } score) WriteNumber("score"u8, score);
        if (annotation.ZOrder != 0) WriteNumber("z_order"u8, annotation.ZOrder);
        if (annotation.IsCrowd)
        {
            Document.Property("is_crowd"u8);
            Document.Bool(true);
        }
        foreach (ExtraField extra in annotation.Extras)
        {
            Document.Property(extra.Name);
            Document.Raw(extra.Json);
        }
    }

    private void WriteText(ReadOnlySpan<byte> name, string text)
    {
        Document.Property(name);
        Document.Text(text);
    }

    private void WriteNumber(ReadOnlySpan<byte> name, double value)
    {
        Document.Property(name);
        Document.Number(value);
    }
}
