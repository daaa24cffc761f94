using System.Buffers;
using System.Globalization;
using System.Text;
using CommunityToolkit.HighPerformance.Buffers;

namespace GeometryEngine.Cli;

/// <summary>
/// Rows of a CSV file as RFC 4180 has it, UTF-8, line breaks LF: a cell is quoted when it holds a comma, a quote or a line break; null and undefined
/// measures are blank, numbers the shortest text that reads back as the same.
/// </summary>
/// <param name="columns">Number of cells of a row.</param>
internal sealed class CsvRows(int columns) : IDisposable
{
    private const int MostNumberBytes = 32; // of a number's shortest text
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    private readonly ArrayPoolBufferWriter<byte> _text = new();
    private int _cells; // of the row at hand

    /// <summary>The rows so far.</summary>
    public ReadOnlySpan<byte> Text => _text.WrittenSpan;

    /// <summary>Adds a cell.</summary>
    public CsvRows Add(string? text)
    {
        BeginCell();
        if (text is null) return this;
        if (text.AsSpan().ContainsAny(Special)) text = $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        Encoding.UTF8.GetBytes(text, _text);
        return this;
    }

    /// <summary>Adds a cell.</summary>
    public CsvRows Add<T>(T? number) where T : struct, IUtf8SpanFormattable
    {
        BeginCell();
        if (number is not { } value) return this;
        if (!value.TryFormat(_text.GetSpan(MostNumberBytes), out int written, default, CultureInfo.InvariantCulture))
            throw new InvalidOperationException($"{value} takes over {MostNumberBytes} bytes");
        _text.Advance(written);
        return this;
    }

    /// <summary>Adds a cell.</summary>
    public CsvRows Add(Measure? measure) => Add(measure?.Value);

    /// <summary>Adds a cell.</summary>
    public CsvRows Add(Coefficient? coefficient) => Add(coefficient?.Measure);

    /// <summary>Ends a row.</summary>
    public void EndRow()
    {
        if (_cells != columns) throw new InvalidOperationException($"{_cells} cells; the file has {columns} columns");
        _cells = 0;
        _text.Write("\n"u8);
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    private void BeginCell()
    {
        if (_cells++ > 0) _text.Write(","u8);
    }
}
