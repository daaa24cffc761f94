using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>Reads which pixel value each category has: lines of <c>CATEGORY=VALUE</c>.</summary>
public static class CategoryMap
{
    private const string Allowed = "CATEGORY=VALUE, where CATEGORY is a name or an id and VALUE a whole number, negative to leave the category out";

    /// <summary>Reads entries.</summary>
    /// <param name="texts">Each an entry, or the path of a file with an entry a line; blank lines and those that begin with # are skipped.</param>
    /// <exception cref="InputException">An entry is malformed or contradicts another, or a file cannot be read.</exception>
    public static IReadOnlyDictionary<string, int> Parse(IEnumerable<string> texts)
    {
        var map = new Dictionary<string, int>();
        foreach (string text in texts)
        {
            if (File.Exists(text) || !text.Contains('=')) AddFile(text, map);
            else Add(text, "--map", text, map);
        }
        return map;
    }

    private static void AddFile(string path, Dictionary<string, int> map)
    {
        string[] lines = [];
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Throw.Input(path, "", "a map that cannot be read", "a text file, or an entry CATEGORY=VALUE", failure);
        }
        for (int i = 0; i < lines.Length; i++)
            if (lines[i].Trim() is { Length: > 0 } line && line[0] != '#') Add(line, path, $"line {i + 1}", map);
    }

    // The last = parts them: a category's name may hold one.
    private static void Add(string entry, string file, string place, Dictionary<string, int> map)
    {
        int sign = entry.LastIndexOf('=');
        string category = sign < 0 ? "" : entry[..sign].Trim();
        if (category.Length == 0 || !int.TryParse(entry.AsSpan(sign + 1).Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value))
        {
            Throw.Input(file, place, $"'{entry}'", Allowed);
            return;
        }
        if (!map.TryAdd(category, value) && map[category] != value) Throw.Input(file, place, $"value {value} for '{category}'", $"{map[category]}, as an earlier entry has it");
    }
}
