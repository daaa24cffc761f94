namespace GeometryEngine.Formats;

/// <summary>
/// What a format is recognised by and read from: one file, or all files of a folder or zip archive. What its beginning tells is worked out once for all formats.
/// </summary>
public sealed class DatasetInput
{
    internal const int HeadLength = 64 << 10;

    private const int MostTried = 16; // files of a folder by which it is recognised as a whole

    private readonly Lazy<byte[]> _head;
    private readonly Lazy<IReadOnlyDictionary<string, byte>> _properties;
    private readonly Lazy<string> _root;

    private DatasetInput(FileTree tree, string? file)
    {
        Tree = tree;
        File = file;
        _head = new Lazy<byte[]>(ReadHead);
        _properties = new Lazy<IReadOnlyDictionary<string, byte>>(() => JsonHead.Properties(Head));
        _root = new Lazy<string>(() => XmlHead.Root(Head));
    }

    /// <summary>The path as the user gave it; of a file in an archive, its path there behind that of the archive.</summary>
    public string Path => File is null ? Tree.Path : Tree.PathOf(File);

    /// <summary>Whether it is a folder or archive as a whole.</summary>
    public bool IsTree => File is null;

    /// <summary>The first bytes of the file, up to 64 KiB; empty for a folder or archive.</summary>
    public ReadOnlySpan<byte> Head => _head.Value;

    /// <summary>The folder or archive; of a file, the one it lies in.</summary>
    internal FileTree Tree { get; }

    /// <summary>The file's name in <see cref="Tree"/>; null for a folder or archive as a whole.</summary>
    internal string? File { get; }

    /// <summary>The file's extension in lower case, such as <c>.json</c>; empty for a folder or archive.</summary>
    internal string Extension => File is null ? "" : System.IO.Path.GetExtension(File).ToLowerInvariant();

    /// <summary>
    /// The names of the properties of the top-level JSON object, or of the first object in the top-level list, each with the first byte of its value;
    /// as far as the head goes. Empty when the file is not JSON.
    /// </summary>
    internal IReadOnlyDictionary<string, byte> JsonProperties => _properties.Value;

    /// <summary>The first byte that is neither white space nor a byte order mark; 0 when there is none.</summary>
    internal byte FirstByte => JsonHead.FirstByte(Head);

    /// <summary>The name of the root element when the file is XML; otherwise empty.</summary>
    internal string XmlRoot => _root.Value;

    /// <summary>Opens what a user named.</summary>
    /// <exception cref="InputException">There is no such thing, it is an empty file, or it cannot be read.</exception>
    internal static DatasetInput Open(string path, ReadOptions options)
    {
        if (Directory.Exists(path)) return new DatasetInput(FileTree.Open(path, options), null);
        using (InputFile file = InputFile.Open(path))
            if (FileTree.IsZip(file.Head(4))) return new DatasetInput(FileTree.Open(path, options), null);
        string name = System.IO.Path.GetFileName(path);
        return new DatasetInput(new FolderTree(path[..^name.Length]), name);
    }

    /// <summary>One of the files of a folder or archive.</summary>
    /// <param name="name">A name as in <see cref="FileTree.Files"/>.</param>
    internal DatasetInput At(string name) => new(Tree, name);

    /// <summary>Whether the file, or one of the first of a folder or archive that have an extension, is what a format looks for.</summary>
    /// <param name="extension">The extension, in lower case; a file by itself may have another.</param>
    /// <param name="isOne">Whether a file is one of the format.</param>
    internal bool AnyFile(string extension, Func<DatasetInput, bool> isOne)
    {
        if (!IsTree) return isOne(this);
        return Tree.Files.Where(name => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)).Take(MostTried).Select(At).Any(isOne);
    }

    /// <summary>Opens the file.</summary>
    /// <exception cref="InputException">It is a folder or archive, or it cannot be read.</exception>
    internal InputFile OpenFile()
    {
        if (File is null) Throw.Input(Path, "", "a folder or archive", "a file");
        return Tree.Open(File);
    }

    private byte[] ReadHead()
    {
        if (File is null) return [];
        using InputFile file = Tree.Open(File);
        return file.Head(HeadLength);
    }
}
