using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace GeometryEngine.Formats;

/// <summary>Writes annotations as shapes of CVAT, and counts what of them these cannot hold.</summary>
internal sealed class CvatShapeWriter(DatasetInfo info, CvatAttributeTypes types, LossLog lost)
{
    private const double Hidden = 1;

    // Flags that CVAT has no place for are attributes of these names, as they are in its own conversions.
    private static readonly string[] FlagAttributes = [KnownFields.Occluded, KnownFields.Truncated, KnownFields.Difficult, KnownFields.Ignore];

    /// <summary>Writes a shape.</summary>
    /// <param name="xml">Where to.</param>
    /// <param name="item">The image.</param>
    /// <param name="index">Which of its annotations.</param>
    /// <param name="frame">For a shape of a track, which has label and group, attributes that say when it is; null for a shape of an image.</param>
    public void Write(XmlWriter xml, DatasetItem item, int index, IEnumerable<(string Name, string Value)>? frame = null)
    {
        Annotation annotation = item.Annotations[index];
        Category category = info.Categories[annotation.Category];
        bool isSkeleton = annotation.Keypoints is not null && annotation.Keypoints.Count == category.KeypointNames.Count;
        xml.WriteStartElement(NameOf(annotation, isSkeleton));
        if (frame is null) xml.WriteAttributeString("label", XmlWritable.Text(category.Name));
        foreach ((string name, string value) in frame ?? []) xml.WriteAttributeString(name, value);
        if (frame is null) xml.WriteAttributeString(CvatFormat.Source, Source(annotation));
        if (annotation.IsObject)
        {
            if (!isSkeleton) xml.WriteAttributeString("occluded", Flag(KnownFields.Flag(annotation.Extras, KnownFields.Occluded) == true));
            WriteGeometry(xml, item, index, isSkeleton);
        }
        if (annotation.IsObject || annotation.ZOrder != 0) Write(xml, "z_order", annotation.ZOrder);
        if (frame is null && KnownFields.Text(annotation.Extras, KnownFields.Group) is { } group) xml.WriteAttributeString("group_id", XmlWritable.Text(group));
        if (isSkeleton) WritePoints(xml, annotation.Keypoints!, category);
        WriteAttributes(xml, annotation, hasOccluded: annotation.IsObject && !isSkeleton);
        xml.WriteEndElement();
    }

    private static string NameOf(Annotation annotation, bool isSkeleton) => annotation switch
    {
        { Keypoints: not null } => isSkeleton ? "skeleton" : "points",
        { Polygon: not null } => "polygon",
        { Mask: not null } => "mask",
        { Ellipse: not null } => "ellipse",
        { Polyline: not null } => "polyline",
        { IsObject: true } => KnownFields.Find(annotation.Extras, CvatFormat.Cuboid) is null ? "box" : "cuboid",
        _ => "tag",
    };

    private void WriteGeometry(XmlWriter xml, DatasetItem item, int index, bool isSkeleton)
    {
        Annotation annotation = item.Annotations[index];
        if (annotation.Keypoints is { } keypoints)
        {
            if (!isSkeleton) WriteLoosePoints(xml, keypoints, item.Image, index, annotation);
        }
        else if (annotation.Polygon is { } polygon) xml.WriteAttributeString("points", Points(polygon.Coordinates));
        else if (annotation.Mask is { } mask) WriteMask(xml, mask);
        else if (annotation.Ellipse is { } ellipse) WriteEllipse(xml, ellipse);
        else if (annotation.Polyline is { } line) xml.WriteAttributeString("points", Points(line.Coordinates));
        else if (KnownFields.Find(annotation.Extras, CvatFormat.Cuboid) is { } cuboid) WriteCuboid(xml, cuboid);
        else WriteBox(xml, annotation.RotatedBox ?? RotatedBox.Of(annotation.Box!.Value), annotation.Box);
    }

    private static void WriteBox(XmlWriter xml, RotatedBox rotated, Box? plain)
    {
        Box box = plain ?? new Box(rotated.CenterX - rotated.Width / 2, rotated.CenterY - rotated.Height / 2, rotated.Width, rotated.Height);
        Write(xml, "xtl", box.X);
        Write(xml, "ytl", box.Y);
        Write(xml, "xbr", box.Right);
        Write(xml, "ybr", box.Bottom);
        if (rotated.Angle != 0) Write(xml, "rotation", rotated.Angle);
    }

    private static void WriteEllipse(XmlWriter xml, Ellipse ellipse)
    {
        Write(xml, "cx", ellipse.CenterX);
        Write(xml, "cy", ellipse.CenterY);
        Write(xml, "rx", ellipse.RadiusX);
        Write(xml, "ry", ellipse.RadiusY);
        if (ellipse.Angle != 0) Write(xml, "rotation", ellipse.Angle);
    }

    // An empty mask has no box; CVAT wants one pixel at least.
    private static void WriteMask(XmlWriter xml, Rle mask)
    {
        Box box = mask.BoundingBox();
        (int left, int top, int width, int height) = ((int)box.X, (int)box.Y, Math.Max(1, (int)box.Width), Math.Max(1, (int)box.Height));
        xml.WriteAttributeString("rle", string.Join(", ", mask.ToRowCounts(left, top, height, width)));
        Write(xml, "left", left);
        Write(xml, "top", top);
        Write(xml, "width", width);
        Write(xml, "height", height);
    }

    private static void WriteCuboid(XmlWriter xml, string json)
    {
        double[] corners = JsonText.Numbers(json) ?? [];
        for (int i = 0; i < Math.Min(corners.Length / 2, CvatFormat.Corners.Length); i++)
        {
            Write(xml, $"x{CvatFormat.Corners[i]}", corners[2 * i]);
            Write(xml, $"y{CvatFormat.Corners[i]}", corners[2 * i + 1]);
        }
    }

    private void WriteLoosePoints(XmlWriter xml, Keypoints keypoints, ImageInfo image, int index, Annotation annotation)
    {
        var points = new List<double>();
        bool areVisible = true;
        for (int i = 0; i < keypoints.Count; i++)
        {
            double visibility = keypoints.Triplets[3 * i + 2];
            if (visibility > 0) points.AddRange(keypoints.Triplets.Slice(3 * i, 2));
            areVisible &= visibility > Hidden;
        }
        if (!areVisible) lost.Add(Features.Visibility, image, annotation, index);
        xml.WriteAttributeString("points", Points(points.ToArray()));
    }

    private static void WritePoints(XmlWriter xml, Keypoints keypoints, Category category)
    {
        for (int i = 0; i < keypoints.Count; i++)
        {
            ReadOnlySpan<double> point = keypoints.Triplets.Slice(3 * i, 3);
            xml.WriteStartElement("points");
            xml.WriteAttributeString("label", XmlWritable.Text(category.KeypointNames[i]));
            xml.WriteAttributeString("outside", Flag(point[2] <= 0));
            xml.WriteAttributeString("occluded", Flag(point[2] == Hidden));
            xml.WriteAttributeString("points", Points(point[..2]));
            xml.WriteEndElement();
        }
    }

    private void WriteAttributes(XmlWriter xml, Annotation annotation, bool hasOccluded)
    {
        if (KnownFields.Find(annotation.Extras, KnownFields.Attributes) is { } json)
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                foreach (JsonProperty attribute in document.RootElement.EnumerateObject())
                    WriteAttribute(xml, annotation.Category, attribute.Name, attribute.Value.ValueKind, Text(attribute.Value));
        }
        foreach (string flag in hasOccluded ? FlagAttributes.AsSpan(1) : FlagAttributes)
            if (KnownFields.Flag(annotation.Extras, flag) == true) WriteAttribute(xml, annotation.Category, flag, JsonValueKind.True, "true");
        if (annotation.IsCrowd) WriteAttribute(xml, annotation.Category, CvatFormat.Crowd, JsonValueKind.True, "true");
        if (KnownFields.Text(annotation.Extras, KnownFields.Description) is { } remark)
            WriteAttribute(xml, annotation.Category, KnownFields.Description, JsonValueKind.String, remark);
        if (!annotation.IsObject && KnownFields.Text(annotation.Extras, KnownFields.Track) is { } track)
            WriteAttribute(xml, annotation.Category, KnownFields.Track, JsonValueKind.String, track);
    }

    private void WriteAttribute(XmlWriter xml, int category, string name, JsonValueKind kind, string value)
    {
        types.Add(category, name, kind);
        xml.WriteStartElement("attribute");
        xml.WriteAttributeString("name", XmlWritable.Text(name));
        xml.WriteString(XmlWritable.Text(value));
        xml.WriteEndElement();
    }

    private static string Source(Annotation annotation) => XmlWritable.Text(KnownFields.Text(annotation.Extras, CvatFormat.Source) ?? "manual");

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    private static string Points(ReadOnlySpan<double> coordinates)
    {
        var points = new string[coordinates.Length / 2];
        for (int i = 0; i < points.Length; i++) points[i] = $"{Number(coordinates[2 * i])},{Number(coordinates[2 * i + 1])}";
        return string.Join(';', points);
    }

    private static string Flag(bool value) => value ? "1" : "0";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static void Write(XmlWriter xml, string name, double value) => xml.WriteAttributeString(name, Number(value));
}
