using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GeometryEngine.Formats;

/// <summary>Writes a manifest, image by image.</summary>
internal sealed class ManifestWriter : IDisposable
{
    private readonly StreamWriter _writer;
    private ExportSummary _totals;

    /// <summary>Begins a manifest.</summary>
    /// <param name="output">Receives it; not closed.</param>
    /// <param name="head">Its head.</param>
    public ManifestWriter(Stream output, ReadOnlySpan<byte> head)
    {
        _writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true);
        _writer.Write(Encoding.UTF8.GetString(head));
        _writer.Write(",\"masks\":[");
    }

    /// <summary>Adds an image.</summary>
    /// <param name="record">A JSON list of its files, in one line.</param>
    public void Add(string record)
    {
        using JsonDocument document = JsonDocument.Parse(record);
        JsonElement files = document.RootElement;
        if (files.GetArrayLength() == 0) return;
        _writer.Write(_totals.Images == 0 ? "\n" : ",\n");
        _writer.Write(record.AsSpan(1, record.Length - 2));
        long bytes = files.EnumerateArray().Sum(file => file.GetProperty("bytes").GetInt64());
        _totals = _totals with { Images = _totals.Images + 1, Files = _totals.Files + files.GetArrayLength(), Bytes = _totals.Bytes + bytes };
    }

    /// <summary>Ends the manifest.</summary>
    /// <returns>Images, files and bytes.</returns>
    public ExportSummary Finish()
    {
        _writer.Write(string.Create(CultureInfo.InvariantCulture, $"\n],\"images\":{_totals.Images},\"files\":{_totals.Files},\"bytes\":{_totals.Bytes}}}\n"));
        _writer.Flush();
        return _totals;
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
