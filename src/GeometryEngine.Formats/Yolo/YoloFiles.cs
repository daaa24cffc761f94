namespace GeometryEngine.Formats;

/// <summary>Which files of a folder are what, by the rules of Ultralytics and Darknet.</summary>
internal static class YoloFiles
{
    private const string Labels = "labels";
    private const string Images = "images";

    private static readonly HashSet<string> NotLabels = new(StringComparer.OrdinalIgnoreCase)
        { "train.txt", "val.txt", "valid.txt", "test.txt", "classes.txt", "notes.txt", "requirements.txt" };

    /// <summary>Whether an input is a YOLO data set: a folder with a description or labels, a description, or a single file of labels.</summary>
    public static bool IsDataset(DatasetInput input)
    {
        if (input.File is { } file) return IsYaml(file) ? LooksDescribed(input.Tree, file) : input.Extension == ".txt" && LooksLabelled(input.Head);
        if (FindDescription(input.Tree) is not null) return true;
        return LookLabelled(input.Tree, input.Tree.Files.Where(IsInLabels)) || LookLabelled(input.Tree, WithImages(input.Tree));
    }

    /// <summary>The file that describes a folder: YAML with class names, Darknet's .data, or a list of class names; null when there is none.</summary>
    public static string? FindDescription(FileTree tree)
    {
        string[] near = [.. tree.Files.Where(file => file.AsSpan().Count('/') <= 1).OrderBy(file => file.AsSpan().Count('/'))];
        return near.FirstOrDefault(file => IsYaml(file) && LooksDescribed(tree, file))
            ?? near.FirstOrDefault(file => file.EndsWith(".data", StringComparison.OrdinalIgnoreCase) && Head(tree, file).AsSpan().IndexOf("names"u8) >= 0)
            ?? near.FirstOrDefault(file => Path.GetFileName(file) is "classes.txt" or "obj.names" && LookLabelled(tree, LabelFiles(tree)));
    }

    /// <summary>Whether a file is YAML by its name.</summary>
    public static bool IsYaml(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml";

    /// <summary>All label files: those in folders called labels, or else, beside a list of names, all text files that are no lists themselves.</summary>
    public static IEnumerable<string> LabelFiles(FileTree tree)
    {
        string[] texts = [.. tree.Files.Where(IsLabel)];
        string[] inLabels = [.. texts.Where(IsInLabels)];
        return inLabels.Length > 0 ? inLabels : texts;
    }

    /// <summary>The label file that belongs to an image: its last folder "images" is "labels" there.</summary>
    public static string LabelOf(string image)
    {
        string[] parts = image.Split('/');
        int images = Array.LastIndexOf(parts, Images, Math.Max(0, parts.Length - 2));
        if (images >= 0 && parts.Length > 1) parts[images] = Labels;
        return Path.ChangeExtension(string.Join('/', parts), ".txt");
    }

    /// <summary>Where a path written in a description leads: as it is, or by as many of its last parts as there is a file for.</summary>
    public static string? Find(FileTree tree, string from, string written)
    {
        string[] parts = written.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int skip = 0; skip < parts.Length; skip++)
            if (FileTree.Resolve(from, string.Join('/', parts[skip..])) is { } name && tree.Contains(name)) return name;
        return null;
    }

    /// <summary>The folders of a label file but for "labels", its part of the data set, and its name without extension.</summary>
    public static (string Stem, string? Subset) NameOf(string label, YoloDescription description)
    {
        List<string> parts = [.. label.Split('/')];
        parts[^1] = Path.GetFileNameWithoutExtension(parts[^1]);
        int labels = parts.FindLastIndex(Math.Max(0, parts.Count - 2), part => part.Equals(Labels, StringComparison.OrdinalIgnoreCase));
        if (labels >= 0 && parts.Count > 1) parts.RemoveAt(labels);
        string? subset = null;
        foreach (int at in labels >= 0 ? (int[])[labels, labels - 1] : [0])
        {
            if (at < 0 || at >= parts.Count - 1 || description.SubsetOf(parts[at]) is not { } found) continue;
            subset = found;
            parts.RemoveAt(at);
            break;
        }
        return (string.Join('/', parts), subset);
    }

    private static bool IsLabel(string file) => file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
        && !NotLabels.Contains(Path.GetFileName(file)) && !Path.GetFileName(file).StartsWith("readme", StringComparison.OrdinalIgnoreCase);

    // Beside their images, as labelImg leaves them.
    private static IEnumerable<string> WithImages(FileTree tree)
    {
        HashSet<string> images = [.. tree.Files.Where(ImageHeader.IsImage).Select(image => Path.ChangeExtension(image, null))];
        return tree.Files.Where(file => IsLabel(file) && images.Contains(Path.ChangeExtension(file, null)));
    }

    private static bool IsInLabels(string file) => IsLabel(file) && file.Split('/').SkipLast(1).Contains(Labels, StringComparer.OrdinalIgnoreCase);

    private static bool LooksDescribed(FileTree tree, string file)
    {
        string head = System.Text.Encoding.UTF8.GetString(Head(tree, file));
        bool has(string key) => head.StartsWith(key, StringComparison.Ordinal) || head.Contains("\n" + key, StringComparison.Ordinal);
        return has("names:") && (has("train:") || has("val:") || has("test:") || has("nc:") || has("path:"));
    }

    private static bool LookLabelled(FileTree tree, IEnumerable<string> files)
    {
        string[] labels = [.. files.Take(8)];
        return labels.Length > 0 && labels.All(label => LooksLabelled(Head(tree, label)));
    }

    private static byte[] Head(FileTree tree, string name)
    {
        using InputFile file = tree.Open(name);
        return file.Head(1 << 16);
    }

    // The first line that is not blank is a class and at least four numbers, and nothing else.
    private static bool LooksLabelled(ReadOnlySpan<byte> head)
    {
        var lines = new TextLines(head);
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            var fields = new TextFields(line);
            int count = 0;
            while (fields.Next(out ReadOnlySpan<byte> field))
            {
                if (!TextFields.TryNumber(field, out double number) || (count == 0 && (number < 0 || number != Math.Truncate(number)))) return false;
                count++;
            }
            if (count > 0) return count >= 5;
        }
        return head.IsEmpty;
    }
}
