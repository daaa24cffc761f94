using System.Text;

namespace GeometryEngine.Formats;

/// <summary>The names of the values of VOC's class images: those of the challenge, or those of a list beside.</summary>
internal sealed class VocClasses
{
    private static readonly string[] Challenge =
    [
        "background", "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow", "diningtable", "dog", "horse", "motorbike", "person",
        "pottedplant", "sheep", "sofa", "train", "tvmonitor",
    ];

    private readonly IReadOnlyList<string> _names;

    private VocClasses(IReadOnlyList<string> names, bool areDeclared) => (_names, AreDeclared) = (names, areDeclared);

    /// <summary>The colours that stand for values in images of colours: those of the list where it has some, and those of the challenge.</summary>
    public IReadOnlyDictionary<uint, int> Values { get; private init; } = Challenged();

    /// <summary>The name of the list that is written.</summary>
    public const string ListName = "labelmap.txt";

    /// <summary>Whether the names come from a list of the data set.</summary>
    public bool AreDeclared { get; }

    /// <summary>The names, that of the background, 0, first.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The names of a folder: of <c>class_names.txt</c> (a line each) or <c>labelmap.txt</c> (name:colour:parts:actions), else those of the challenge.</summary>
    /// <param name="tree">The folder.</param>
    /// <param name="most">Longest list, bytes.</param>
    public static VocClasses Of(FileTree tree, int most)
    {
        string? list = tree.Files.FirstOrDefault(file => System.IO.Path.GetFileName(file) is "class_names.txt" or ListName);
        if (list is null) return new VocClasses(Challenge, areDeclared: false);
        string[] lines = Encoding.UTF8.GetString(tree.Read(list, most)).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] classes = [.. lines.Where(line => !line.StartsWith("# label", StringComparison.Ordinal) && line != "__ignore__")];
        return new VocClasses([.. classes.Select(NameOfLine)], areDeclared: true) { Values = ValuesOf(classes) };
    }

    /// <summary>The values of the challenge's colours.</summary>
    public static Dictionary<uint, int> Challenged() => Enumerable.Range(0, 256).ToDictionary(value => LabelColors.Voc(value).Packed);

    /// <summary>The list of a data set, as CVAT writes it; the values are the places in it.</summary>
    public static string List(IReadOnlyList<Category> categories)
    {
        var text = new StringBuilder("# label:color_rgb:parts:actions\nbackground:0,0,0::\n");
        for (int i = 0; i < categories.Count; i++)
        {
            Rgb color = LabelColors.Voc(i + 1);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{OneLine(categories[i].Name)}:{color.R},{color.G},{color.B}::\n");
        }
        return text.ToString();
    }

    // name:color:parts:actions, where the name may have colons too.
    private static string NameOfLine(string line) => line.Split(':') is [.. [_, ..] name, _, _, _] ? string.Join(':', name) : line;

    private static Dictionary<uint, int> ValuesOf(string[] lines)
    {
        var values = new Dictionary<uint, int>();
        for (int i = 0; i < lines.Length; i++)
            if (lines[i].Split(':') is [.. [_, ..], var color, _, _] && color.Split(',') is [var red, var green, var blue]
                && byte.TryParse(red, out byte r) && byte.TryParse(green, out byte g) && byte.TryParse(blue, out byte b)) values.TryAdd(new Rgb(r, g, b).Packed, i);
        if (values.Count == 0) return Challenged();
        values.TryAdd(LabelColors.Voc(VoidRegion.Label).Packed, VoidRegion.Label);
        return values;
    }

    private static string OneLine(string name) => name.ReplaceLineEndings(" ").Trim();

    /// <summary>The name of a value; the value itself where it has none.</summary>
    public string NameOf(int value) => value < _names.Count ? _names[value] : value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
