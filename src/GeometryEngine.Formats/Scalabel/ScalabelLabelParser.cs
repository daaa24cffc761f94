namespace GeometryEngine.Formats;

/// <summary>Reads the labels of Scalabel: box2d, poly2d, rle and the nodes of graph, of which a label may have several.</summary>
internal sealed class ScalabelLabelParser(ReadOptions options, ProblemLog log, int height, int width, bool isVideo)
{
    private const int CurveSteps = 16;

    private static readonly Dictionary<string, double> Visibilities = new(StringComparer.Ordinal) { ["V"] = 2, ["P"] = 1, ["N"] = 0 };

    private static readonly string[] KnownAttributes = ["occluded", "truncated", "crowd", "ignored"];

    /// <summary>Reads a label; null where nothing of it can be used, which is reported.</summary>
    /// <returns>An annotation without category and annotator.</returns>
    public Annotation? Parse(JsonNode label)
    {
        var annotation = new Annotation
        {
            Id = label["id"]?.Id(),
            Box = label["box2d"] is { } box ? Box(box) : null,
            Mask = label["rle"] is { Kind: JsonKind.Object } rle ? Mask(rle) : null,
            Keypoints = label["graph"] is { } graph ? Nodes(graph) : null,
            Score = label["score"]?.Number(),
            IsCrowd = label["attributes"]?["crowd"]?.Flag() == true,
            Extras = [.. FieldsOf(label)],
        };
        if (label["poly2d"] is { } curves) annotation = Curves(curves, annotation);
        bool hasGeometry = label["box2d"] is not null || label["rle"] is not null || label["poly2d"] is not null || label["graph"] is not null;
        return annotation.IsObject || !hasGeometry ? annotation : null;
    }

    private static Box? Box(JsonNode box)
    {
        if (box["x1"]?.Number() is not { } left || box["y1"]?.Number() is not { } top || box["x2"]?.Number() is not { } right || box["y2"]?.Number() is not { } bottom)
        {
            box.Report("a box without all corners", "x1, y1, x2, y2");
            return null;
        }
        if (right >= left - 1 && bottom >= top - 1) return new Box(left, top, right - left + 1, bottom - top + 1);
        box.Report($"a box of size {right - left + 1} x {bottom - top + 1}", "a width and height of 0 or more");
        return null;
    }

    private Rle? Mask(JsonNode rle)
    {
        using var parser = new CocoRleParser(options, log);
        JsonCursor cursor = rle.Cursor;
        return parser.Parse(ref cursor, height, width);
    }

    // Nodes without a word on how they are seen are seen; N is for those that are not to be found.
    private static Keypoints? Nodes(JsonNode graph)
    {
        var triplets = new List<double>();
        foreach (JsonNode node in graph["nodes"]?.Elements() ?? [])
        {
            if (node["location"]?.Point() is not var (x, y))
            {
                triplets.Clear();
                break;
            }
            double visibility = node["visibility"]?.Text() is { } written ? Visibilities.GetValueOrDefault(written, 2) : 2;
            triplets.AddRange(visibility > 0 ? [x, y, visibility] : [0, 0, 0]);
        }
        if (triplets.Count > 0) return new Keypoints([.. triplets]);
        graph.Report("a graph without nodes that have a location", "nodes with location, x and y");
        return null;
    }

    // Closed curves are the parts of an outline; of open ones the first is a line.
    private static Annotation Curves(JsonNode curves, Annotation annotation)
    {
        var coordinates = new List<double>();
        var starts = new List<int>();
        foreach (JsonNode curve in curves.Elements())
        {
            bool isClosed = curve["closed"]?.Flag() != false;
            if (curve["vertices"] is not { } vertices || vertices.Points(isClosed ? 3 : 2) is not { } points) continue;
            List<double> flat = Flatten(points, curve["types"]?.Text() ?? "", isClosed);
            if (!isClosed) annotation = annotation with { Polyline = annotation.Polyline ?? new Polyline([.. flat]) };
            else
            {
                starts.Add(coordinates.Count);
                coordinates.AddRange(flat);
            }
        }
        return starts.Count == 0 ? annotation : annotation with { Polygon = new Polygon([.. coordinates], [.. starts]) };
    }

    // L is a vertex; two C between vertices are the control points of a cubic curve, which becomes a line of 16 pieces.
    private static List<double> Flatten(double[] points, string types, bool isClosed)
    {
        var flat = new List<double>(points.Length);
        int count = points.Length / 2;
        for (int i = 0; i < count; i++)
        {
            bool isCurve = IsControl(types, i) && IsControl(types, i + 1) && flat.Count > 0 && (i + 2 < count || isClosed);
            if (!isCurve)
            {
                flat.AddRange(points[2 * i], points[2 * i + 1]);
                continue;
            }
            int end = (i + 2) % count;
            (double x, double y) = (flat[^2], flat[^1]);
            for (int step = 1; step < CurveSteps; step++)
            {
                double t = (double)step / CurveSteps;
                flat.AddRange(Cubic(x, points[2 * i], points[2 * i + 2], points[2 * end], t), Cubic(y, points[2 * i + 1], points[2 * i + 3], points[2 * end + 1], t));
            }
            i++; // the vertex at its end comes next
        }
        return flat;
    }

    private static bool IsControl(string types, int index) => index < types.Length && types[index] == 'C';

    private static double Cubic(double a, double b, double c, double d, double t)
    {
        double s = 1 - t;
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }

    private IEnumerable<ExtraField> FieldsOf(JsonNode label)
    {
        if (isVideo && label["id"]?.Id() is { } track) yield return KnownFields.Of(KnownFields.Track, track);
        JsonNode? attributes = label["attributes"];
        if (attributes?["occluded"] is { Kind: JsonKind.Bool } occluded) yield return KnownFields.Of(KnownFields.Occluded, occluded.Flag() == true);
        if (attributes?["truncated"] is { Kind: JsonKind.Bool } truncated) yield return KnownFields.Of(KnownFields.Truncated, truncated.Flag() == true);
        if (attributes?["ignored"] is { Kind: JsonKind.Bool } ignored) yield return KnownFields.Of(KnownFields.Ignore, ignored.Flag() == true);
        var others = new JsonObjectText();
        foreach ((string name, JsonNode value) in attributes?.Properties() ?? [])
            if (!KnownAttributes.Contains(name)) others.AddRaw(name, value.Json);
        if (!others.IsEmpty) yield return new ExtraField(KnownFields.Attributes, others.ToString());
    }
}
