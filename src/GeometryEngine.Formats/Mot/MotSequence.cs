using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>A sequence of MOTChallenge: its file of boxes, what seqinfo.ini says of its images, and the names of its classes.</summary>
internal sealed class MotSequence
{
    /// <summary>The name of files of ground truth.</summary>
    public const string TruthName = "gt.txt";

    private const int MostFrames = 1 << 20; // that seqinfo.ini may name without a row for each

    private static readonly string[] Challenge =
    [
        "pedestrian", "person on vehicle", "car", "bicycle", "motorbike", "non motorized vehicle", "static person", "distractor", "occluder", "occluder on the ground",
        "occluder full", "reflection", "crowd",
    ];

    private readonly string _images;
    private readonly string _extension;
    private readonly IReadOnlyList<string>? _names;

    /// <summary>Reads what stands beside a file.</summary>
    /// <param name="tree">The folder, archive, or folder of the one file.</param>
    /// <param name="file">The file of boxes.</param>
    /// <param name="isWhole">Whether the user named the folder or archive.</param>
    /// <param name="most">Longest file beside, bytes.</param>
    public MotSequence(FileTree tree, string file, bool isWhole, int most)
    {
        File = file;
        Root = isWhole ? RootOf(file) : "";
        Dictionary<string, string> info = ReadInfo(tree, $"{Root}seqinfo.ini", most);
        _images = $"{Root}{info.GetValueOrDefault("imDir", "img1")}/";
        _extension = info.GetValueOrDefault("imExt", ".jpg");
        (Height, Width) = (Whole(info, "imHeight", int.MaxValue), Whole(info, "imWidth", int.MaxValue));
        Frames = Whole(info, "seqLength", MostFrames);
        string labels = $"{file[..(file.LastIndexOf('/') + 1)]}labels.txt";
        if (tree.Contains(labels)) _names = [.. Lines(tree, labels, most)];
    }

    public string File { get; }

    /// <summary>The folder of the sequence, with / at its end; empty where the sequence is all there is.</summary>
    public string Root { get; }

    /// <summary>Number of frames; 0 when unknown.</summary>
    public int Frames { get; }

    /// <summary>Pixels; 0 when unknown.</summary>
    public int Height { get; }

    /// <summary>Pixels; 0 when unknown.</summary>
    public int Width { get; }

    /// <summary>Whether the confidence says whether a box counts, rather than how sure it is.</summary>
    public bool IsTruth => System.IO.Path.GetFileName(File) == TruthName;

    /// <summary>The classes that labels.txt lists.</summary>
    public IReadOnlyList<string> Declared => _names ?? [];

    /// <summary>The name of a frame's image.</summary>
    public string ImageOf(int frame) => string.Create(CultureInfo.InvariantCulture, $"{_images}{frame:D6}{_extension}");

    /// <summary>The name of a class, from 1: that of labels.txt, else of the challenge; the number where it has none. Results know pedestrians alone, and say -1.</summary>
    public string ClassOf(double number)
    {
        IReadOnlyList<string> names = _names ?? Challenge;
        if (number == -1) return Challenge[0];
        return number >= 1 && number <= names.Count && double.IsInteger(number) ? names[(int)number - 1] : number.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The folder of the sequence that a file is of: that above gt/ and det/, else one of the file's name, as trackers name their results.</summary>
    public static string RootOf(string file)
    {
        string[] parts = file.Split('/');
        return parts switch
        {
            [.. var above, "gt" or "det", _] => string.Concat(above.Select(part => $"{part}/")),
            [.. var above, TruthName or "det.txt"] => string.Concat(above.Select(part => $"{part}/")),
            _ => $"{System.IO.Path.ChangeExtension(file, null)}/",
        };
    }

    private static Dictionary<string, string> ReadInfo(FileTree tree, string name, int most)
    {
        var info = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!tree.Contains(name)) return info;
        foreach (string line in Lines(tree, name, most))
            if (line.Split('=', 2) is [var key, var value]) info[key.Trim()] = value.Trim();
        return info;
    }

    private static int Whole(Dictionary<string, string> info, string key, int most) =>
        int.TryParse(info.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= most ? value : 0;

    private static string[] Lines(FileTree tree, string name, int most) =>
        Encoding.UTF8.GetString(tree.Read(name, most)).TrimStart('\uFEFF').Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
