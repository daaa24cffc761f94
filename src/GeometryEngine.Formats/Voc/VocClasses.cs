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

    private VocClasses(IReadOnlyList<string> names) => _names = names;

    /// <summary>The names of a folder: of <c>class_names.txt</c> (a line each) or <c>labelmap.txt</c> (name:colour:parts:actions), else those of the challenge.</summary>
    /// <param name="tree">The folder.</param>
    /// <param name="most">Longest list, bytes.</param>
    public static VocClasses Of(FileTree tree, int most)
    {
        string? list = tree.Files.FirstOrDefault(file => System.IO.Path.GetFileName(file) is "class_names.txt" or "labelmap.txt");
        if (list is null) return new VocClasses(Challenge);
        string[] lines = Encoding.UTF8.GetString(tree.Read(list, most)).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new VocClasses([.. lines.Where(line => !line.StartsWith('#') && line != "__ignore__").Select(line => line.Split(':')[0])]);
    }

    /// <summary>The name of a value; the value itself where it has none.</summary>
    public string NameOf(int value) => value < _names.Count ? _names[value] : value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
