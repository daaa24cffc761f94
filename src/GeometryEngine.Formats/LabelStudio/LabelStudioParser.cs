namespace GeometryEngine.Formats;

/// <summary>Makes annotations of the regions of a task. Coordinates are percent of the image's width and height, which is unfolded into pixels before anything is turned.</summary>
/// <param name="height">Height of the image in pixels; 0 when unknown.</param>
/// <param name="width">Width of the image in pixels; 0 when unknown.</param>
/// <param name="points">The keypoints of categories.</param>
/// <param name="categoryOf">The index of a category's name.</param>
internal sealed class LabelStudioParser(int height, int width, LabelStudioPoints points, Func<string, int> categoryOf)
{
    private const double Percent = 100;
    private const double Visible = 2;
    private const int MostPoints = 1 << 16;

    private static readonly string[] OwnFields =
    [
        LabelStudioFormat.Keypoints, LabelStudioFormat.Keypoint, LabelStudioFormat.Visibility, LabelStudioFormat.Crowd, LabelStudioFormat.Layer,
        LabelStudioFormat.Area, LabelStudioFormat.Remarks, KnownFields.Attributes,
    ];

    private readonly bool _hasSize = height > 0 && width > 0;

    /// <summary>The annotations of one annotator, without the annotator.</summary>
    public List<Annotation> Parse(List<LabelStudioRegion> regions)
    {
        var annotations = new List<Annotation>();
        if (!_hasSize && regions.Find(region => region.Geometry is not null) is { } unsized)
            unsized.Result.Report("no original_width and original_height", "the size of the image in pixels; coordinates are left in percent");
        ILookup<string?, LabelStudioRegion> children = regions.Where(IsPoint).ToLookup(region => region.Parent);
        HashSet<string> parents = [.. regions.Where(region => region.Geometry is not null && !IsPoint(region)).Select(region => region.Id).OfType<string>()];
        foreach (LabelStudioRegion region in regions)
        {
            if (region.Geometry is null) annotations.AddRange(ImageLabels(region));
            else if (!(IsPoint(region) && region.Parent is { } parent && parents.Contains(parent)) && Object(region, [.. children[region.Id ?? ""]]) is { } annotation)
                annotations.Add(annotation);
        }
        return annotations;
    }

    private static bool IsPoint(LabelStudioRegion region) =>
        region.Geometry is { } value && value["rle"] is null && value["points"] is null && value["height"] is null && value["radiusX"] is null;

    private IEnumerable<Annotation> ImageLabels(LabelStudioRegion region)
    {
        foreach (string label in region.Labels)
        {
            SourceId? id = region is { Id: { } text, Labels.Count: 1 } ? IdText.Parse(text) : null;
            yield return Described(new Annotation { Id = id, Category = categoryOf(label) }, region);
        }
    }

    private Annotation? Object(LabelStudioRegion region, LabelStudioRegion[] children)
    {
        string label = region.Labels.Count > 0 ? region.Labels[0] : Category.Unnamed;
        if (Shape(region) is not { } shape) return null;
        if (children.Length > 0 || region.Meta?[LabelStudioFormat.Keypoints] is not null) shape = shape with { Keypoints = Keypoints(label, region, children) };
        shape = shape with { Id = region.Id is { } id ? IdText.Parse(id) : null, Category = categoryOf(label) };
        return Described(shape, region);
    }

    private static Annotation Described(Annotation annotation, LabelStudioRegion region)
    {
        var extras = new List<ExtraField>();
        if (annotation.IsObject && region.Labels.Count > 1)
            extras.Add(new ExtraField(LabelStudioFormat.MoreLabels, $"[{string.Join(',', region.Labels.Skip(1).Select(JsonObjectText.Quote))}]"));
        if (Attributes(region) is { } attributes) extras.Add(new ExtraField(KnownFields.Attributes, attributes));
        if (region.Meta is not { } meta) return annotation with { Score = region.Score, Extras = extras };
        if (Remarks(meta) is { } remark) extras.Add(KnownFields.Of(KnownFields.Description, remark));
        extras.AddRange(meta.Properties().Where(property => !OwnFields.Contains(property.Name)).Select(property => new ExtraField(property.Name, property.Value.Json)));
        return annotation with
        {
            Score = region.Score,
            IsCrowd = meta[LabelStudioFormat.Crowd]?.Flag() == true,
            ZOrder = (int)(meta[LabelStudioFormat.Layer]?.Number() ?? 0),
            Area = meta[LabelStudioFormat.Area]?.Number(),
            Extras = extras,
        };
    }

    private static string? Attributes(LabelStudioRegion region)
    {
        JsonNode? own = region.Meta?[KnownFields.Attributes];
        if (region.Answers.Count == 0) return own?.Json;
        var attributes = new JsonObjectText();
        foreach ((string name, JsonNode value) in own?.Properties() ?? []) attributes.AddRaw(name, value.Json);
        foreach ((string question, JsonNode answer) in region.Answers)
        {
            IReadOnlyList<JsonNode> answers = answer.Elements();
            attributes.AddRaw(question, answers.Count == 1 ? answers[0].Json : answer.Json);
        }
        return attributes.ToString();
    }

    private static string? Remarks(JsonNode meta)
    {
        if (meta[LabelStudioFormat.Remarks] is not { } remarks) return null;
        return remarks.Kind == JsonKind.List ? string.Join('\n', remarks.Elements().Select(remark => remark.Text())) : remarks.Text();
    }

    private Annotation? Shape(LabelStudioRegion region)
    {
        JsonNode value = region.Geometry!.Value;
        if (value["rle"] is { } rle) return Brush(rle) is { } mask ? new Annotation { Mask = mask } : null;
        if (value["points"] is { } outline)
        {
            bool isLine = value["closed"]?.Flag() == false;
            if (outline.Points(isLine ? 2 : 3) is not { } coordinates) return null;
            for (int i = 0; i < coordinates.Length; i++) coordinates[i] = i % 2 == 0 ? Across(coordinates[i]) : Down(coordinates[i]);
            return isLine ? new Annotation { Polyline = new Polyline(coordinates) } : new Annotation { Polygon = new Polygon(coordinates, [0]) };
        }
        if (value["x"]?.Number() is not { } x || value["y"]?.Number() is not { } y) return null;
        (x, y) = (Across(x), Down(y));
        double angle = value["rotation"]?.Number() ?? 0;
        if (value["radiusX"]?.Number() is { } radiusX && value["radiusY"]?.Number() is { } radiusY)
            return new Annotation { Ellipse = new Ellipse(x, y, Across(radiusX), Down(radiusY), angle) };
        if (value["height"] is null) return new Annotation { Keypoints = new Keypoints([x, y, VisibilityOf(region)]) };
        return Rectangle(value, x, y, angle);
    }

    private Annotation? Rectangle(JsonNode value, double x, double y, double angle)
    {
        if (value["width"]?.Number() is not { } across || value["height"]?.Number() is not { } down) return null;
        if (across < 0 || down < 0)
        {
            value.Report($"a rectangle of size {across} x {down}", "a width and height of 0 or more");
            return null;
        }
        (across, down) = (Across(across), Down(down));
        if (angle == 0) return new Annotation { Box = new Box(x, y, across, down) };
        return new Annotation { RotatedBox = RotatedBox.AboutTopLeft(x, y, across, down, angle) };
    }

    private Rle? Brush(JsonNode rle)
    {
        if (!_hasSize)
        {
            rle.Report("a brush in an image without a size", "original_width and original_height");
            return null;
        }
        if (rle.Bytes() is not { } packed) return null;
        if (RlePack.TryDecode(packed, (long)height * width, out ReadOnlySpan<uint> counts, out RleDefect defect))
            return Rle.FromRowCounts(height, width, counts, 0, 0, height, width);
        rle.Report(defect.Found, defect.Allowed);
        return null;
    }

    // Named by their labels, which a category's keypoints get in order of appearance; files of ours say their order, and number those without names.
    private Keypoints Keypoints(string category, LabelStudioRegion region, LabelStudioRegion[] children)
    {
        JsonNode? declared = region.Meta?[LabelStudioFormat.Keypoints];
        foreach (JsonNode name in declared?.Elements() ?? []) points.Add(category, name.Text() ?? "");
        int[] indexes = [.. children.Select(child => declared?.Kind == JsonKind.Number ? (int)(child.Meta?[LabelStudioFormat.Keypoint]?.Number() ?? -1) : points.Add(category, NameOf(child)))];
        int count = points.Count(category);
        if (declared is { Kind: JsonKind.Number } number && count == 0) count = Math.Clamp((int)(number.Number() ?? 0), 0, MostPoints);
        var triplets = new double[3 * count];
        for (int i = 0; i < children.Length; i++)
        {
            if (indexes[i] < 0 || indexes[i] >= count) children[i].Result.Report($"keypoint {indexes[i]}", $"one of the {count} of {category}");
            else if (Shape(children[i])?.Keypoints is { } point) point.Triplets.CopyTo(triplets.AsSpan(3 * indexes[i]));
        }
        return new Keypoints(triplets);
    }

    private static string NameOf(LabelStudioRegion point) => point.Labels.Count > 0 ? point.Labels[0] : Category.Unnamed;

    private static double VisibilityOf(LabelStudioRegion region) => region.Meta?[LabelStudioFormat.Visibility]?.Number() ?? Visible;

    private double Across(double percent) => _hasSize ? percent * width / Percent : percent;

    private double Down(double percent) => _hasSize ? percent * height / Percent : percent;
}
