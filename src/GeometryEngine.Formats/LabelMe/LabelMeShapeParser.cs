namespace GeometryEngine.Formats;

/// <summary>Reads the shapes of LabelMe: polygon, rectangle, circle, line, linestrip, point, points, oriented_rectangle, mask; and the rotation of X-AnyLabeling.</summary>
internal sealed class LabelMeShapeParser(int height, int width)
{
    private const double Visible = 2;

    // Flags may be named like these, or stand beside the shape.
    private static readonly string[] Flags = [KnownFields.Occluded, KnownFields.Truncated, KnownFields.Difficult, KnownFields.Ignore];

    private static readonly string[] OwnFields =
        [.. LabelMeFormat.ShapeFields, LabelMeFormat.Layer, LabelMeFormat.Score, LabelMeFormat.Crowd, LabelMeFormat.Area, LabelMeFormat.Visibility, LabelMeFormat.Ellipse,
        LabelMeFormat.Index, KnownFields.Attributes];

    /// <summary>Reads a shape; null where it cannot be used, which is reported.</summary>
    /// <returns>An annotation without category and annotator.</returns>
    public Annotation? Parse(JsonNode shape) => Shape(shape) is { } annotation ? Described(annotation, shape) : null;

    /// <summary>An annotation with what stands beside its geometry.</summary>
    public static Annotation Described(Annotation annotation, JsonNode shape) => annotation with
    {
        ZOrder = (int)(shape[LabelMeFormat.Layer]?.Number() ?? 0),
        Score = shape[LabelMeFormat.Score]?.Number(),
        IsCrowd = shape[LabelMeFormat.Crowd]?.Flag() == true,
        Area = shape[LabelMeFormat.Area]?.Number(),
        Extras = [.. Extras(shape)],
    };

    private Annotation? Shape(JsonNode shape)
    {
        string type = shape["shape_type"]?.Text() ?? "polygon"; // as old files have it
        if (shape["points"] is not { } points)
        {
            shape.Report("no points", "a list of points");
            return null;
        }
        switch (type)
        {
            case "polygon":
                return Ellipse(shape) ?? (points.Points(3) is { } ring ? new Annotation { Polygon = new Polygon(ring, [0]) } : null);
            case "rectangle":
                return points.Points(2) is { } corners ? new Annotation { Box = new Polygon(corners, [0]).Bounds() } : null; // any two, in any order
            case "circle":
                return points.Points(2) is { } circle ? Circle(circle) : null;
            case "line" or "linestrip":
                return points.Points(2) is { } line ? new Annotation { Polyline = new Polyline(line) } : null;
            case "point" or "points":
                return points.Points(1) is { } loose ? new Annotation { Keypoints = Keypoints(loose, shape) } : null;
            case "oriented_rectangle" or "rotation":
                return points.Points(4) is { Length: 8 } four ? Rotated(four) : null;
            case "mask":
                return Mask(shape, points);
        }
        shape["shape_type"]!.Value.Report("a shape type of LabelMe");
        return null;
    }

    private static Annotation Circle(double[] points)
    {
        double x = points[2] - points[0], y = points[3] - points[1], radius = Math.Sqrt(x * x + y * y);
        return new Annotation { Ellipse = new Ellipse(points[0], points[1], radius, radius) };
    }

    private static Annotation? Ellipse(JsonNode shape) =>
        shape[LabelMeFormat.Ellipse]?.Numbers() is [var x, var y, var radiusX, var radiusY, var angle] ? new Annotation { Ellipse = new Ellipse(x, y, radiusX, radiusY, angle) } : null;

    private static Annotation Rotated(double[] corners) =>
        RotatedBox.FromCorners(corners) is { } box ? new Annotation { RotatedBox = box } : new Annotation { RotatedBox = RotatedBox.Around(corners), Polygon = new Polygon(corners, [0]) };

    private static Keypoints Keypoints(double[] points, JsonNode shape)
    {
        double[] visibilities = shape[LabelMeFormat.Visibility]?.Numbers() ?? [];
        var triplets = new double[points.Length / 2 * 3];
        for (int i = 0; i < points.Length / 2; i++)
            (triplets[3 * i], triplets[3 * i + 1], triplets[3 * i + 2]) = (points[2 * i], points[2 * i + 1], i < visibilities.Length ? visibilities[i] : Visible);
        return new Keypoints(triplets);
    }

    // The corners are pixels inside the mask; where they are not whole its own size counts.
    private Annotation? Mask(JsonNode shape, JsonNode points)
    {
        if (points.Points(2) is not { } corners) return null;
        if (height == 0 || width == 0)
        {
            shape.Report("a mask in an image without a size", "imageHeight and imageWidth");
            return null;
        }
        if (shape["mask"] is not { } png)
        {
            shape.Report("no mask", "a PNG image in base64");
            return null;
        }
        if (PngMask.Decode(png) is not { } mask) return null;
        (int left, int top) = ((int)Math.Floor(corners[0]), (int)Math.Floor(corners[1]));
        bool isWhole = Array.TrueForAll(corners, corner => corner == Math.Floor(corner));
        if (isWhole && (corners[2] - corners[0] + 1 != mask.Width || corners[3] - corners[1] + 1 != mask.Height))
            png.Report($"a mask of {mask.Height}x{mask.Width} pixels", $"{corners[3] - corners[1] + 1}x{corners[2] - corners[0] + 1}, as its corners say");
        return new Annotation { Mask = PngMask.Place(mask, height, width, left, top) };
    }

    private static IEnumerable<ExtraField> Extras(JsonNode shape)
    {
        if (shape["group_id"]?.Id() is { } group) yield return KnownFields.Of(KnownFields.Group, group);
        if (shape["description"]?.Text() is { Length: > 0 } remark) yield return KnownFields.Of(KnownFields.Description, remark);
        var attributes = new JsonObjectText();
        foreach ((string name, JsonNode value) in shape[KnownFields.Attributes]?.Properties() ?? []) attributes.AddRaw(name, value.Json);
        foreach ((string name, JsonNode value) in shape["flags"]?.Properties() ?? [])
        {
            if (Flags.Contains(name) && value.Flag() is { } flag) yield return KnownFields.Of(name, flag);
            else attributes.AddRaw(name, value.Json);
        }
        if (!attributes.IsEmpty) yield return new ExtraField(KnownFields.Attributes, attributes.ToString());
        foreach ((string name, JsonNode value) in shape.Properties())
            if (!OwnFields.Contains(name)) yield return new ExtraField(name, value.Json);
    }
}
