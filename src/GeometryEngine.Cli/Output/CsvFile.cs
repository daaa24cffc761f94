using System.Buffers;
using System.Globalization;
using System.Text;

namespace GeometryEngine.Cli;

/// <summary>A CSV file as RFC 4180 has it, UTF-8, line breaks LF: a cell is quoted when it holds a comma, a quote or a line break.</summary>
internal sealed class CsvFile : IDisposable
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    private readonly StreamWriter _writer;
    private readonly int _columns;

    /// <summary>Begins a file with its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Names of the columns.</param>
    public CsvFile(string path, params string[] columns)
    {
        _writer = new StreamWriter(path, append: false, new UTF8Encoding(false), bufferSize: 1 << 16) { NewLine = "\n" };
        _columns = columns.Length;
        Add(columns);
    }

    /// <summary>Adds a row; null and undefined measures are blank, numbers the shortest text that reads back as the same.</summary>
    /// <param name="cells">One value for each column.</param>
    public void Add(params ReadOnlySpan<object?> cells)
    {
        if (cells.Length != _columns) throw new ArgumentException($"{cells.Length} cells; the file has {_columns} columns", nameof(cells));
        for (int i = 0; i < cells.Length; i++)
        {
            if (i > 0) _writer.Write(',');
            _writer.Write(Quote(Text(cells[i])));
        }
        _writer.WriteLine();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text,
        Measure measure => measure.Value?.ToString(CultureInfo.InvariantCulture) ?? "",
        Coefficient coefficient => Text(coefficient.Measure),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private static string Quote(string text) =>
        text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
