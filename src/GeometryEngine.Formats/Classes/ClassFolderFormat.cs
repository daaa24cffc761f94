namespace GeometryEngine.Formats;

/// <summary>A folder for each class, with the images of the class in it, perhaps below folders for the parts of the data set.</summary>
internal sealed class ClassFolderFormat : DatasetFormat
{
    private static readonly HashSet<string> Subsets = new(StringComparer.OrdinalIgnoreCase) { "train", "training", "val", "valid", "validation", "test" };

    // The one folder of a data set whose annotations are missing, or of a format that is not known.
    private static readonly HashSet<string> NoClasses = new(StringComparer.OrdinalIgnoreCase) { "images", "image", "imgs", "img", "JPEGImages", "photos", "frames" };

    public override string Name => "class-folders";

    public override string Description => "a folder of images for each class, perhaps below train, val and test";

    public override Features Holds => Features.ImageLabels | Features.ImageSizes | Features.Subsets;

    internal override bool YieldsToFiles(DatasetInput input) => true;

    public override bool Recognizes(DatasetInput input)
    {
        if (!input.IsTree) return false;
        var classes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string file in input.Tree.Files)
        {
            if (!ImageHeader.IsImage(file)) continue;
            if (ClassOf(file) is not var (_, name)) return false;
            classes.Add(name);
        }
        return !classes.IsSubsetOf(NoClasses);
    }

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new ClassFolderSource(input, options);

    public override DatasetWriter Create(string path, DatasetInfo info) => new ClassFolderWriter(path, Holds, info);

    /// <summary>The class that an image's folder names, and the part of the data set; null where it names none.</summary>
    public static (string? Subset, string Class)? ClassOf(string file)
    {
        string[] parts = file.Split('/');
        bool hasSubset = parts.Length > 2 && IsSubset(parts[0]);
        int at = hasSubset ? 1 : 0;
        return parts.Length - 1 > at ? (hasSubset ? parts[0] : null, parts[at]) : null;
    }

    /// <summary>Whether a folder's name is that of a part of the data set.</summary>
    public static bool IsSubset(string folder) => Subsets.Contains(folder);
}
