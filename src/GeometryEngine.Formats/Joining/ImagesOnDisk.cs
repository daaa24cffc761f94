namespace GeometryEngine.Formats;

/// <summary>The image files beside annotations, found by name, wherever they lie in a folder or archive.</summary>
internal sealed class ImagesOnDisk
{
    private static readonly string[] Folders = ["", "images/"]; // beside a single file of annotations

    private readonly Place[] _places;
    private readonly Func<int, string?> _nameOf;
    private readonly Lazy<HashSet<string>> _named; // the last parts of all names

    /// <summary>Looks for nothing yet.</summary>
    /// <param name="inputs">What the user named.</param>
    /// <param name="count">Number of images.</param>
    /// <param name="nameOf">The file name of an image; null where it has none.</param>
    public ImagesOnDisk(IReadOnlyList<OpenedInput> inputs, int count, Func<int, string?> nameOf)
    {
        _places = [.. inputs.Where(input => input.Tree is not null).Select(input => new Place(input.Tree!, input.IsTree))];
        _nameOf = nameOf;
        _named = new(() => [.. Enumerable.Range(0, count).Select(nameOf).OfType<string>().Select(LastPart)]);
    }

    /// <summary>Looks up the sizes that no source knows.</summary>
    /// <param name="sizes">The size of each image, 0 where unknown.</param>
    /// <param name="mostPixels">A larger image has no size.</param>
    /// <returns>The sizes, with those that were found.</returns>
    public IReadOnlyList<(int Height, int Width)> Complete(IReadOnlyList<(int Height, int Width)> sizes, long mostPixels)
    {
        if (_places.Length == 0 || sizes.All(size => size.Height > 0 && size.Width > 0)) return sizes;
        var completed = sizes.ToArray();
        for (int image = 0; image < completed.Length; image++)
        {
            if (completed[image] is { Height: > 0, Width: > 0 } || _nameOf(image) is not { Length: > 0 } name) continue;
            foreach (Place place in _places)
            {
                if (SizeOf(place, name) is not var (height, width) || (long)height * width > mostPixels) continue;
                completed[image] = (height, width);
                break;
            }
        }
        return completed;
    }

    /// <summary>Opens the file of an image; null when there is none.</summary>
    /// <param name="name">The image's file name.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public ImageFile? Open(string name)
    {
        foreach (Place place in _places)
            if (Find(place, name) is { } found && ImageHeader.IsImage(found)) return new ImageFile(found, place.Tree.Open(found));
        return null;
    }

    private (int Height, int Width)? SizeOf(Place place, string name)
    {
        try
        {
            if (Find(place, name) is not { } found) return null;
            using InputFile file = place.Tree.Open(found);
            return ImageHeader.ReadSize(file);
        }
        catch (InputException)
        {
            return null; // a photograph that cannot be read takes nothing from the annotations
        }
    }

    // A file of another extension will do where no other image is called so.
    private string? Find(Place place, string written)
    {
        string name = written.Replace('\\', '/'), last = LastPart(name);
        if (place.ByStem is null) return ((string[])[name, last]).SelectMany(_ => Folders, (file, folder) => folder + file).FirstOrDefault(place.Tree.Contains);
        string[] files = [.. place.ByStem.Value[Path.GetFileNameWithoutExtension(last)]];
        return files.FirstOrDefault(file => file == name || file.EndsWith($"/{name}", StringComparison.Ordinal))
            ?? files.FirstOrDefault(file => Path.GetFileName(file) == last)
            ?? (files.Length == 1 && !_named.Value.Contains(LastPart(files[0])) ? files[0] : null);
    }

    private static string LastPart(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];

    private sealed class Place(FileTree tree, bool isWhole)
    {
        public FileTree Tree => tree;

        /// <summary>The images by their names without extension; null where the user named a single file.</summary>
        public Lazy<ILookup<string, string>>? ByStem { get; } =
            isWhole ? new(() => tree.Files.Where(ImageHeader.IsImage).ToLookup(Path.GetFileNameWithoutExtension, StringComparer.Ordinal)!) : null;
    }
}
