using System.Text;

namespace GeometryEngine.Formats;

/// <summary>
/// The names of labels, from a file beside the masks: <c>labels.txt</c> with the name of label 0, 1, ... on each line (LabelMe's first line
/// <c>__ignore__</c> is label -1), or <c>labelmap.txt</c> with lines <c>name:red,green,blue:parts:actions</c>, as CVAT writes it.
/// </summary>
internal sealed class LabelNames
{
    /// <summary>The file that the writer makes.</summary>
    public const string FileName = "labels.txt";

    /// <summary>The name of label 0 where it is background.</summary>
    public const string Background = "_background_";

    private const string ColorFileName = "labelmap.txt";
    private const string Ignore = "__ignore__";
    private const int MostBytes = 16 << 20;

    private readonly Dictionary<int, string> _names = [];
    private readonly Dictionary<uint, int> _colors = [];

    /// <summary>The labels that have a name and are no background, ascending.</summary>
    public IEnumerable<(int Label, string Name)> Named => _names.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value));

    /// <summary>Finds the file of names.</summary>
    /// <returns>Its name in the tree; null when there is none.</returns>
    public static string? Find(FileTree tree) => tree.Contains(FileName) ? FileName : tree.Contains(ColorFileName) ? ColorFileName : null;

    /// <summary>Reads the names.</summary>
    /// <param name="tree">The folder or archive.</param>
    /// <param name="log">Receives lines that say nothing.</param>
    /// <returns>The names; null when there are none.</returns>
    public static LabelNames? Read(FileTree tree, ProblemLog log)
    {
        if (Find(tree) is not { } file) return null;
        var names = new LabelNames();
        string[] lines = Encoding.UTF8.GetString(tree.Read(file, MostBytes)).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        if (file == ColorFileName) names.AddColors(lines, tree.PathOf(file), log);
        else names.AddLines(lines);
        return names;
    }

    /// <summary>The label of a colour, red in the lowest bits; -1 when the map has none.</summary>
    public int LabelOf(uint color) => _colors.GetValueOrDefault(color, -1);

    private void AddLines(string[] lines)
    {
        int label = lines[0].Trim() == Ignore ? -1 : 0;
        foreach (string line in lines)
        {
            string name = line.Trim();
            if (name.Length > 0 && label >= 0 && !IsBackground(name)) _names[label] = name;
            label++;
        }
    }

    private void AddColors(string[] lines, string path, ProblemLog log)
    {
        int label = 1;
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() is not { Length: > 0 } line || line[0] == '#') continue;
            string[] parts = line.Split(':');
            byte[] color = [.. (parts.Length > 1 ? parts[1] : "").Split(',').Select(text => byte.TryParse(text, out byte value) ? value : -1).Where(value => value >= 0).Select(value => (byte)value)];
            if (color.Length != 3)
            {
                log.Report(path, $"line {i + 1}", $"'{line}'", "NAME:RED,GREEN,BLUE:PARTS:ACTIONS");
                continue;
            }
            bool isBackground = IsBackground(parts[0]);
            _colors[new Rgb(color[0], color[1], color[2]).Packed] = isBackground ? 0 : label;
            if (!isBackground) _names[label++] = parts[0];
        }
    }

    private static bool IsBackground(string name) => name is Background or "background";
}
