namespace GeometryEngine.Formats;

/// <summary>The image files beside annotations, which tell the sizes that these do not: found by name, wherever they lie in a folder or archive.</summary>
internal sealed class SizesOnDisk
{
    private static readonly string[] Folders = ["", "images/"]; // beside a single file of annotations

    private readonly FileTree _tree;
    private readonly Lazy<ILookup<string, string>>? _byStem;

    private SizesOnDisk(FileTree tree, bool isWhole)
    {
        _tree = tree;
        if (isWhole) _byStem = new(() => tree.Files.Where(ImageHeader.IsImage).ToLookup(Path.GetFileNameWithoutExtension, StringComparer.Ordinal)!);
    }

    /// <summary>Looks up the sizes that no source knows.</summary>
    /// <param name="inputs">What the user named.</param>
    /// <param name="sizes">The size of each image, 0 where unknown.</param>
    /// <param name="nameOf">The file name of an image; null where it has none.</param>
    /// <param name="mostPixels">A larger image has no size.</param>
    /// <returns>The sizes, with those that were found.</returns>
    public static IReadOnlyList<(int Height, int Width)> Complete(
        IReadOnlyList<OpenedInput> inputs, IReadOnlyList<(int Height, int Width)> sizes, Func<int, string?> nameOf, long mostPixels)
    {
        if (sizes.All(size => size.Height > 0 && size.Width > 0)) return sizes;
        SizesOnDisk[] places = [.. inputs.Where(input => input.Tree is not null).Select(input => new SizesOnDisk(input.Tree!, input.IsTree))];
        var completed = sizes.ToArray();
        HashSet<string> named = [.. Enumerable.Range(0, completed.Length).Select(nameOf).OfType<string>().Select(LastPart)];
        for (int image = 0; image < completed.Length && places.Length > 0; image++)
        {
            if (completed[image] is { Height: > 0, Width: > 0 } || nameOf(image) is not { Length: > 0 } name) continue;
            foreach (SizesOnDisk place in places)
            {
                if (place.SizeOf(name.Replace('\\', '/'), named) is not var (height, width) || (long)height * width > mostPixels) continue;
                completed[image] = (height, width);
                break;
            }
        }
        return completed;
    }

    private (int Height, int Width)? SizeOf(string name, HashSet<string> named)
    {
        try
        {
            if (Find(name, named) is not { } found) return null;
            using InputFile file = _tree.Open(found);
            return ImageHeader.ReadSize(file);
        }
        catch (InputException)
        {
            return null; // a photograph that cannot be read takes nothing from the annotations
        }
    }

    // A file of another extension will do where no other image is called so.
    private string? Find(string name, HashSet<string> named)
    {
        string last = LastPart(name);
        if (_byStem is null) return ((string[])[name, last]).SelectMany(_ => Folders, (file, folder) => folder + file).FirstOrDefault(_tree.Contains);
        string[] files = [.. _byStem.Value[Path.GetFileNameWithoutExtension(last)]];
        return files.FirstOrDefault(file => file == name || file.EndsWith($"/{name}", StringComparison.Ordinal))
            ?? files.FirstOrDefault(file => Path.GetFileName(file) == last)
            ?? (files.Length == 1 && !named.Contains(LastPart(files[0])) ? files[0] : null);
    }

    private static string LastPart(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
}
