using System.Text;

namespace GeometryEngine.Formats;

/// <summary>Lines that are read again from the first on, kept in a temporary file, so that memory does not grow with them.</summary>
internal sealed class RecordSpool : IDisposable
{
    private const int BufferSize = 1 << 16;
    private readonly FileStream _file = new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose);

    /// <summary>Adds a line.</summary>
    public void Add(string record) => _file.Write(Encoding.UTF8.GetBytes(record + "\n"));

    /// <summary>The lines.</summary>
    public IEnumerable<string> Read()
    {
        _file.Position = 0;
        using var reader = new StreamReader(_file, leaveOpen: true);
        while (reader.ReadLine() is { } line) yield return line;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
