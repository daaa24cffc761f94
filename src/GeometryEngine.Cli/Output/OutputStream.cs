using System.Text.Json;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary>Where a document goes: a file that appears when it is whole, or standard output.</summary>
internal sealed class OutputStream : IDisposable
{
    private readonly string _name;
    private readonly AtomicFile? _file;
    private readonly Stream _stream;

    /// <summary>Begins the output.</summary>
    /// <param name="terminal">Whose standard output is meant.</param>
    /// <param name="path">The file; null for standard output.</param>
    /// <exception cref="OutputException">The file cannot be made.</exception>
    public OutputStream(Terminal terminal, string? path)
    {
        _name = path ?? "standard output";
        _file = path is null ? null : Output.Try(path, () => new AtomicFile(path));
        if (_file is null) terminal.Flush();
        _stream = _file?.Stream ?? terminal.Output;
    }

    /// <summary>Writes.</summary>
    /// <param name="write">Writes to the stream it is given.</param>
    /// <exception cref="OutputException">The system refused.</exception>
    public void Try(Action<Stream> write) => Output.Try(_name, () => write(_stream));

    /// <summary>A JSON writer over the output; flush it within <see cref="Try"/>.</summary>
    public Utf8JsonWriter Json() => JsonOutput.Over(_stream);

    /// <summary>Puts the file in place.</summary>
    public void Complete() => Output.Try(_name, () => _file?.Commit());

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
