using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>A source with a file for each image: one such file by itself, or those of a folder or archive.</summary>
internal abstract class FileSource : PieceSource<string>
{
    private readonly DatasetInput _input;

    protected FileSource(DatasetInput input, ReadOptions options) : base(input.Path, options) => _input = input;

    /// <summary>The folder or archive; of a source that is one file, the folder it lies in.</summary>
    protected FileTree Tree => _input.Tree;

    /// <summary>Whether the source is a folder or archive.</summary>
    protected bool IsTree => _input.IsTree;

    protected override string PlaceOf(string piece) => _input.IsTree ? piece : "";

    /// <summary>The file, or those of the folder or archive that are of this format.</summary>
    /// <param name="extension">The extension that they have, in lower case.</param>
    /// <param name="isOne">Whether a file is of this format.</param>
    protected IEnumerable<string> Files(string extension, Func<DatasetInput, bool> isOne) =>
        _input.File is { } file ? [file] : Tree.Files.Where(name => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && isOne(_input.At(name)));

    /// <summary>Adds an image for each file.</summary>
    protected void AddAll(IEnumerable<string> files)
    {
        foreach (string file in files) Add(file);
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InputException">It is longer than one element may be, or cannot be read.</exception>
    protected byte[] ReadBytes(string name) => Tree.Read(name, Options.MaxElementBytes);

    /// <summary>A file as JSON.</summary>
    /// <exception cref="InputException">It is none.</exception>
    protected JsonNode ReadJson(string name, ProblemLog log) => JsonPiece.Parse(ReadBytes(name), new JsonOrigin(Tree.PathOf(name), 0, "", -1), Options, log);

    /// <summary>A file as XML.</summary>
    /// <exception cref="InputException">It is none.</exception>
    protected XElement ReadXml(string name, ProblemLog log) => SafeXml.Parse(ReadBytes(name), Tree.PathOf(name), Options.MaxDepth, log);
}
