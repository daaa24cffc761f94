namespace GeometryEngine.Formats;

/// <summary>Reads the regions of VIA. What attributes mean is up to the project: the category is the one with the name of such, or the only one.</summary>
internal static class ViaRegion
{
    private static readonly string[] CategoryNames = ["label", "class", "category", "class_name", "name", "object", "object_name", "type"];
    private static readonly string[] LabelNames = ["label", "class", "category"]; // of files; their name and type are something else

    /// <summary>Reads a shape; null where it cannot be used, which is reported.</summary>
    /// <returns>An annotation without category and annotator.</returns>
    public static Annotation? Parse(JsonNode shape, JsonNode? attributes)
    {
        var annotation = new Annotation { Extras = Others(attributes) };
        switch (shape["name"]?.Text())
        {
            case "rect" when Numbers(shape, "x", "y", "width", "height") is [var x, var y, >= 0 and var width, >= 0 and var height]:
                return annotation with { Box = new Box(x, y, width, height) };
            case "circle" when Numbers(shape, "cx", "cy", "r") is [var x, var y, >= 0 and var radius]:
                return annotation with { Ellipse = new Ellipse(x, y, radius, radius) };
            case "ellipse" when Numbers(shape, "cx", "cy", "rx", "ry") is [var x, var y, >= 0 and var across, >= 0 and var down]:
                return annotation with { Ellipse = new Ellipse(x, y, across, down, (shape["theta"]?.Number() ?? 0) * 180 / Math.PI) };
            case "point" when Numbers(shape, "cx", "cy") is [var x, var y]:
                return annotation with { Keypoints = new Keypoints([x, y, 2]) };
            case "polygon" when Points(shape, 3) is { } points:
                return annotation with { Polygon = new Polygon(points, [0]) };
            case "polyline" when Points(shape, 2) is { } points:
                return annotation with { Polyline = new Polyline(points) };
        }
        shape.Report(shape.Json, "a rect, circle, ellipse, polygon (3 points or more), polyline (2 or more) or point, with its numbers");
        return null;
    }

    /// <summary>The categories of a region: one, which may be null for none, or those that are ticked.</summary>
    public static IReadOnlyList<string?> CategoriesOf(JsonNode? attributes)
    {
        if (CategoryOf(attributes) is not { } name || attributes?[name] is not { } category) return [null];
        string?[] ticked = category.Kind == JsonKind.Object ? Ticked(category) : [];
        return ticked.Length > 0 ? ticked : [category.Kind is JsonKind.Text or JsonKind.Number ? category.Text() : null];
    }

    /// <summary>The labels of an image as a whole.</summary>
    public static IEnumerable<string> LabelsOf(JsonNode? attributes)
    {
        foreach (string name in LabelNames)
        {
            if (attributes?[name] is not { } value) continue;
            if (value.Kind == JsonKind.Object) return Ticked(value);
            if (value.Kind == JsonKind.Text && value.Text() is { Length: > 0 } label) return [label];
        }
        return [];
    }

    private static string[] Ticked(JsonNode options) => [.. options.Properties().Where(option => option.Value.Kind == JsonKind.Bool && option.Value.Flag() == true).Select(option => option.Name)];

    private static string? CategoryOf(JsonNode? attributes)
    {
        IReadOnlyList<(string Name, JsonNode Value)> all = attributes?.Properties() ?? [];
        foreach (string name in CategoryNames)
            foreach ((string attribute, _) in all)
                if (attribute.Equals(name, StringComparison.OrdinalIgnoreCase)) return attribute;
        return all is [(var only, { Kind: JsonKind.Text or JsonKind.Object })] ? only : null;
    }

    private static ExtraField[] Others(JsonNode? attributes)
    {
        string? category = CategoryOf(attributes);
        var others = new JsonObjectText();
        foreach ((string name, JsonNode value) in attributes?.Properties() ?? [])
            if (name != category) others.AddRaw(name, value.Json);
        return others.IsEmpty ? [] : [new ExtraField(KnownFields.Attributes, others.ToString())];
    }

    private static double[]? Numbers(JsonNode shape, params ReadOnlySpan<string> names)
    {
        var numbers = new double[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            if (shape[names[i]]?.Number() is not { } number) return null;
            numbers[i] = number;
        }
        return numbers;
    }

    private static double[]? Points(JsonNode shape, int fewest)
    {
        if (shape["all_points_x"]?.Numbers() is not { } x || shape["all_points_y"]?.Numbers() is not { } y || x.Length != y.Length || x.Length < fewest) return null;
        var points = new double[2 * x.Length];
        for (int i = 0; i < x.Length; i++) (points[2 * i], points[2 * i + 1]) = (x[i], y[i]);
        return points;
    }
}
