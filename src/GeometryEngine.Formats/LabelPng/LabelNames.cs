namespace GeometryEngine.Formats;

/// <summary>The names of labels, and the colours that stand for them where the file has these.</summary>
internal sealed class LabelNames
{
    /// <summary>The file that the writer makes.</summary>
    public const string FileName = "labels.txt";

    private const int MostBytes = 16 << 20;

    // CVAT; CamVid; its copies on Kaggle; Datumaro; Mapillary.
    private static readonly string[] FileNames = [FileName, "labelmap.txt", "label_colors.txt", "class_dict.csv", "labelmap.csv", "dataset_meta.json", "config.json"];

    private readonly Dictionary<uint, int> _colors = [];

    private LabelNames(IReadOnlyList<LabelName> entries)
    {
        Named = [.. entries.Where(entry => !entry.IsBackground).OrderBy(entry => entry.Label)];
        Background = entries.Where(entry => entry.IsBackground).Select(entry => entry.Label).FirstOrDefault(Named.Any(entry => entry.Label == 0) ? -1 : 0);
        foreach (LabelName entry in entries)
            if (entry.Color is { } color) _colors.TryAdd(color.Packed, entry.IsBackground ? Background : entry.Label);
    }

    /// <summary>The labels that have a name and are no background, ascending.</summary>
    public IReadOnlyList<LabelName> Named { get; }

    /// <summary>The label that is no category; -1 where all are.</summary>
    public int Background { get; }

    /// <summary>Whether colours stand for labels.</summary>
    public bool HasColors => _colors.Count > 0;

    /// <summary>
    /// Reads the names that belong to masks: of a file that the user gives, else of one beside the masks; else those of CamVid, where the folders are called as there.
    /// </summary>
    /// <param name="input">The folder, archive or single mask.</param>
    /// <param name="options">Names the file of the user.</param>
    /// <param name="log">Receives lines that say nothing.</param>
    /// <returns>The names; null when there are none.</returns>
    /// <exception cref="InputException">The user's file cannot be read, or has no names.</exception>
    public static LabelNames? Read(DatasetInput input, ReadOptions options, ProblemLog log)
    {
        if (options.Labels is { } path)
        {
            string name = System.IO.Path.GetFileName(path);
            using var folder = new FolderTree(path[..^name.Length]);
            LabelNames? given = Read(folder, name, options, log);
            if (given is null) Throw.Input(path, "", "no names of labels", LabelNamesReader.Allowed);
            return given;
        }
        if (FileNames.FirstOrDefault(input.Tree.Contains) is { } file && Read(input.Tree, file, options, log) is { } names) return names;
        return input.IsTree && CamVid.IsLayout(input.Tree) ? Of(new LabelNamesReader("CamVid", options, log).Read(CamVid.Colors)) : null;
    }

    /// <summary>Whether a file of names lies beside masks.</summary>
    public static bool HasFile(FileTree tree) => FileNames.Any(tree.Contains);

    /// <summary>Reads one file of names.</summary>
    /// <returns>The names; null when it has none.</returns>
    public static LabelNames? Read(FileTree tree, string file, ReadOptions options, ProblemLog log) =>
        Of(new LabelNamesReader(tree.PathOf(file), options, log).Read(tree.Read(file, MostBytes)));

    /// <summary>The label of a colour, red in the lowest bits; null when the map has none.</summary>
    public int? LabelOf(uint color) => _colors.TryGetValue(color, out int label) ? label : null;

    private static LabelNames? Of(IReadOnlyList<LabelName> entries) => entries.Count > 0 ? new LabelNames(entries) : null;
}
