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

    private readonly string[] _stems;
    private readonly string[] _folders;
    private readonly string[] _categories;

    /// <summary>Finds the paths of a data set.</summary>
    /// <param name="reader">The data set.</param>
    /// <param name="file">The file to name in problems.</param>
    /// <param name="problems">Receives a problem for each image whose name would have left the folder, or fits no file system.</param>
    /// <param name="needsCategories">Whether categories name files too.</param>
    /// <exception cref="InputException">Two images, annotators or categories would share a path.</exception>
    public ExportPaths(DatasetReader reader, string file, List<Problem> problems, bool needsCategories = false)
    {
        _categories = [.. reader.Info.Categories.Select(category => SafePath.Folder(category.Name))];
        if (needsCategories) ThrowIfShared(_categories, [.. reader.Info.Categories.Select(category => category.Name)], file, "categories");
        _folders = reader.Info.Annotators.Count < 2 ? [""] : [.. reader.Info.Annotators.Select(name => SafePath.Folder(name) + "/")];
        ThrowIfShared(_folders, reader.Info.Annotators, file, "annotators");
        _stems = new string[reader.Count];
        var names = new string[reader.Count];
        for (int i = 0; i < _stems.Length; i++)
        {
            names[i] = reader.GetImage(i).Name;
            _stems[i] = SafePath.Stem(names[i], out bool changed);
            if (changed) problems.Add(new Problem(file, $"image '{names[i]}'", $"file name '{names[i]}', exported as '{_stems[i]}'", "a relative path that stays in its folder"));
        }
        ThrowIfShared(_stems, names, file, "images");
    }

    /// <summary>The path of the mask of one image and annotator, without extension, with <c>/</c> between parts.</summary>
    /// <param name="image">Index of the image.</param>
    /// <param name="annotator">Index of the annotator.</param>
    public string Stem(int image, int annotator) => (_folders.Length == 1 ? "" : _folders[annotator]) + _stems[image];

    /// <summary>The name of the binary mask of a category, without extension.</summary>
    /// <param name="category">Index of the category.</param>
    public string Category(int category) => _categories[category];

    private static void ThrowIfShared(string[] paths, IReadOnlyList<string> names, string file, string what)
    {
        var first = new Dictionary<string, int>(Comparer);
        for (int i = 0; i < paths.Length; i++)
            if (!first.TryAdd(paths[i], i))
                Throw.Input(file, what, $"'{names[first[paths[i]]]}' and '{names[i]}', which both export to '{paths[i]}'", "names that differ without their extensions");
    }
}
