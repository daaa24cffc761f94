namespace GeometryEngine.Formats;

/// <summary>Reads the instances of an image of OpenMMLab.</summary>
/// <param name="options">Limits.</param>
/// <param name="log">Where problems go.</param>
/// <param name="height">Of the image, pixels; 0 when unknown.</param>
/// <param name="width">Of the image, pixels; 0 when unknown.</param>
internal sealed class OpenMmlabInstanceParser(ReadOptions options, ProblemLog log, int height, int width)
{
    private const double Visible = 2;

    private static readonly string[] Known = ["bbox", "bbox_label", "mask", "polygon", "keypoints", "keypoints_visible", "ignore_flag", "ignore", "text", "bbox_score", "score"];

    /// <summary>Reads an instance; null where nothing of it can be used, which is reported.</summary>
    /// <returns>An annotation without category and annotator.</returns>
    public Annotation? Parse(JsonNode node)
    {
        var annotation = new Annotation { Box = BoxOf(node["bbox"]), Score = (node["bbox_score"] ?? node["score"])?.Number(), Extras = [.. Extras(node)] };
        annotation = AddMask(annotation, node["mask"]);
        if (node["polygon"] is { } polygon) annotation = annotation with { Polygon = annotation.Polygon ?? Outline(polygon) };
        if (node["keypoints"] is { } keypoints) annotation = annotation with { Keypoints = KeypointsOf(keypoints, node["keypoints_visible"]) };
        if (annotation.IsObject) return annotation;
        if (node["bbox"] is null && node["mask"] is null && node["polygon"] is null && node["keypoints"] is null) node.Report("an instance without bbox, mask, polygon and keypoints", "one of them");
        return null;
    }

    private static Box? BoxOf(JsonNode? node)
    {
        if (node?.Numbers() is not { } corners) return null;
        if (corners is not [var left, var top, var right, var bottom]) node.Value.Report($"{corners.Length} numbers", "[left, top, right, bottom]");
        else if (right < left || bottom < top) node.Value.Report($"a box from ({left}, {top}) to ({right}, {bottom})", "corners from the top left to the bottom right");
        else return new Box(left, top, right - left, bottom - top);
        return null;
    }

    // As in COCO, and in MMOCR one part without a list around it.
    private Annotation AddMask(Annotation annotation, JsonNode? node)
    {
        if (node is not { } mask) return annotation;
        if (mask.Kind == JsonKind.List && mask.Elements() is [{ Kind: JsonKind.Number }, ..]) return annotation with { Polygon = Outline(mask) };
        JsonCursor cursor = mask.Cursor;
        try
        {
            switch (mask.Kind)
            {
                case JsonKind.List:
                    using (var polygons = new CocoPolygonParser(options, log)) return annotation with { Polygon = polygons.Parse(ref cursor, out _) };
                case JsonKind.Object:
                    using (var masks = new CocoRleParser(options, log)) return annotation with { Mask = masks.Parse(ref cursor, height, width) };
                default:
                    mask.Report("a list of parts, or an object with size and counts");
                    return annotation;
            }
        }
        catch (InputException failure) when (!log.Strict)
        {
            log.Report(failure.Problem);
            return annotation;
        }
    }

    private static Polygon? Outline(JsonNode node)
    {
        if (node.Numbers() is not { } coordinates) return null;
        if (coordinates.Length >= 6 && coordinates.Length % 2 == 0) return new Polygon(coordinates, [0]);
        node.Report($"{coordinates.Length} coordinates", "an even number, 6 or more");
        return null;
    }

    // Points [[x, y], ...] and beside them how visible each is, or [[x, y, visibility], ...].
    private static Keypoints? KeypointsOf(JsonNode node, JsonNode? visible)
    {
        double[]? visibilities = visible?.Numbers();
        var triplets = new List<double>();
        foreach (JsonNode point in node.Elements())
        {
            if (point.Numbers() is not { Length: 2 or 3 } numbers)
            {
                point.Report("x and y of each keypoint, perhaps visibility");
                return null;
            }
            int index = triplets.Count / 3;
            triplets.AddRange([numbers[0], numbers[1], numbers.Length == 3 ? numbers[2] : index < visibilities?.Length ? visibilities[index] > 0 ? Visible : 0 : Visible]);
        }
        return triplets.Count == 0 ? null : new Keypoints([.. triplets]);
    }

    private static IEnumerable<ExtraField> Extras(JsonNode node)
    {
        if ((node["ignore_flag"] ?? node["ignore"])?.Flag() == true) yield return KnownFields.Of(KnownFields.Ignore, true);
        if (node["text"]?.Text() is { } text) yield return KnownFields.Of(KnownFields.Description, text);
        foreach (ExtraField other in node.Others(Known)) yield return other;
    }
}
