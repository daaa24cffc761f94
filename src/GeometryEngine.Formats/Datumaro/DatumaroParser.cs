namespace GeometryEngine.Formats;

/// <summary>Reads the annotations of Datumaro: label, bbox, rotated_bbox, polygon, polyline, points, ellipse, mask, skeleton.</summary>
internal sealed class DatumaroParser(DatumaroCategories labels, ReadOptions options, ProblemLog log, int height, int width)
{
    private const double Visible = 2;

    /// <summary>The label of an annotation; empty where it has none, or an unknown one, which is reported.</summary>
    public string LabelOf(JsonNode node) => labels.IndexOf(node["label_id"]) is { } index ? labels.Categories[index].Name : "";

    /// <summary>Reads an annotation; null where it cannot be used, which is reported.</summary>
    /// <returns>An annotation without category and annotator.</returns>
    public Annotation? Parse(JsonNode node)
    {
        if (Shape(node) is not { } shape) return null;
        JsonNode? attributes = node["attributes"];
        return shape with
        {
            Id = node["id"]?.Id(),
            ZOrder = (int)(node["z_order"]?.Number() ?? 0),
            IsCrowd = attributes?[DatumaroFormat.Crowd] is { Kind: JsonKind.Bool } crowd && crowd.Flag() == true,
            Score = attributes?[DatumaroFormat.Score] is { Kind: JsonKind.Number } score ? score.Number() : null,
            Extras = [.. Extras(node, attributes, isTurned: shape.RotatedBox is not null || shape.Ellipse is { Angle: not 0 })],
        };
    }

    private Annotation? Shape(JsonNode node)
    {
        switch (node["type"]?.Text())
        {
            case "label":
                return new Annotation();
            case "bbox":
                return Numbers(node, "bbox", 4) is [var x, var y, var across, var down] ? Box(node, new Box(x, y, across, down)) : null;
            case "rotated_bbox":
                return Numbers(node, node["bbox"] is null ? "points" : "bbox", 5) is [var cx, var cy, var w, var h, var angle] ? new Annotation { RotatedBox = new RotatedBox(cx, cy, w, h, angle) } : null;
            case "polygon":
                return Coordinates(node, 3) is { } ring ? new Annotation { Polygon = new Polygon(ring, [0]) } : null;
            case "polyline":
                return Coordinates(node, 2) is { } line ? new Annotation { Polyline = new Polyline(line) } : null;
            case "points":
                return Coordinates(node, 1) is { } points ? new Annotation { Keypoints = Named(node, Keypoints(node, points)) } : null;
            case "ellipse":
                return Coordinates(node, 2) is [var left, var top, var right, var bottom]
                    ? new Annotation { Ellipse = new Ellipse((left + right) / 2, (top + bottom) / 2, Math.Abs(right - left) / 2, Math.Abs(bottom - top) / 2, RotationOf(node)) }
                    : null;
            case "mask":
                return Mask(node);
            case "skeleton":
                return Skeleton(node);
        }
        node.Report($"type '{node["type"]?.Text()}'", "label, bbox, rotated_bbox, polygon, polyline, points, ellipse, mask, skeleton, caption");
        return null;
    }

    private static Annotation? Box(JsonNode node, in Box box)
    {
        if (box.Width < 0 || box.Height < 0)
        {
            node.Report($"a box of size {box.Width} x {box.Height}", "a width and height of 0 or more");
            return null;
        }
        double angle = RotationOf(node);
        return angle == 0 ? new Annotation { Box = box } : new Annotation { RotatedBox = RotatedBox.Of(box) with { Angle = angle } };
    }

    private Annotation? Mask(JsonNode node)
    {
        if (node["rle"] is not { Kind: JsonKind.Object } rle)
        {
            node.Report("no rle", "run lengths: counts and size");
            return null;
        }
        using var parser = new CocoRleParser(options, log);
        JsonCursor cursor = rle.Cursor;
        return parser.Parse(ref cursor, height, width) is { } mask ? new Annotation { Mask = mask } : null;
    }

    // Points of a skeleton are annotations with labels of their own, which are the names of the skeleton's keypoints.
    private Annotation Skeleton(JsonNode node)
    {
        IReadOnlyList<JsonNode> elements = node["elements"]?.Elements() ?? [];
        IReadOnlyList<string> names = labels.KeypointNamesOf(node["label_id"]);
        if (names.Count == 0) names = [.. elements.Select(LabelOf)];
        var triplets = new double[3 * names.Count];
        foreach (JsonNode element in elements)
        {
            string label = LabelOf(element);
            int place = names.TakeWhile(name => name != label).Count();
            if (place == names.Count) element.Report($"label '{label}'", $"a point of the skeleton: {string.Join(", ", names)}");
            else if (Coordinates(element, 1) is { } point) Keypoints(element, point[..2]).Triplets.CopyTo(triplets.AsSpan(3 * place));
        }
        return new Annotation { Keypoints = new Keypoints(triplets) };
    }

    private Keypoints Named(JsonNode node, Keypoints keypoints)
    {
        int names = labels.KeypointNamesOf(node["label_id"]).Count;
        if (names != 0 && names != keypoints.Count) node.Report($"{keypoints.Count} keypoints of a category with {names}", $"{names}; kept as they are");
        return keypoints;
    }

    private static Keypoints Keypoints(JsonNode node, double[] points)
    {
        double[] visibilities = node["visibility"]?.Numbers() ?? [];
        var triplets = new double[points.Length / 2 * 3];
        for (int i = 0; i < points.Length / 2; i++)
            (triplets[3 * i], triplets[3 * i + 1], triplets[3 * i + 2]) = (points[2 * i], points[2 * i + 1], i < visibilities.Length ? visibilities[i] : Visible);
        return new Keypoints(triplets);
    }

    private static IEnumerable<ExtraField> Extras(JsonNode node, JsonNode? attributes, bool isTurned)
    {
        if (node["group"]?.Number() is { } group and not 0) yield return KnownFields.Of(KnownFields.Group, (long)group);
        var others = new JsonObjectText();
        foreach ((string name, JsonNode value) in attributes?.Properties() ?? [])
        {
            if (value.Kind == JsonKind.Bool && DatumaroFormat.Flags.Contains(name)) yield return KnownFields.Of(name, value.Flag() == true);
            else if (name is KnownFields.Track or KnownFields.Group && value.Kind is JsonKind.Number or JsonKind.Text) yield return new ExtraField(name, value.Json);
            else if (name == KnownFields.Description && value.Kind == JsonKind.Text) yield return new ExtraField(name, value.Json);
            else if (!IsHeld(name, value.Kind, isTurned)) others.AddRaw(name, value.Json);
        }
        if (!others.IsEmpty) yield return new ExtraField(KnownFields.Attributes, others.ToString());
    }

    private static bool IsHeld(string name, JsonKind kind, bool isTurned) =>
        (name, kind) is (DatumaroFormat.Crowd, JsonKind.Bool) or (DatumaroFormat.Score, JsonKind.Number) || (name == DatumaroFormat.Rotation && isTurned);

    private static double RotationOf(JsonNode node) => node["attributes"]?[DatumaroFormat.Rotation] is { Kind: JsonKind.Number } rotation ? rotation.Number() ?? 0 : 0;

    private static double[]? Coordinates(JsonNode node, int fewest)
    {
        if (node["points"]?.Numbers() is not { } points)
        {
            if (node["points"] is null) node.Report("no points", "a list of coordinates");
            return null;
        }
        if (points.Length % 2 == 0 && points.Length >= 2 * fewest) return points;
        node["points"]!.Value.Report($"{points.Length} coordinates", $"x and y of {fewest} points or more");
        return null;
    }

    private static double[]? Numbers(JsonNode node, string name, int count)
    {
        if (node[name]?.Numbers() is not { } numbers)
        {
            if (node[name] is null) node.Report($"no {name}", $"{count} numbers");
            return null;
        }
        if (numbers.Length == count) return numbers;
        node[name]!.Value.Report($"{numbers.Length} numbers", $"{count} numbers");
        return null;
    }
}
