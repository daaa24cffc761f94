namespace GeometryEngine.Formats;

/// <summary>Writes a folder of LabelMe files, one for each image.</summary>
internal sealed class LabelMeWriter : DatasetWriter
{
    private const string Version = "5.5.0";
    private const double Visible = 2;

    private readonly DatasetInfo _info;
    private readonly AtomicFolder _folder;
    private readonly FileNames _names = new();

    public LabelMeWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _info = info;
        _folder = new AtomicFolder(path);
    }

    protected override void WriteItem(DatasetItem item)
    {
        using FileStream stream = File.Create(_folder.PathOf($"{_names.Next(item.Image.Name)}.json"));
        using var output = new JsonOutput(stream);
        output.BeginObject();
        Text(output, "version", Version);
        WriteFlags(output, item);
        output.Property("shapes"u8);
        output.BeginList();
        long group = FirstFreeGroup(item);
        foreach (Annotation annotation in item.Annotations)
            if (annotation.IsObject) WriteObject(output, annotation, ref group);
        output.EndList();
        WriteLabels(output, item);
        Text(output, "imagePath", item.Image.Name);
        Null(output, "imageData");
        WriteSize(output, "imageHeight", item.Image.Height);
        WriteSize(output, "imageWidth", item.Image.Width);
        foreach (ExtraField extra in item.Image.Extras)
            if (extra.Name != KnownFields.NegativeLabels) Raw(output, extra.Name, extra.Json);
        output.EndObject();
        output.EndLine();
        output.Flush();
    }

    protected override void Finish() => _folder.Commit();

    protected override void Dispose(bool disposing)
    {
        _folder.Dispose();
        base.Dispose(disposing);
    }

    // Labels of the image, and those that were found absent.
    private void WriteFlags(JsonOutput output, DatasetItem item)
    {
        output.Property("flags"u8);
        output.BeginObject();
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (Annotation annotation in item.Annotations)
            if (!annotation.IsObject) Flag(_info.Categories[annotation.Category].Name, true);
        if (KnownFields.Find(item.Image.Extras, KnownFields.NegativeLabels) is { } negatives)
        {
            using var document = System.Text.Json.JsonDocument.Parse(negatives);
            foreach (System.Text.Json.JsonElement negative in document.RootElement.EnumerateArray()) Flag(negative.ToString(), false);
        }
        output.EndObject();

        void Flag(string name, bool value)
        {
            if (!written.Add(name)) return;
            output.Property(name);
            output.Bool(value);
        }
    }

    // What flags cannot say of labels: their place among the annotations, and all fields.
    private void WriteLabels(JsonOutput output, DatasetItem item)
    {
        Annotation[] labels = [.. item.Annotations.Where(annotation => !annotation.IsObject)];
        bool isPlain = labels.DistinctBy(label => label.Category).Count() == labels.Length && item.Annotations.Take(labels.Length).All(annotation => !annotation.IsObject)
            && Array.TrueForAll(labels, label => label is { Score: null, Area: null, ZOrder: 0, IsCrowd: false, Extras.Count: 0 });
        if (isPlain) return;
        output.Property(LabelMeFormat.Labels);
        output.BeginList();
        for (int i = 0; i < item.Annotations.Count; i++)
        {
            Annotation annotation = item.Annotations[i];
            if (annotation.IsObject) continue;
            output.BeginObject();
            Text(output, "label", _info.Categories[annotation.Category].Name);
            Raw(output, LabelMeFormat.Index, i.ToString(System.Globalization.CultureInfo.InvariantCulture));
            LabelMeFields.Write(output, annotation);
            output.EndObject();
        }
        output.EndList();
    }

    private void WriteObject(JsonOutput output, Annotation annotation, ref long group)
    {
        string label = _info.Categories[annotation.Category].Name;
        if (annotation.Polygon is not { RingCount: > 1 } polygon)
        {
            WriteShape(output, annotation, label, annotation.Polygon is null ? KnownFields.Find(annotation.Extras, KnownFields.Group) : null, annotation.Polygon is { } only ? only.Coordinates : []);
            return;
        }
        string number = (group++).ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (int ring = 0; ring < polygon.RingCount; ring++) WriteShape(output, annotation, label, number, polygon.Ring(ring));
    }

    private static void WriteShape(JsonOutput output, Annotation annotation, string label, string? group, ReadOnlySpan<double> ring)
    {
        output.NewLine();
        output.BeginObject();
        Text(output, "label", label);
        Raw(output, "group_id", group ?? "null");
        Text(output, "description", KnownFields.Text(annotation.Extras, KnownFields.Description) ?? "");
        WriteGeometry(output, annotation, ring);
        LabelMeFields.Write(output, annotation);
        output.EndObject();
    }

    private static void WriteGeometry(JsonOutput output, Annotation annotation, ReadOnlySpan<double> ring)
    {
        switch (annotation)
        {
            case { Keypoints: { } keypoints }: WriteKeypoints(output, keypoints); break;
            case { Polygon: not null }: WritePoints(output, "polygon", ring); break;
            case { Mask: { } mask }: WriteMask(output, mask); break;
            case { RotatedBox: { } box }: WritePoints(output, "oriented_rectangle", box.Corners()); break;
            case { Ellipse: { } ellipse }: WriteEllipse(output, ellipse); break;
            case { Polyline: { } line }: WritePoints(output, line.Coordinates.Length == 4 ? "line" : "linestrip", line.Coordinates); break;
            default: WriteBox(output, annotation.Box!.Value); break;
        }
    }

    private static void WriteBox(JsonOutput output, in Box box) => WritePoints(output, "rectangle", [box.X, box.Y, box.Right, box.Bottom]);

    // LabelMe has circles; other ellipses are polygons to it.
    private static void WriteEllipse(JsonOutput output, in Ellipse ellipse)
    {
        if (ellipse.RadiusX == ellipse.RadiusY && ellipse.Angle == 0)
        {
            WritePoints(output, "circle", [ellipse.CenterX, ellipse.CenterY, ellipse.CenterX + ellipse.RadiusX, ellipse.CenterY]);
            return;
        }
        WritePoints(output, "polygon", ellipse.ToPolygon().Coordinates);
        Raw(output, LabelMeFormat.Ellipse, JsonText.Of([ellipse.CenterX, ellipse.CenterY, ellipse.RadiusX, ellipse.RadiusY, ellipse.Angle]));
    }

    private static void WriteKeypoints(JsonOutput output, Keypoints keypoints)
    {
        var points = new double[2 * keypoints.Count];
        var visibilities = new double[keypoints.Count];
        for (int i = 0; i < keypoints.Count; i++)
            (points[2 * i], points[2 * i + 1], visibilities[i]) = (keypoints.Triplets[3 * i], keypoints.Triplets[3 * i + 1], keypoints.Triplets[3 * i + 2]);
        WritePoints(output, keypoints.Count == 1 ? "point" : "points", points);
        if (Array.Exists(visibilities, visibility => visibility != Visible)) Raw(output, LabelMeFormat.Visibility, JsonText.Of(visibilities));
    }

    // An empty mask has no box; one pixel stands for it.
    private static void WriteMask(JsonOutput output, Rle mask)
    {
        Box box = mask.BoundingBox();
        (int left, int top, int width, int height) = ((int)box.X, (int)box.Y, Math.Max(1, (int)box.Width), Math.Max(1, (int)box.Height));
        WritePoints(output, "mask", [left, top, left + width - 1, top + height - 1]);
        Text(output, "mask", PngMask.Encode(mask.ToRowCounts(left, top, height, width), height, width));
    }

    private static void WritePoints(JsonOutput output, string type, ReadOnlySpan<double> coordinates)
    {
        Text(output, "shape_type", type);
        output.Property("points"u8);
        output.BeginList();
        for (int i = 0; i < coordinates.Length; i += 2)
        {
            output.BeginList();
            output.Number(coordinates[i]);
            output.Number(coordinates[i + 1]);
            output.EndList();
        }
        output.EndList();
    }

    private static long FirstFreeGroup(DatasetItem item)
    {
        long highest = 0;
        foreach (Annotation annotation in item.Annotations)
            if (long.TryParse(KnownFields.Find(annotation.Extras, KnownFields.Group), out long group) && group < long.MaxValue >> 1) highest = Math.Max(highest, group);
        return highest + 1;
    }

    private static void WriteSize(JsonOutput output, string name, int pixels)
    {
        if (pixels > 0) Raw(output, name, pixels.ToString(System.Globalization.CultureInfo.InvariantCulture));
        else Null(output, name);
    }

    private static void Null(JsonOutput output, string name) => Raw(output, name, "null");

    private static void Text(JsonOutput output, string name, string value)
    {
        output.Property(name);
        output.Text(value);
    }

    private static void Raw(JsonOutput output, string name, string json)
    {
        output.Property(name);
        output.Raw(json);
    }
}
