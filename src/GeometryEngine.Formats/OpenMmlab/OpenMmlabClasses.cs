using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>The classes that the metainfo of OpenMMLab names, by their labels: a list of names, or of objects with id and name.</summary>
internal sealed class OpenMmlabClasses
{
    private static readonly string[] Lists = ["classes", "CLASSES", "categories", "category"], Names = ["name", "category_name"];

    private readonly Dictionary<long, string> _names = [];

    /// <summary>The classes, in file order.</summary>
    public IEnumerable<(long Label, string Name)> All => _names.Select(pair => (pair.Key, pair.Value));

    /// <summary>Reads the metainfo.</summary>
    public void Read(JsonNode meta)
    {
        if (Lists.Select(name => meta[name]).FirstOrDefault(list => list is not null) is not { } classes) return;
        IReadOnlyList<JsonNode> elements = classes.Kind == JsonKind.Text ? [classes] : classes.Elements(); // one class may go without a list
        for (int i = 0; i < elements.Count; i++)
        {
            JsonNode element = elements[i];
            double? id = element["id"]?.Number();
            string? name = element.Kind == JsonKind.Object ? Names.Select(name => element[name]).FirstOrDefault(name => name is not null)?.Text() : element.Text();
            if (name is not { Length: > 0 }) element.Report("a class without a name", "a name, or an object with id and name");
            else if (!_names.TryAdd((long)(id ?? i), name)) element.Report($"id {id ?? i} for the second time", "each id once");
        }
    }

    /// <summary>The name of a label; the number, which is reported, where no class has it.</summary>
    public string NameOf(JsonNode label)
    {
        if (label.Number() is not { } number) return "";
        if (double.IsInteger(number) && _names.TryGetValue((long)number, out string? name)) return name;
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        if (_names.Count > 0) label.Report(text, $"the label of one of the {_names.Count} classes; read as a class of that name");
        return text;
    }
}
