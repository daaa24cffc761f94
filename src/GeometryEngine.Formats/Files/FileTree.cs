namespace GeometryEngine.Formats;

/// <summary>
/// The files of a folder or zip archive, read in place. Names are relative, with <c>/</c> between parts; no name reaches outside.
/// Safe to use from several threads at once.
/// </summary>
internal abstract class FileTree(string path) : IDisposable
{
    private readonly Lock _gate = new();
    private IReadOnlyList<string>? _files;

    /// <summary>The path of the folder or archive as the user gave it.</summary>
    public string Path => path;

    /// <summary>All files, ordered by name; listed when first asked for.</summary>
    /// <exception cref="InputException">They cannot be listed, or are too many.</exception>
    public IReadOnlyList<string> Files
    {
        get
        {
            lock (_gate) return _files ??= List();
        }
    }

    /// <summary>What was wrong with the archive itself; each named entry was left out.</summary>
    public virtual IReadOnlyList<Problem> Problems => [];

    /// <summary>Opens a folder or zip archive.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static FileTree Open(string path, ReadOptions options) => Directory.Exists(path) ? new FolderTree(path) : new ZipTree(path, options);

    /// <summary>Whether a file's first bytes are those of a zip archive.</summary>
    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8);

    /// <summary>Whether there is a file of a name.</summary>
    /// <param name="name">A name as in <see cref="Files"/>.</param>
    public abstract bool Contains(string name);

    /// <summary>Opens a file, which may be empty.</summary>
    /// <param name="name">A name as in <see cref="Files"/>.</param>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    public abstract InputFile Open(string name);

    /// <summary>What a file is called in problems: its path on the disk, or that of the archive and its own.</summary>
    /// <param name="name">A name as in <see cref="Files"/>.</param>
    public string PathOf(string name) => System.IO.Path.Join(path, name);

    /// <summary>The bytes of a file.</summary>
    /// <param name="name">A name as in <see cref="Files"/>.</param>
    /// <param name="most">How many there may be.</param>
    /// <exception cref="InputException">There is no such file, it is larger, or it cannot be read.</exception>
    public byte[] Read(string name, int most)
    {
        using InputFile file = Open(name);
        return file.ReadAll(most);
    }

    /// <summary>The files in a folder and its sub-folders.</summary>
    /// <param name="folder">Its name, without <c>/</c> at the end; empty for all files.</param>
    public IEnumerable<string> FilesUnder(string folder) =>
        folder.Length == 0 ? Files : Files.Where(file => file.Length > folder.Length && file[folder.Length] == '/' && file.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>
    /// The name in this tree that a path written in one of its files leads to; null where that lies outside, or the path is absolute.
    /// </summary>
    /// <param name="from">The file that the path is written in; empty for the top of the tree.</param>
    /// <param name="written">The path, with <c>/</c> or <c>\</c>.</param>
    public static string? Resolve(string from, string written)
    {
        string relative = written.Replace('\\', '/');
        if (relative.StartsWith('/') || (relative.Length > 1 && relative[1] == ':')) return null;
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (string part in relative.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else return null;
        }
        return string.Join('/', parts);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lists the files, ordered by name.</summary>
    protected abstract IReadOnlyList<string> List();

    /// <summary>Closes what is open.</summary>
    protected virtual void Dispose(bool disposing) { }
}
