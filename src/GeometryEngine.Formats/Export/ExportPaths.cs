namespace GeometryEngine.Formats;

/// <summary>
/// Where each mask of an export goes: the image's file name without extension, its sub-folders kept, below the annotator's name where there are
/// several; made safe by <see cref="SafePath"/>, and distinct, which is checked before anything is written.
/// </summary>
public sealed class ExportPaths
{
    // Where the file system does not tell upper from lower case, neither do we.
    private static readonly StringComparer Comparer =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    // Files of the export itself stand beside those of the images.
    private static readonly string[] Own = [ExportFolder.JournalName, ExportFolder.TemporaryName, ExportManifest.Name, PanopticJson.Name];

    private readonly string[] _stems;
    private readonly string[] _folders;
    private readonly string[] _categories;

    /// <summary>Finds the paths of a data set.</summary>
    /// <param name="reader">The data set.</param>
    /// <param name="file">The file to name in problems.</param>
    /// <param name="problems">Receives a problem for each image whose name would have left the folder, or fits no file system.</param>
    /// <param name="extension">The extension of the masks; null where an image has a folder of masks.</param>
    /// <param name="needsCategories">Whether categories name files too.</param>
    /// <exception cref="InputException">Two images, annotators or categories would share a path, or one needs as a folder what is a file of the other.</exception>
    public ExportPaths(DatasetReader reader, string file, List<Problem> problems, string? extension = ".png", bool needsCategories = false)
    {
        _categories = [.. reader.Info.Categories.Select(category => SafePath.Folder(category.Name))];
        if (needsCategories) ThrowIfShared(_categories, [.. reader.Info.Categories.Select(category => category.Name)], file, "categories");
        _folders = reader.Info.Annotators.Count < 2 ? [""] : [.. reader.Info.Annotators.Select(name => Free(SafePath.Folder(name), extension: null) + "/")];
        ThrowIfShared(_folders, reader.Info.Annotators, file, "annotators");
        _stems = new string[reader.Count];
        var names = new string[reader.Count];
        for (int i = 0; i < _stems.Length; i++)
        {
            names[i] = reader.GetImage(i).Name;
            string safe = SafePath.Stem(names[i], out bool changed);
            _stems[i] = Free(safe, extension);
            if (changed || _stems[i] != safe) problems.Add(new Problem(file, $"image '{names[i]}'", $"file name '{names[i]}', exported as '{_stems[i]}'", "a relative path that stays in its folder, and no name of the export's own files"));
        }
        ThrowIfShared(_stems, names, file, "images");
        if (extension is not null) ThrowIfFolder(names, file, extension);
    }

    /// <summary>The path of the mask of one image and annotator, without extension, with <c>/</c> between parts.</summary>
    /// <param name="image">Index of the image.</param>
    /// <param name="annotator">Index of the annotator.</param>
    public string Stem(int image, int annotator) => (_folders.Length == 1 ? "" : _folders[annotator]) + _stems[image];

    /// <summary>The name of the binary mask of a category, without extension.</summary>
    /// <param name="category">Index of the category.</param>
    public string Category(int category) => _categories[category];

    private static string Free(string path, string? extension) =>
        Own.Contains(path.Split('/')[0], StringComparer.OrdinalIgnoreCase) || Own.Contains(path + extension, StringComparer.OrdinalIgnoreCase) ? "_" + path : path;

    private void ThrowIfFolder(string[] names, string file, string extension)
    {
        if (!_stems.Any(stem => stem.Contains('/'))) return;
        var images = new Dictionary<string, int>(Comparer);
        for (int i = 0; i < _stems.Length; i++) images.Add(_stems[i] + extension, i);
        for (int i = 0; i < _stems.Length; i++)
            for (int end = _stems[i].IndexOf('/'); end > 0; end = _stems[i].IndexOf('/', end + 1))
                if (images.TryGetValue(_stems[i][..end], out int image))
                    Throw.Input(file, "images", $"'{names[image]}' and '{names[i]}', which export to a file and a folder '{_stems[i][..end]}'", "names of which none is the folder of another");
    }

    private static void ThrowIfShared(string[] paths, IReadOnlyList<string> names, string file, string what)
    {
        var first = new Dictionary<string, int>(Comparer);
        for (int i = 0; i < paths.Length; i++)
            if (!first.TryAdd(paths[i], i))
                Throw.Input(file, what, $"'{names[first[paths[i]]]}' and '{names[i]}', which both export to '{paths[i]}'", "names that differ without their extensions");
    }
}
