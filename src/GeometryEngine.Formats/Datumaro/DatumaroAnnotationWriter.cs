using System.Text.Json;

namespace GeometryEngine.Formats;

/// <summary>Writes annotations of Datumaro. What these have no place for are attributes.</summary>
internal sealed class DatumaroAnnotationWriter(JsonOutput output)
{
    /// <summary>Writes an annotation.</summary>
    public void Write(Annotation annotation)
    {
        output.BeginObject();
        if (annotation.Id is { } id)
        {
            output.Property("id"u8);
            output.Id(id);
        }
        double angle = WriteGeometry(annotation);
        WriteAttributes(annotation, angle);
        output.Property("group"u8);
        output.Raw(GroupOf(annotation) ?? "0");
        output.Property("label_id"u8);
        output.Number(annotation.Category);
        output.Property("z_order"u8);
        output.Number(annotation.ZOrder);
        output.EndObject();
    }

    // Returns the angle, which is an attribute.
    private double WriteGeometry(Annotation annotation)
    {
        switch (annotation)
        {
            case { Keypoints: { } keypoints }: WriteKeypoints(keypoints); return 0;
            case { Polygon: { } polygon }: Write("polygon", "points"u8, polygon.Coordinates); return 0;
            case { Mask: { } mask }: WriteMask(mask); return 0;
            case { RotatedBox: { } box }:
                Write("bbox", "bbox"u8, [box.CenterX - box.Width / 2, box.CenterY - box.Height / 2, box.Width, box.Height]);
                return box.Angle;
            case { Ellipse: { } ellipse }:
                Write("ellipse", "points"u8,
                    [ellipse.CenterX - ellipse.RadiusX, ellipse.CenterY - ellipse.RadiusY, ellipse.CenterX + ellipse.RadiusX, ellipse.CenterY + ellipse.RadiusY]);
                return ellipse.Angle;
            case { Polyline: { } line }: Write("polyline", "points"u8, line.Coordinates); return 0;
            case { Box: { } box }: Write("bbox", "bbox"u8, [box.X, box.Y, box.Width, box.Height]); return 0;
            default: Type("label"); return 0;
        }
    }

    private void WriteKeypoints(Keypoints keypoints)
    {
        var points = new double[2 * keypoints.Count];
        var visibilities = new double[keypoints.Count];
        for (int i = 0; i < keypoints.Count; i++)
            (points[2 * i], points[2 * i + 1], visibilities[i]) = (keypoints.Triplets[3 * i], keypoints.Triplets[3 * i + 1], keypoints.Triplets[3 * i + 2]);
        Write("points", "points"u8, points);
        Numbers("visibility"u8, visibilities);
    }

    private void WriteMask(Rle mask)
    {
        Type("mask");
        output.Property("rle"u8);
        output.BeginObject();
        output.Property("counts"u8);
        output.Text(mask.ToCocoString());
        Numbers("size"u8, [mask.Height, mask.Width]);
        output.EndObject();
    }

    private void WriteAttributes(Annotation annotation, double angle)
    {
        output.Property("attributes"u8);
        output.BeginObject();
        if (KnownFields.Find(annotation.Extras, KnownFields.Attributes) is { } json) WriteOwn(json, isTurned: angle != 0);
        foreach (string flag in DatumaroFormat.Flags)
            if (KnownFields.Flag(annotation.Extras, flag) is { } value) Raw(flag, value ? "true" : "false");
        foreach (string name in (string[])[KnownFields.Track, KnownFields.Description])
            if (KnownFields.Find(annotation.Extras, name) is { } value) Raw(name, value);
        if (GroupOf(annotation) is null && KnownFields.Find(annotation.Extras, KnownFields.Group) is { } group) Raw(KnownFields.Group, group);
        if (annotation.IsCrowd) Raw(DatumaroFormat.Crowd, "true");
        if (annotation.Score is { } score) Number(DatumaroFormat.Score, score);
        if (angle != 0) Number(DatumaroFormat.Rotation, angle);
        output.EndObject();
    }

    private void WriteOwn(string json, bool isTurned)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object) return;
        foreach (JsonProperty attribute in document.RootElement.EnumerateObject())
            if (!(isTurned && attribute.Name == DatumaroFormat.Rotation)) Raw(attribute.Name, attribute.Value.GetRawText());
    }

    // A number, and not 0, which is no group.
    private static string? GroupOf(Annotation annotation) =>
        KnownFields.Find(annotation.Extras, KnownFields.Group) is { } json && long.TryParse(json, out long group) && group != 0 ? json : null;

    private void Write(string type, ReadOnlySpan<byte> property, ReadOnlySpan<double> numbers)
    {
        Type(type);
        Numbers(property, numbers);
    }

    private void Type(string type)
    {
        output.Property("type"u8);
        output.Text(type);
    }

    private void Numbers(ReadOnlySpan<byte> property, ReadOnlySpan<double> numbers)
    {
        output.Property(property);
        output.BeginList();
        foreach (double number in numbers) output.Number(number);
        output.EndList();
    }

    private void Number(string name, double value)
    {
        output.Property(name);
        output.Number(value);
    }

    private void Raw(string name, string json)
    {
        output.Property(name);
        output.Raw(json);
    }
}
