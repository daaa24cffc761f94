using System.Text;
using Sylvan.Data.Csv;

namespace GeometryEngine.Formats;

/// <summary>The rows of a CSV file, one at a time: comma, semicolon or tab between the fields, whichever its first line has most of. Blank lines are passed over.</summary>
internal sealed class CsvTable : IDisposable
{
    private const int HeadLength = 64 << 10;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly TextReader _text;
    private readonly CsvDataReaderOptions _options;
    private CsvDataReader? _reader;

    private CsvTable(string path, TextReader text, char delimiter, int longestRow)
    {
        _path = path;
        _text = text;
        _options = new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = delimiter,
            Comment = '\0',
            BufferSize = Math.Min(longestRow, HeadLength),
            MaxBufferSize = longestRow,
        };
    }

    /// <summary>Number of fields in the current row.</summary>
    public int FieldCount => _reader!.RowFieldCount;

    /// <summary>Where the current row stands: the first of the file is row 1, and a quoted field with line breaks is part of one row.</summary>
    public string Place => $"row {Row}";

    /// <summary>Number of the current row; the first of the file is 1.</summary>
    public int Row => _reader?.RowNumber ?? 0;

    /// <summary>A field of the current row, unquoted and without white space around it.</summary>
    public ReadOnlySpan<char> this[int field] => _reader!.GetFieldSpan(field).Trim();

    /// <summary>A table over a file, which stays open as long.</summary>
    public static CsvTable Open(InputFile file, int longestRow) =>
        new(file.Path, new StreamReader(file.ToStream(), StrictUtf8), Delimiter(file.Head(HeadLength)), longestRow);

    /// <summary>A table of the beginning of a file.</summary>
    public static CsvTable OfHead(ReadOnlySpan<byte> head) =>
        new("", new StreamReader(new MemoryStream(head.ToArray()), Encoding.UTF8), Delimiter(head), HeadLength * 2);

    /// <summary>Goes to the next row that is not blank; false after the last.</summary>
    /// <exception cref="InputException">A quoted field has no end, a row is too long, or the text is not UTF-8.</exception>
    public bool Read()
    {
        try
        {
            _reader ??= CsvDataReader.Create(_text, _options); // begins to read
            while (_reader.Read())
                if (FieldCount > 1 || !_reader.GetFieldSpan(0).IsWhiteSpace()) return true;
        }
        catch (CsvFormatException failure)
        {
            Throw.Input(_path, $"row {failure.RowNumber}", failure.Message.TrimEnd('.'), "CSV, fields with delimiters or quotes in double quotes", failure);
        }
        catch (DecoderFallbackException failure)
        {
            Throw.Input(_path, $"row {Row + 1}", "bytes that are not UTF-8", "UTF-8 text", failure);
        }
        return false;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _text.Dispose();
    }

    private static char Delimiter(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> line = head.TrimStart("\uFEFF\r\n \t"u8);
        int end = line.IndexOfAny((byte)'\r', (byte)'\n');
        string first = Encoding.UTF8.GetString(end < 0 ? line : line[..end]);
        return ",;\t".MaxBy(delimiter => first.Count(c => c == delimiter));
    }
}
