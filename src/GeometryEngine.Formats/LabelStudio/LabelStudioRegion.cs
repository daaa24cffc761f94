namespace GeometryEngine.Formats;

/// <summary>
/// A region of a task: the results of one id. Label Studio writes one result for it, or one with the geometry and one with the labels, and more for what else
/// was said of the region. A result without geometry whose id no other has is about the image as a whole.
/// </summary>
internal sealed class LabelStudioRegion
{
    private LabelStudioRegion(JsonNode result)
    {
        Result = result;
        Id = result["id"]?.Text();
    }

    /// <summary>The first result of the region.</summary>
    public JsonNode Result { get; }

    /// <summary>The id; null when it has none.</summary>
    public string? Id { get; }

    /// <summary>The value that has the geometry; null where the image as a whole is meant.</summary>
    public JsonNode? Geometry { get; private set; }

    /// <summary>The labels.</summary>
    public List<string> Labels { get; } = [];

    /// <summary>What else was said of the region: the name of the question, and the answer.</summary>
    public List<(string Question, JsonNode Answer)> Answers { get; } = [];

    /// <summary>Remarks and fields of ours; null when there are none.</summary>
    public JsonNode? Meta { get; private set; }

    /// <summary>Id of the region that this one is a part of; null when there is none.</summary>
    public string? Parent { get; private set; }

    /// <summary>The confidence; null when there is none.</summary>
    public double? Score { get; private set; }

    /// <summary>Height of the image in pixels; 0 when the file does not say.</summary>
    public int Height { get; private set; }

    /// <summary>Width of the image in pixels; 0 when the file does not say.</summary>
    public int Width { get; private set; }

    /// <summary>The regions of one annotator's work, in order of appearance.</summary>
    /// <param name="work">An object with a list <c>result</c>.</param>
    public static List<LabelStudioRegion> ReadAll(JsonNode work)
    {
        var regions = new List<LabelStudioRegion>();
        var byId = new Dictionary<string, LabelStudioRegion>(StringComparer.Ordinal);
        foreach (JsonNode result in work["result"]?.Elements() ?? [])
        {
            if (result["type"]?.Text() == "relation" || result["value"] is not { } value) continue;
            var region = new LabelStudioRegion(result);
            if (region.Id is not { } id || byId.TryAdd(id, region)) regions.Add(region);
            else region = byId[id];
            region.Add(result, value);
        }
        return regions;
    }

    private void Add(JsonNode result, JsonNode value)
    {
        if (Geometry is null && IsGeometry(value)) Geometry = value;
        foreach ((string name, JsonNode node) in value.Properties())
        {
            if (name.EndsWith("labels", StringComparison.Ordinal) || name is "choices" or "taxonomy") AddLabels(result, name, node);
            else if (name is "text" or "rating" or "number" or "datetime") Answers.Add((result["from_name"]?.Text() ?? name, node));
        }
        Meta ??= result["meta"];
        Parent ??= result["parentID"]?.Text();
        Score ??= result["score"]?.Number();
        if (Height == 0) Height = result["original_height"]?.Size() ?? 0;
        if (Width == 0) Width = result["original_width"]?.Size() ?? 0;
    }

    // Choices are labels of the image, and of a region what was answered about it.
    private void AddLabels(JsonNode result, string name, JsonNode node)
    {
        if (Geometry is not null && name is "choices" or "taxonomy")
        {
            Answers.Add((result["from_name"]?.Text() ?? name, node));
            return;
        }
        foreach (JsonNode label in node.Kind == JsonKind.List ? node.Elements() : [node])
        {
            string?[] path = [.. label.Kind == JsonKind.List ? label.Elements().Select(step => step.Text()) : [label.Text()]];
            string joined = string.Join('/', path.OfType<string>());
            if (!Labels.Contains(joined)) Labels.Add(joined);
        }
    }

    private static bool IsGeometry(JsonNode value) =>
        value["rle"] is not null || value["points"] is not null || (value["x"] is not null && value["y"] is not null);
}
