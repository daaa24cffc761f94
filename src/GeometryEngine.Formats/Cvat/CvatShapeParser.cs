using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>Reads the shapes of CVAT: box, polygon, polyline, points, ellipse, mask, skeleton, cuboid, tag.</summary>
internal sealed class CvatShapeParser(CvatMeta meta, XmlFields fields, int imageHeight, int imageWidth)
{
    private const double Hidden = 1;
    private const double Visible = 2;

    // CVAT has attributes for these in its own conversions, and we for occluded tags and skeletons.
    private static readonly string[] Flags = [KnownFields.Occluded, KnownFields.Truncated, KnownFields.Difficult, KnownFields.Ignore];

    /// <summary>Whether an element is a shape.</summary>
    public static bool IsShape(string name) =>
        name is "box" or "polygon" or "polyline" or "points" or "ellipse" or "mask" or "skeleton" or "cuboid" or "tag";

    /// <summary>Reads a shape; null where nothing of it can be used, which is reported.</summary>
    /// <param name="shape">The element.</param>
    /// <param name="label">Its label, or its track's.</param>
    /// <returns>An annotation without category and annotator.</returns>
    public Annotation? Parse(XElement shape, string label)
    {
        Annotation? geometry = shape.Name.LocalName switch
        {
            "tag" => new Annotation(),
            "box" => Box(shape),
            "polygon" => Points(shape, 3) is { } points ? new Annotation { Polygon = new Polygon(points, [0]) } : null,
            "polyline" => Points(shape, 2) is { } points ? new Annotation { Polyline = new Polyline(points) } : null,
            "points" => Points(shape, 1) is { } points ? new Annotation { Keypoints = AllVisible(points) } : null,
            "ellipse" => Ellipse(shape),
            "mask" => Mask(shape) is { } mask ? new Annotation { Mask = mask } : null,
            "skeleton" => Skeleton(shape, label),
            _ => Cuboid(shape),
        };
        if (geometry is null) return null;
        return geometry with
        {
            ZOrder = (int)(fields.Number(shape.Attribute("z_order")) ?? 0),
            IsCrowd = XmlFields.Children(shape, "attribute").Any(IsCrowd),
            Extras = [.. Extras(shape, label), .. geometry.Extras],
        };
    }

    private static bool IsCrowd(XElement attribute) => XmlFields.Attribute(attribute, "name") == CvatFormat.Crowd && attribute.Value == "true";

    private IEnumerable<ExtraField> Extras(XElement shape, string label)
    {
        if (fields.Flag(shape.Attribute("occluded")) == true && shape.Name.LocalName != "skeleton") yield return KnownFields.Of(KnownFields.Occluded, true);
        if (XmlFields.Attribute(shape, "group_id") is { Length: > 0 } group) yield return KnownFields.Of(KnownFields.Group, IdText.Parse(group));
        if (XmlFields.Attribute(shape, "source") is { Length: > 0 } source) yield return KnownFields.Of(CvatFormat.Source, source);
        var attributes = new JsonObjectText();
        foreach (XElement attribute in XmlFields.Children(shape, "attribute"))
        {
            if (XmlFields.Attribute(attribute, "name") is not { } name || IsCrowd(attribute)) continue;
            if (Flags.Contains(name) && attribute.Value is "true" or "false") yield return KnownFields.Of(name, attribute.Value == "true");
            else if (name == KnownFields.Description) yield return KnownFields.Of(name, attribute.Value);
            else if (name == KnownFields.Track) yield return KnownFields.Of(name, IdText.Parse(attribute.Value));
            else AddAttribute(attributes, label, name, attribute.Value);
        }
        if (!attributes.IsEmpty) yield return new ExtraField(KnownFields.Attributes, attributes.ToString());
    }

    // CVAT writes all values as text; what they are stands with the label.
    private void AddAttribute(JsonObjectText attributes, string label, string name, string value)
    {
        string? type = meta.LabelOf(label)?.Attributes.FirstOrDefault(attribute => attribute.Name == name)?.InputType;
        if (type == "checkbox" && value is "true" or "false") attributes.Add(name, value == "true");
        else if (type == "number" && JsonObjectText.IsNumber(value)) attributes.AddNumber(name, value);
        else attributes.Add(name, value);
    }

    private Annotation? Box(XElement shape)
    {
        double? left = Required(shape, "xtl"), top = Required(shape, "ytl"), right = Required(shape, "xbr"), bottom = Required(shape, "ybr");
        if (left is null || top is null || right is null || bottom is null) return null;
        double width = right.Value - left.Value, height = bottom.Value - top.Value;
        if (width < 0 || height < 0)
        {
            fields.Report(shape, $"a box of size {width} x {height}", "a width and height of 0 or more");
            return null;
        }
        var box = new Box(left.Value, top.Value, width, height);
        double angle = fields.Number(shape.Attribute("rotation")) ?? 0;
        return angle == 0 ? new Annotation { Box = box } : new Annotation { RotatedBox = RotatedBox.Of(box) with { Angle = angle } };
    }

    private Annotation? Ellipse(XElement shape)
    {
        double? x = Required(shape, "cx"), y = Required(shape, "cy"), radiusX = Required(shape, "rx"), radiusY = Required(shape, "ry");
        if (x is null || y is null || radiusX is null || radiusY is null) return null;
        if (radiusX < 0 || radiusY < 0)
        {
            fields.Report(shape, $"radii {radiusX} and {radiusY}", "0 or more");
            return null;
        }
        return new Annotation { Ellipse = new Ellipse(x.Value, y.Value, radiusX.Value, radiusY.Value, fields.Number(shape.Attribute("rotation")) ?? 0) };
    }

    private double[]? Points(XElement shape, int fewest)
    {
        if (shape.Attribute("points") is { } points) return fields.Points(points, fewest);
        fields.Report(shape, "no points", "points=\"x,y;x,y;...\"");
        return null;
    }

    // Runs along the rows of a crop, zeros first.
    private Rle? Mask(XElement shape)
    {
        double? left = Required(shape, "left"), top = Required(shape, "top"), width = Required(shape, "width"), height = Required(shape, "height");
        if (left is null || top is null || width is null || height is null || shape.Attribute("rle") is not { } rle) return null;
        if (!IsWhole(left.Value, -int.MaxValue) || !IsWhole(top.Value, -int.MaxValue) || !IsWhole(width.Value, 0) || !IsWhole(height.Value, 0)
            || width * height > fields.Options.MaxPixels)
        {
            fields.Report(shape, $"a mask at {left}, {top} of {height}x{width}", $"whole numbers, at most {fields.Options.MaxPixels} pixels");
            return null;
        }
        if (imageHeight == 0 || imageWidth == 0)
        {
            fields.Report(shape, "a mask in an image without a size", "height and width of the image");
            return null;
        }
        if (Runs(rle) is not { } runs) return null;
        long pixels = (long)(width.Value * height.Value), sum = 0;
        foreach (uint run in runs) sum += run;
        if (sum != pixels) fields.Report(rle, $"runs that add up to {sum}", $"{pixels}, the pixels of {height}x{width}");
        if (sum > pixels) return null;
        if (runs.Count % 2 == 0) runs.Add(0);
        runs[^1] += (uint)(pixels - sum); // a last run of background that was left out
        return Rle.FromRowCounts(imageHeight, imageWidth, CollectionsMarshal.AsSpan(runs), (int)left, (int)top, (int)height, (int)width);
    }

    private List<uint>? Runs(XAttribute rle)
    {
        var runs = new List<uint>();
        ReadOnlySpan<char> text = rle.Value;
        foreach (Range range in text.Split(','))
        {
            ReadOnlySpan<char> token = text[range].Trim();
            if (token.IsEmpty) continue;
            if (!uint.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out uint run))
            {
                fields.Report(rle, $"run '{token[..Math.Min(token.Length, 40)]}'", $"whole numbers, 0 to {uint.MaxValue}");
                return null;
            }
            runs.Add(run);
        }
        return runs;
    }

    // A skeleton's points stand in any order, each with the label of a point of the skeleton.
    private Annotation Skeleton(XElement shape, string label)
    {
        IReadOnlyList<string> names = [.. meta.Labels.Where(point => point.Parent == label).Select(point => point.Name)];
        if (names.Count == 0) names = [.. XmlFields.Children(shape, "points").Select(point => XmlFields.Attribute(point, "label") ?? "").Distinct()];
        var triplets = new double[3 * names.Count];
        foreach (XElement point in XmlFields.Children(shape, "points"))
        {
            int index = names.TakeWhile(name => name != XmlFields.Attribute(point, "label")).Count();
            if (index == names.Count) fields.Report(point, $"label '{XmlFields.Attribute(point, "label")}'", $"a point of {label}: {string.Join(", ", names)}");
            else if (Points(point, 1) is { } at && fields.Flag(point.Attribute("outside")) != true)
                (triplets[3 * index], triplets[3 * index + 1], triplets[3 * index + 2]) = (at[0], at[1], fields.Flag(point.Attribute("occluded")) == true ? Hidden : Visible);
        }
        return new Annotation { Keypoints = new Keypoints(triplets) };
    }

    // There is no noun for cuboids: the box around it is what other formats get, and its corners are kept.
    private Annotation? Cuboid(XElement shape)
    {
        var points = new List<double>();
        foreach (string corner in CvatFormat.Corners)
            if (fields.Number(shape.Attribute("x" + corner)) is { } x && fields.Number(shape.Attribute("y" + corner)) is { } y) points.AddRange(x, y);
        if (points.Count == 2 * CvatFormat.Corners.Length)
        {
            return new Annotation
            {
                Box = new Polygon([.. points], [0]).Bounds(),
                Extras = [new ExtraField(CvatFormat.Cuboid, JsonText.Of([.. points]))],
            };
        }
        fields.Report(shape, $"{points.Count / 2} corners", "8 corners, xtl1, ytl1 to xbr2, ybr2");
        return null;
    }

    private double? Required(XElement shape, string name) => fields.Required(shape, shape.Attribute(name), name);

    private static Keypoints AllVisible(double[] points)
    {
        var triplets = new double[points.Length / 2 * 3];
        for (int i = 0; i < points.Length / 2; i++) (triplets[3 * i], triplets[3 * i + 1], triplets[3 * i + 2]) = (points[2 * i], points[2 * i + 1], Visible);
        return new Keypoints(triplets);
    }

    private static bool IsWhole(double value, double least) => value >= least && value <= int.MaxValue && value == Math.Truncate(value);
}
