namespace GeometryEngine.Formats;

/// <summary>The header of a CSV file, by which tables are recognised.</summary>
internal static class CsvHead
{
    /// <summary>The fields of the first line that is not blank; null when the input is no text, or has no table of two columns or more.</summary>
    public static IReadOnlyList<string>? Of(DatasetInput input)
    {
        if (input.Head.Contains((byte)0) || input.FirstByte is (byte)'{' or (byte)'[' or (byte)'<') return null;
        var lines = new TextLines(input.Head);
        var fields = new List<string>();
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.Trim(" \t"u8).IsEmpty) continue;
            return CsvLine.Split(line, CsvLine.Delimiter(line), fields) && fields.Count > 1 ? fields : null;
        }
        return null;
    }
}
