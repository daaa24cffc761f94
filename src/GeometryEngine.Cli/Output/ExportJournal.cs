using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary>
/// A file that stands in an export's folder from its begin to its end and holds what the masks depend on. Found there at the begin with the same
/// text, it tells that the masks in the folder are of this very export.
/// </summary>
internal sealed class ExportJournal
{
    private const string Name = ".geom-export";
    private readonly string _path;

    /// <summary>Looks for the journal, and writes it.</summary>
    /// <param name="folder">The export's folder.</param>
    /// <param name="text">What the masks depend on.</param>
    public ExportJournal(string folder, string text)
    {
        _path = Path.Combine(folder, Name);
        Resumes = File.Exists(_path) && File.ReadAllText(_path) == text;
        if (Resumes) return;
        using var file = new AtomicFile(_path);
        using (var writer = new StreamWriter(file.Stream, leaveOpen: true)) writer.Write(text);
        file.Commit();
    }

    /// <summary>Whether masks that are there are to be kept.</summary>
    public bool Resumes { get; }

    /// <summary>Removes the journal: the export is complete.</summary>
    public void Close() => File.Delete(_path);
}
