namespace GeometryEngine.Formats;

/// <summary>Writes an NDJSON file, a line as each image arrives.</summary>
internal sealed class NdJsonWriter : JsonFileWriter
{
    private readonly DatasetInfo _info;
    private readonly bool _writesAnnotators;

    public NdJsonWriter(string path, Features holds, DatasetInfo info) : base(path, holds, info)
    {
        _info = info;
        _writesAnnotators = info.Annotators.Count > 1 || info.HasNamedAnnotators;
        NdJsonHeader.Write(Document, info, _writesAnnotators);
        Document.EndDocument();
    }

    protected override void WriteItem(DatasetItem item)
    {
        Document.BeginObject();
        Document.Property("image"u8);
        WriteImage(item.Image);
        if (_writesAnnotators) NdJsonHeader.WriteNames(Document, item.Annotators.Select(annotator => _info.Annotators[annotator]));
        Document.Property("annotations"u8);
        Document.BeginList();
        foreach (Annotation annotation in item.Annotations) WriteAnnotation(annotation);
        Document.EndList();
        Document.EndObject();
        Document.EndDocument();
    }

    private void WriteImage(ImageInfo image)
    {
        Document.BeginObject();
        Document.Property("id"u8);
        Document.Id(image.Id);
        WriteText("file_name"u8, image.FileName);
        if (image.HasSize)
        {
            WriteNumber("height"u8, image.Height);
            WriteNumber("width"u8, image.Width);
        }
        WriteText("subset"u8, image.Subset);
        NdJsonHeader.WriteExtras(Document, image.Extras);
        Document.EndObject();
    }

    private void WriteAnnotation(Annotation annotation)
    {
        Document.BeginObject();
        if (annotation.Id is { } id)
        {
            Document.Property("id"u8);
            Document.Id(id);
        }
        WriteText("category"u8, _info.Categories[annotation.Category].Name);
        if (_writesAnnotators) WriteText("annotator"u8, _info.Annotators[annotation.Annotator]);
        WriteGeometry(annotation);
        if (annotation.IsCrowd) WriteNumber("iscrowd"u8, 1);
        if (annotation.Area is { } area) WriteNumber("area"u8, area);
        if (annotation.Score is { } score) WriteNumber("score"u8, score);
        if (annotation.ZOrder != 0) WriteNumber("z_order"u8, annotation.ZOrder);
        NdJsonHeader.WriteExtras(Document, annotation.Extras);
        Document.EndObject();
    }

    private void WriteGeometry(Annotation annotation)
    {
        if (annotation.Box is { } box) WriteNumbers("bbox"u8, [box.X, box.Y, box.Width, box.Height]);
        if (annotation.RotatedBox is { } rotated) WriteNumbers("rotated_box"u8, [rotated.CenterX, rotated.CenterY, rotated.Width, rotated.Height, rotated.Angle]);
        if (annotation.Ellipse is { } ellipse) WriteNumbers("ellipse"u8, [ellipse.CenterX, ellipse.CenterY, ellipse.RadiusX, ellipse.RadiusY, ellipse.Angle]);
        if (annotation.Polyline is { } line) WriteNumbers("polyline"u8, line.Coordinates);
        if (annotation.Polygon is { } polygon) WritePolygon(polygon);
        if (annotation.Mask is { } mask) CocoWriter.WriteMask(Document, "mask"u8, mask);
        if (annotation.Keypoints is { } keypoints) WriteNumbers("keypoints"u8, keypoints.Triplets);
    }

    private void WritePolygon(Polygon polygon)
    {
        Document.Property("polygon"u8);
        Document.BeginList();
        for (int i = 0; i < polygon.RingCount; i++) Document.Numbers(polygon.Ring(i));
        Document.EndList();
        if (!polygon.HasHoles) return;
        Document.Property("holes"u8);
        Document.BeginList();
        for (int i = 0; i < polygon.RingCount; i++) Document.Number(polygon.IsHole(i) ? 1L : 0L);
        Document.EndList();
    }

    private void WriteText(ReadOnlySpan<byte> name, string? text)
    {
        if (text is null) return;
        Document.Property(name);
        Document.Text(text);
    }

    private void WriteNumber(ReadOnlySpan<byte> name, double value)
    {
        Document.Property(name);
        Document.Number(value);
    }

    private void WriteNumbers(ReadOnlySpan<byte> name, ReadOnlySpan<double> values)
    {
        Document.Property(name);
        Document.Numbers(values);
    }
}
