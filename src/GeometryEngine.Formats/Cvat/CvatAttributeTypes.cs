using System.Text.Json;

namespace GeometryEngine.Formats;

/// <summary>
/// The attributes of the labels of a data set that is being written, with the kind of input CVAT shall have for them. CVAT writes all values as text; with
/// these a reader knows which were numbers or yes and no.
/// </summary>
internal sealed class CvatAttributeTypes(DatasetInfo info)
{
    private const string Text = "text";

    private readonly List<(string Name, string Type)>[] _types = [.. info.Categories.Select(_ => new List<(string, string)>())];

    /// <summary>Takes note of a value.</summary>
    public void Add(int category, string name, JsonValueKind kind)
    {
        string type = kind switch
        {
            JsonValueKind.True or JsonValueKind.False => "checkbox",
            JsonValueKind.Number => "number",
            _ => Text,
        };
        List<(string Name, string Type)> types = _types[category];
        int known = types.FindIndex(attribute => attribute.Name == name);
        if (known < 0) types.Add((name, type));
        else if (types[known].Type != type) types[known] = (name, Text);
    }

    /// <summary>The attributes of a category that were met, in order of appearance.</summary>
    public IReadOnlyList<(string Name, string Type)> Of(int category) => _types[category];
}
