using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GeometryEngine.Formats;

/// <summary>
/// Reads files of label names. By content, whatever their names: lines <c>name:red,green,blue:parts:actions</c> (CVAT), lines <c>red green blue name</c> (CamVid),
/// a table <c>name,r,g,b</c>, JSON with <c>label_map</c> and <c>segmentation_colors</c> (Datumaro) or with a list <c>labels</c> of objects (Mapillary), else the name
/// of label 0, 1, ... on each line, where LabelMe's first line <c>__ignore__</c> is label -1.
/// </summary>
/// <param name="file">The file to name in problems.</param>
/// <param name="options">Limits.</param>
/// <param name="log">Receives what says nothing.</param>
internal sealed partial class LabelNamesReader(string file, ReadOptions options, ProblemLog log)
{
    /// <summary>What a file of names may hold.</summary>
    public const string Allowed = "a name on each line, lines NAME:RED,GREEN,BLUE:: or RED GREEN BLUE NAME, a table name,r,g,b, or JSON of Datumaro or Mapillary";

    private const string Ignore = "__ignore__";

    /// <summary>The labels of a file, in its order; none when it has none.</summary>
    /// <exception cref="InputException">The file is broken JSON; in strict reading also at the first line that says nothing.</exception>
    public IReadOnlyList<LabelName> Read(ReadOnlySpan<byte> content)
    {
        if (JsonHead.FirstByte(content) == '{') return ReadJson(content.ToArray());
        string[] lines = Encoding.UTF8.GetString(content).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        string first = lines.FirstOrDefault(line => line.Trim() is { Length: > 0 } text && text[0] != '#')?.Trim() ?? "";
        if (CvatLine().IsMatch(first)) return ReadColors(lines, CvatLine(), "NAME:RED,GREEN,BLUE:PARTS:ACTIONS", isNumbered: false);
        if (CamVidLine().IsMatch(first)) return ReadColors(lines, CamVidLine(), "RED GREEN BLUE NAME", isNumbered: false);
        if (TableHead().IsMatch(first)) return ReadColors(lines[(Array.FindIndex(lines, line => line.Trim() == first) + 1)..], TableLine(), "NAME,RED,GREEN,BLUE", isNumbered: true);
        return ReadLines(lines);
    }

    private static List<LabelName> ReadLines(string[] lines)
    {
        int label = lines[0].Trim() == Ignore ? -1 : 0;
        var entries = new List<LabelName>();
        foreach (string line in lines)
        {
            if (line.Trim() is { Length: > 0 } name && label >= 0) entries.Add(new LabelName(label, name));
            label++;
        }
        return entries;
    }

    // Of colours alone the label says nothing; the background is 0, and the others are counted from 1, or, in tables, rows from 0.
    private List<LabelName> ReadColors(string[] lines, Regex pattern, string allowed, bool isNumbered)
    {
        var entries = new List<LabelName>();
        int label = isNumbered ? 0 : 1;
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() is not { Length: > 0 } line || line[0] == '#') continue;
            GroupCollection groups = pattern.Match(line).Groups;
            if (!(TryByte(groups["r"], out byte red) & TryByte(groups["g"], out byte green) & TryByte(groups["b"], out byte blue)))
            {
                log.Report(file, $"line {i + 1}", $"'{line}'", allowed);
                continue;
            }
            var entry = new LabelName(label, groups["name"].Value.Trim(), new Rgb(red, green, blue));
            if (entry.IsBackground && !isNumbered) entries.Add(entry with { Label = 0 });
            else entries.Add(entry with { Label = label++ });
        }
        return entries;
    }

    private List<LabelName> ReadJson(byte[] content)
    {
        JsonNode root = JsonPiece.Parse(content, new JsonOrigin(file, 0, "", -1), options, log);
        if (root["label_map"] is { } map) return ReadMap(map.Properties(), root["segmentation_colors"]?.Elements() ?? [], root["background_label"]?.Text());
        return root["labels"]?.Elements() is [{ Kind: JsonKind.Object }, ..] labels ? ReadObjects(labels) : [];
    }

    private static List<LabelName> ReadMap(IReadOnlyList<(string Name, JsonNode Value)> names, IReadOnlyList<JsonNode> colors, string? background)
    {
        var entries = new List<LabelName>();
        foreach ((string key, JsonNode value) in names)
        {
            if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int label))
                value.Report($"label '{key}'", "whole numbers as labels");
            else if (value.Text() is { } name)
                entries.Add(new LabelName(label, key == background ? LabelName.Background : name, label < colors.Count ? ColorOf(colors[label]) : null));
        }
        return entries;
    }

    private static List<LabelName> ReadObjects(IReadOnlyList<JsonNode> labels)
    {
        var entries = new List<LabelName>();
        for (int i = 0; i < labels.Count; i++)
            if (labels[i]["name"]?.Text() is { } name) entries.Add(new LabelName(i, name, labels[i]["color"] is { } color ? ColorOf(color) : null, labels[i]["instances"]?.Flag()));
        return entries;
    }

    private static Rgb? ColorOf(JsonNode node)
    {
        if (node.Bytes() is [var red, var green, var blue]) return new Rgb(red, green, blue);
        node.Report("[red, green, blue], each from 0 to 255");
        return null;
    }

    private static bool TryByte(Group group, out byte value) => byte.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    [GeneratedRegex(@"^(?<name>[^:]*):(?<r>\d{1,3}),(?<g>\d{1,3}),(?<b>\d{1,3})(:|$)")]
    private static partial Regex CvatLine();

    [GeneratedRegex(@"^(?<r>\d{1,3})\s+(?<g>\d{1,3})\s+(?<b>\d{1,3})\s+(?<name>\S.*)$")]
    private static partial Regex CamVidLine();

    [GeneratedRegex(@"^""?name""?\s*,\s*""?r(ed)?""?\s*,\s*""?g(reen)?""?\s*,\s*""?b(lue)?""?$", RegexOptions.IgnoreCase)]
    private static partial Regex TableHead();

    [GeneratedRegex(@"^""?(?<name>[^""]*)""?\s*,\s*(?<r>\d{1,3})\s*,\s*(?<g>\d{1,3})\s*,\s*(?<b>\d{1,3})$")]
    private static partial Regex TableLine();
}
