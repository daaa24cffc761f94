using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace GeometryEngine.Formats;

/// <summary>What the description of a YOLO data set says: data.yaml, Darknet's obj.data and obj.names, or a bare classes.txt.</summary>
internal sealed class YoloDescription
{
    private const int LargestFile = 4 << 20;

    private static readonly string[] Subsets = ["train", "val", "valid", "validation", "test"];

    private readonly Dictionary<int, string> _names = [];
    private readonly Dictionary<string, string> _subsets = Subsets.ToDictionary(name => name, name => name, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, string[]> _keypointNames = [];

    /// <summary>Number of class names, to the last that has one.</summary>
    public int ClassCount { get; private set; }

    /// <summary>The task, where the description tells it.</summary>
    public YoloTask? Task { get; private set; }

    /// <summary>Keypoints of each object; 0 where the description does not say.</summary>
    public int KeypointCount { get; private set; }

    /// <summary>Numbers of each keypoint: 2, x and y, or 3, with visibility; 0 where the description does not say.</summary>
    public int KeypointValues { get; private set; }

    /// <summary>Lists of image files, each with the part of the data set it makes.</summary>
    public List<(string File, string Subset)> Lists { get; } = [];

    /// <summary>The name of a class; its number where it has none.</summary>
    public string NameOf(int index) => _names.TryGetValue(index, out string? name) ? name : index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The names of a class's keypoints; empty where the description does not say them.</summary>
    public IReadOnlyList<string> KeypointNamesOf(int index) => _keypointNames.GetValueOrDefault(index, []);

    /// <summary>The part of the data set that a folder's name stands for; null when for none.</summary>
    public string? SubsetOf(string folder)
    {
        if (_subsets.TryGetValue(folder, out string? subset)) return subset;
        return folder.StartsWith("obj_", StringComparison.Ordinal) && folder.EndsWith("_data", StringComparison.Ordinal) && folder.Length > 9 ? folder[4..^5] : null;
    }

    /// <summary>Reads the description of a folder.</summary>
    /// <param name="tree">The folder.</param>
    /// <param name="file">The file that describes it, as <see cref="YoloFiles.FindDescription"/> finds it; null when there is none.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static YoloDescription Read(FileTree tree, string? file)
    {
        var description = new YoloDescription();
        if (file is null) return description;
        byte[] content = tree.Read(file, LargestFile);
        if (YoloFiles.IsYaml(file)) description.ReadYaml(tree.PathOf(file), content);
        else if (file.EndsWith(".data", StringComparison.OrdinalIgnoreCase)) description.ReadDarknet(tree, file, content);
        else description.ReadNames(content);
        return description;
    }

    private void ReadYaml(string path, byte[] content)
    {
        YamlMappingNode root = ParseYaml(path, content);
        foreach ((YamlNode key, YamlNode value) in root.Children)
        {
            switch (((key as YamlScalarNode)?.Value, value))
            {
                case ("names", YamlSequenceNode list):
                    for (int i = 0; i < list.Children.Count; i++) AddName(i, Scalar(list.Children[i]));
                    break;
                case ("names", YamlMappingNode map):
                    foreach ((YamlNode number, YamlNode name) in map.Children)
                        if (int.TryParse(Scalar(number), NumberStyles.None, CultureInfo.InvariantCulture, out int index)) AddName(index, Scalar(name));
                    break;
                case ("kpt_shape", YamlSequenceNode { Children.Count: 2 } shape):
                    ReadShape(path, Scalar(shape.Children[0]), Scalar(shape.Children[1]));
                    break;
                case ("kpt_names", YamlMappingNode map):
                    foreach ((YamlNode number, YamlNode names) in map.Children)
                        if (int.TryParse(Scalar(number), out int index) && names is YamlSequenceNode list) _keypointNames[index] = [.. list.Children.Select(Scalar)];
                    break;
                case ("task", YamlScalarNode { Value: { } task }) when Enum.TryParse(task, ignoreCase: true, out YoloTask told):
                    Task = told;
                    break;
                case ("train" or "val" or "test", _):
                    AddSubset(((YamlScalarNode)key).Value!, value);
                    break;
                case ({ } subset and not "path", YamlScalarNode { Value: { } folder }) when folder.Split('/').Contains("images"): // as minival, and of ours
                    AddSubset(subset, value);
                    break;
            }
        }
    }

    private void ReadShape(string path, string count, string values)
    {
        bool isShape = int.TryParse(count, out int keypoints) & int.TryParse(values, out int numbers);
        if (!isShape || keypoints is < 1 or > 10_000 || numbers is not (2 or 3))
            Throw.Input(path, "kpt_shape", $"[{count}, {values}]", "the number of keypoints, and 2 or 3 numbers of each");
        (KeypointCount, KeypointValues) = (keypoints, numbers);
        Task ??= YoloTask.Pose;
    }

    // The last folder of a path that is not "images" stands for the part: images/train2017, ../valid/images, /home/me/set/train/images.
    private void AddSubset(string subset, YamlNode value)
    {
        foreach (YamlNode path in value is YamlSequenceNode list ? list.Children : (IList<YamlNode>)[value])
        {
            string written = Scalar(path).Replace('\\', '/');
            if (written.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) Lists.Add((written, subset));
            else if (written.Split('/').LastOrDefault(part => part is not ("" or "." or ".." or "images")) is { } folder) _subsets[folder] = subset;
        }
    }

    private void ReadDarknet(FileTree tree, string file, byte[] content)
    {
        var lines = new TextLines(content);
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            string[] parts = Encoding.UTF8.GetString(line).Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2) continue;
            if (parts[0] == "names" && YoloFiles.Find(tree, file, parts[1]) is { } names) ReadNames(tree.Read(names, LargestFile));
            else if (parts[0] is "train" or "valid" or "val" or "test") Lists.Add((parts[1], parts[0]));
        }
    }

    private void ReadNames(byte[] content)
    {
        var lines = new TextLines(content);
        int index = 0;
        while (lines.Next(out ReadOnlySpan<byte> line))
            if (line.Trim(" \t"u8) is { IsEmpty: false } name) AddName(index++, Encoding.UTF8.GetString(name));
    }

    private void AddName(int index, string name)
    {
        _names[index] = name;
        ClassCount = Math.Max(ClassCount, index + 1);
    }

    private static string Scalar(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

    private static YamlMappingNode ParseYaml(string path, byte[] content)
    {
        try
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
            CheckDepth(path, text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }, ..]) return root;
        }
        catch (Exception failure) when (failure is not InputException) // the parser throws what it likes at damaged text
        {
            string place = failure is YamlException { Start: var start } ? $"line {start.Line}" : "";
            Throw.Input(path, place, $"YAML that cannot be read: {failure.Message}", "a mapping with names", failure);
        }
        Throw.Input(path, "", "YAML without a mapping", "a mapping with names");
        return null;
    }

    // The tree of nodes is built by recursion.
    private static void CheckDepth(string path, string text)
    {
        const int deepest = 32;
        var parser = new Parser(new StringReader(text));
        int depth = 0;
        while (parser.MoveNext())
        {
            if (parser.Current is SequenceStart or MappingStart) depth++;
            else if (parser.Current is SequenceEnd or MappingEnd) depth--;
            if (depth > deepest) Throw.Input(path, $"line {parser.Current!.Start.Line}", $"more than {deepest} levels", $"at most {deepest}");
        }
    }
}
