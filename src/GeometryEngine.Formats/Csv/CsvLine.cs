using System.Text;

namespace GeometryEngine.Formats;

/// <summary>Splits a line of a CSV file into its fields. A field may stand in double quotes, with a quote in it doubled; a line break in it is not allowed.</summary>
internal static class CsvLine
{
    /// <summary>The fields, unquoted and without white space around them.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="delimiter">What stands between fields.</param>
    /// <param name="fields">Receives them, instead of what it holds.</param>
    /// <returns>False when a quote has no end.</returns>
    public static bool Split(ReadOnlySpan<byte> line, byte delimiter, List<string> fields)
    {
        fields.Clear();
        while (true)
        {
            ReadOnlySpan<byte> start = line.TrimStart(" \t"u8);
            if (start is [(byte)'"', ..])
            {
                if (!TryTakeQuoted(ref start, out string quoted)) return false;
                fields.Add(quoted);
                line = start.TrimStart(" \t"u8);
                if (line.IsEmpty) return true;
                if (line[0] != delimiter) return false;
            }
            else
            {
                int end = line.IndexOf(delimiter);
                fields.Add(Encoding.UTF8.GetString((end < 0 ? line : line[..end]).Trim(" \t"u8)));
                if (end < 0) return true;
                line = line[end..];
            }
            line = line[1..];
        }
    }

    /// <summary>What stands between the fields of a header: comma, semicolon or tab, whichever it has most of.</summary>
    public static byte Delimiter(ReadOnlySpan<byte> header)
    {
        byte best = (byte)',';
        foreach (byte delimiter in ",;\t"u8)
            if (header.Count(delimiter) > header.Count(best)) best = delimiter;
        return best;
    }

    /// <summary>A field as it is written: on one line, control characters spelled out.</summary>
    public static string Quoted(string field)
    {
        string line = Printable.Line(field);
        return line.AsSpan().IndexOfAny(",\"") < 0 && line.Trim() == line ? line : $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool TryTakeQuoted(ref ReadOnlySpan<byte> line, out string field)
    {
        var text = new StringBuilder();
        field = "";
        line = line[1..];
        while (true)
        {
            int quote = line.IndexOf((byte)'"');
            if (quote < 0) return false;
            text.Append(Encoding.UTF8.GetString(line[..quote]));
            line = line[(quote + 1)..];
            if (line is not [(byte)'"', ..]) break;
            text.Append('"');
            line = line[1..];
        }
        field = text.ToString();
        return true;
    }
}
