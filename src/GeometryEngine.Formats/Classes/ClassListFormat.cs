namespace GeometryEngine.Formats;

/// <summary>Lists of images with the number of their class, beside a list of the classes' names, as ImageNet and OpenMMLab have them.</summary>
internal sealed class ClassListFormat : DatasetFormat
{
    private static readonly string[] NameLists = ["synsets.txt", "classes.txt", "class_names.txt", "labels.txt"];

    public override string Name => "class-list";

    public override string Description => "text lists of images with the number of their class (train.txt), beside synsets.txt or classes.txt with the names";

    public override bool Recognizes(DatasetInput input) => input.IsTree && NamesOf(input.Tree) is not null && ListsOf(input.Tree).Any();

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new ClassListSource(input, options);

    /// <summary>The list of the classes' names; null when there is none.</summary>
    public static string? NamesOf(FileTree tree) => NameLists.FirstOrDefault(tree.Contains);

    /// <summary>The lists of images.</summary>
    public static IEnumerable<string> ListsOf(FileTree tree) =>
        tree.Files.Where(file => file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && !file.Contains('/') && !NameLists.Contains(file) && IsList(tree, file));

    /// <summary>The image and the number on a line; null when the line is something else.</summary>
    public static (string Image, int Class)? Split(ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \t"u8);
        int blank = line.LastIndexOfAny(" \t"u8);
        if (blank <= 0 || !int.TryParse(line[(blank + 1)..], System.Globalization.NumberStyles.None, null, out int number)) return null;
        string image = System.Text.Encoding.UTF8.GetString(line[..blank].TrimEnd(" \t"u8));
        return image.Contains('.', StringComparison.Ordinal) ? (image, number) : null;
    }

    private static bool IsList(FileTree tree, string name)
    {
        using InputFile file = tree.Open(name);
        var lines = new TextLines(file.Head(1 << 14));
        while (lines.Next(out ReadOnlySpan<byte> line))
            if (!line.Trim(" \t"u8).IsEmpty) return Split(line) is not null;
        return false;
    }
}
