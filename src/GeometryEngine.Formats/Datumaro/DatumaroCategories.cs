namespace GeometryEngine.Formats;

/// <summary>The labels of a Datumaro file; annotations name them by their place in the list.</summary>
internal sealed class DatumaroCategories
{
    private readonly List<Category> _categories = [];

    /// <summary>The labels, in order.</summary>
    public IReadOnlyList<Category> Categories => _categories;

    /// <summary>Reads them.</summary>
    /// <param name="node">The object <c>categories</c>.</param>
    public void Read(JsonNode node)
    {
        foreach (JsonNode label in node["label"]?["labels"]?.Elements() ?? [])
        {
            string name = label["name"]?.Text() ?? "", parent = label["parent"]?.Text() ?? "";
            _categories.Add(new Category { Id = new SourceId(_categories.Count), Name = name.Length > 0 ? name : Category.Unnamed, Supercategory = parent.Length > 0 ? parent : null });
        }
        foreach (JsonNode points in node["points"]?["items"]?.Elements() ?? [])
        {
            if (IndexOf(points["label_id"]) is not { } index) continue;
            string[] names = [.. points["labels"]?.Elements().Select(name => name.Text() ?? "") ?? []];
            _categories[index] = _categories[index] with { KeypointNames = names, Skeleton = Joints(points["joints"], names.Length) };
        }
        foreach (JsonNode color in node["mask"]?["colormap"]?.Elements() ?? [])
        {
            if (IndexOf(color["label_id"]) is { } index && color["r"]?.Number() is { } red && color["g"]?.Number() is { } green && color["b"]?.Number() is { } blue)
                _categories[index] = _categories[index] with { Extras = [new ExtraField(KnownFields.Color, JsonText.Of([red, green, blue]))] };
        }
    }

    /// <summary>The names of a label's keypoints; none for an unknown label.</summary>
    public IReadOnlyList<string> KeypointNamesOf(JsonNode? id) =>
        id is { Kind: JsonKind.Number } && id.Value.Number() is { } number && number >= 0 && number < _categories.Count ? _categories[(int)number].KeypointNames : [];

    /// <summary>The index of a label; null where there is none, which is reported where one is named.</summary>
    public int? IndexOf(JsonNode? id)
    {
        if (id?.Number() is not { } number) return null;
        if (number >= 0 && number < _categories.Count && number == Math.Truncate(number)) return (int)number;
        id.Value.Report($"label_id {number}", $"the place of a label, 0 to {_categories.Count - 1}");
        return null;
    }

    // Counted from 0, but by some writers from 1, as in COCO.
    private static List<(int From, int To)> Joints(JsonNode? joints, int count)
    {
        double[][] pairs = [.. joints?.Elements().Select(pair => pair.Numbers() ?? []).Where(pair => pair.Length == 2) ?? []];
        int first = pairs.Any(pair => pair.Max() >= count) ? 1 : 0;
        return [.. pairs.Where(pair => pair.Min() >= first && pair.Max() - first < count).Select(pair => ((int)pair[0] - first, (int)pair[1] - first))];
    }
}
