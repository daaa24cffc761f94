namespace GeometryEngine.Formats;

/// <summary>
/// Writes a folder for each class and copies the files of its images into it, below a folder for the part of the data set where that is one of the usual.
/// The first label of an image is its class.
/// </summary>
internal sealed class ClassFolderWriter : DatasetWriter
{
    private readonly DatasetInfo _info;
    private readonly AtomicFolder _folder;
    private readonly string?[] _classes; // the folder of each class that is used
    private readonly HashSet<string> _usedClasses = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _usedFiles = new(StringComparer.OrdinalIgnoreCase);
    private int _missing;

    public ClassFolderWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _info = info;
        _classes = new string?[info.Categories.Count];
        _folder = new AtomicFolder(path);
    }

    protected override void WriteItem(DatasetItem item)
    {
        if (item.Annotations.Count == 0) return; // what was there is counted as a loss already
        using ImageFile? file = OpenImage?.Invoke(item.Image);
        int category = item.Annotations[0].Category;
        for (int i = 0; i < item.Annotations.Count; i++)
        {
            if (file is null) Lost.Add(Features.ImageLabels, item.Image, item.Annotations[i], i);
            else if (i > 0) Lost.Add(item.Annotations[i].Category == category ? Features.Instances : Features.Overlaps, item.Image, item.Annotations[i], i);
        }
        if (file is null)
        {
            _missing++;
            return;
        }
        if (item.Image.HasSize && (file.Height, file.Width) != (item.Image.Height, item.Image.Width)) Lost.Add(Features.ImageSizes, item.Image.Name);
        using FileStream output = File.Create(_folder.PathOf(NameOf(item.Image, category, Path.GetExtension(file.Name))));
        file.CopyTo(output);
    }

    protected override void Finish()
    {
        if (_usedFiles.Count == 0 && _missing > 0)
            Throw.Input("class-folders", "", $"no image file of {_missing} images", "images beside the annotations, by their names: they are copied");
        _folder.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        _folder.Dispose();
        base.Dispose(disposing);
    }

    // An image that lay in its class's folder already stays where it was.
    private string NameOf(ImageInfo image, int category, string extension)
    {
        string folder = _classes[category] ??= FolderOf(_info.Categories[category].Name);
        bool isPart = image.Subset is { } subset && ClassFolderFormat.IsSubset(subset);
        if (isPart) folder = $"{image.Subset}/{folder}";
        else if (image.Subset is not null) Lost.Add(Features.Subsets, image.Name);
        string stem = SafePath.Stem(image.Name, out bool changed);
        if (stem.StartsWith($"{folder}/", StringComparison.Ordinal)) stem = stem[(folder.Length + 1)..];
        if (!isPart && ClassFolderFormat.IsSubset(folder) && stem.Contains('/')) (stem, changed) = (SafePath.Folder(stem), true); // or its folder would be the class
        string free = stem;
        for (int copy = 2; !_usedFiles.Add($"{folder}/{free}{extension}"); copy++) (free, changed) = ($"{stem}-{copy}", true);
        if (changed) Lost.Add(Features.FileNames, image.Name);
        return $"{folder}/{free}{extension}";
    }

    private string FolderOf(string name)
    {
        string folder = SafePath.Folder(name), free = folder;
        for (int copy = 2; !_usedClasses.Add(free); copy++) free = $"{folder}-{copy}";
        if (free != name) Lost.Add(Features.FileNames, name);
        return free;
    }
}
