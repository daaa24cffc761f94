namespace GeometryEngine.Formats;

/// <summary>Writes an NDJSON file, a line as each image arrives.</summary>
internal sealed class NdJsonWriter : DatasetWriter
{
    private readonly DatasetInfo _info;
    private readonly AtomicFile _file;
    private readonly JsonOutput _output;
    private readonly bool _writesAnnotators;

    public NdJsonWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _info = info;
        _writesAnnotators = info.Annotators.Count > 1 || info.HasNamedAnnotators;
        _file = new AtomicFile(path);
        _output = new JsonOutput(_file.Stream);
        NdJsonHeader.Write(_output, info, _writesAnnotators);
        _output.EndDocument();
    }

    protected override void WriteItem(DatasetItem item)
    {
        _output.BeginObject();
        _output.Property("image"u8);
        WriteImage(item.Image);
        if (_writesAnnotators) NdJsonHeader.WriteNames(_output, item.Annotators.Select(annotator => _info.Annotators[annotator]));
        _output.Property("annotations"u8);
        _output.BeginList();
        foreach (Annotation annotation in item.Annotations) WriteAnnotation(annotation);
        _output.EndList();
        _output.EndObject();
        _output.EndDocument();
    }

    protected override void Finish()
    {
        _output.Flush();
        _file.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        _output.Dispose();
        _file.Dispose();
        base.Dispose(disposing);
    }

    private void WriteImage(ImageInfo image)
    {
        _output.BeginObject();
        _output.Property("id"u8);
        _output.Id(image.Id);
        WriteText("file_name"u8, image.FileName);
        if (image.HasSize)
        {
            WriteNumber("height"u8, image.Height);
            WriteNumber("width"u8, image.Width);
        }
        WriteText("subset"u8, image.Subset);
        NdJsonHeader.WriteExtras(_output, image.Extras);
        _output.EndObject();
    }

    private void WriteAnnotation(Annotation annotation)
    {
        _output.BeginObject();
        if (annotation.Id is { } id)
        {
            _output.Property("id"u8);
            _output.Id(id);
        }
        WriteText("category"u8, _info.Categories[annotation.Category].Name);
        if (_writesAnnotators) WriteText("annotator"u8, _info.Annotators[annotation.Annotator]);
        WriteGeometry(annotation);
        if (annotation.IsCrowd) WriteNumber("iscrowd"u8, 1);
        if (annotation.Area is { } area) WriteNumber("area"u8, area);
        if (annotation.Score is { } score) WriteNumber("score"u8, score);
        if (annotation.ZOrder != 0) WriteNumber("z_order"u8, annotation.ZOrder);
        NdJsonHeader.WriteExtras(_output, annotation.Extras);
        _output.EndObject();
    }

    private void WriteGeometry(Annotation annotation)
    {
        if (annotation.Box is { } box) WriteNumbers("bbox"u8, [box.X, box.Y, box.Width, box.Height]);
        if (annotation.RotatedBox is { } rotated) WriteNumbers("rotated_box"u8, [rotated.CenterX, rotated.CenterY, rotated.Width, rotated.Height, rotated.Angle]);
        if (annotation.Ellipse is { } ellipse) WriteNumbers("ellipse"u8, [ellipse.CenterX, ellipse.CenterY, ellipse.RadiusX, ellipse.RadiusY, ellipse.Angle]);
        if (annotation.Polyline is { } line) WriteNumbers("polyline"u8, line.Coordinates);
        if (annotation.Polygon is { } polygon) WritePolygon(polygon);
        if (annotation.Mask is { } mask) CocoWriter.WriteMask(_output, "mask"u8, mask);
        if (annotation.Keypoints is { } keypoints) WriteNumbers("keypoints"u8, keypoints.Triplets);
    }

    private void WritePolygon(Polygon polygon)
    {
        _output.Property("polygon"u8);
        _output.BeginList();
        for (int i = 0; i < polygon.RingCount; i++) _output.Numbers(polygon.Ring(i));
        _output.EndList();
        if (!polygon.HasHoles) return;
        _output.Property("holes"u8);
        _output.BeginList();
        for (int i = 0; i < polygon.RingCount; i++) _output.Number(polygon.IsHole(i) ? 1L : 0L);
        _output.EndList();
    }

    private void WriteText(ReadOnlySpan<byte> name, string? text)
    {
        if (text is null) return;
        _output.Property(name);
        _output.Text(text);
    }

    private void WriteNumber(ReadOnlySpan<byte> name, double value)
    {
        _output.Property(name);
        _output.Number(value);
    }

    private void WriteNumbers(ReadOnlySpan<byte> name, ReadOnlySpan<double> values)
    {
        _output.Property(name);
        _output.Numbers(values);
    }
}
