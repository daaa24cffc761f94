using System.Runtime.InteropServices;

namespace GeometryEngine.Formats;

/// <summary>Reads a mask, <c>{"size": [height, width], "counts": ...}</c>, with counts as a list or as COCO's compressed string.</summary>
internal sealed class CocoRleParser(ReadOptions options, ProblemLog log) : IDisposable
{
    private readonly NumberList _numbers = new();

    /// <summary>Reads the mask; one that cannot be used is reported.</summary>
    /// <param name="cursor">A cursor on an object.</param>
    /// <param name="imageHeight">Height of the image in pixels; 0 when unknown.</param>
    /// <param name="imageWidth">Width of the image in pixels; 0 when unknown.</param>
    /// <returns>The mask; null when it cannot be used.</returns>
    public Rle? Parse(ref JsonCursor cursor, int imageHeight, int imageWidth)
    {
        int start = cursor.Position;
        bool hasSize = false, hasCounts = false;
        (int Height, int Width)? size = null;
        uint[]? counts = null;
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("size"u8)) (hasSize, size) = (true, ParseSize(ref cursor, imageHeight, imageWidth));
            else if (name.SequenceEqual("counts"u8)) (hasCounts, counts) = (true, ParseCounts(ref cursor));
            else cursor.ReadRaw();
        }
        if (!hasSize) log.Report(cursor.ProblemAt(start, "a mask without size", "the image's size, [height, width]"));
        if (!hasCounts) log.Report(cursor.ProblemAt(start, "a mask without counts", "run lengths as a list or a compressed string"));
        if (size is not var (height, width) || counts is null) return null;
        long sum = 0;
        foreach (uint count in counts) sum += count;
        long pixels = (long)height * width;
        if (sum != pixels) log.Report(cursor.ProblemAt(start, $"runs that add up to {sum}", $"{pixels}, the pixels of size [{height}, {width}]"));
        return sum > pixels ? null : Rle.Adopt(height, width, Completed(counts, pixels - sum));
    }

    public void Dispose() => _numbers.Dispose();

    private (int Height, int Width)? ParseSize(ref JsonCursor cursor, int imageHeight, int imageWidth)
    {
        int position = cursor.Position;
        ReadOnlySpan<double> size = ParseNumbers(ref cursor);
        if (size.Length != 2 || !IsSize(size[0]) || !IsSize(size[1]) || size[0] * size[1] > Math.Min(options.MaxPixels, uint.MaxValue))
            log.Report(cursor.ProblemAt(position, Written(size), $"[height, width] of at most {options.MaxPixels} pixels"));
        else if (imageHeight > 0 && imageWidth > 0 && (size[0] != imageHeight || size[1] != imageWidth))
            log.Report(cursor.ProblemAt(position, Written(size), $"the image's size, [{imageHeight}, {imageWidth}]"));
        else
            return ((int)size[0], (int)size[1]);
        return null;
    }

    private static string Written(ReadOnlySpan<double> size) => $"size [{string.Join(", ", size.ToArray())}]";

    private uint[]? ParseCounts(ref JsonCursor cursor) => cursor.Kind == JsonKind.Text ? ParseText(ref cursor) : ParseList(ref cursor);

    private uint[]? ParseList(ref JsonCursor cursor)
    {
        int position = cursor.Position;
        ReadOnlySpan<double> values = ParseNumbers(ref cursor);
        var counts = new uint[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            counts[i] = (uint)values[i];
            if (counts[i] == values[i]) continue;
            log.Report(cursor.ProblemAt(position, $"run {i} of length {values[i]}", $"whole numbers, 0 to {uint.MaxValue}"));
            return null;
        }
        return counts;
    }

    private uint[]? ParseText(ref JsonCursor cursor)
    {
        int position = cursor.Position;
        ReadOnlySpan<byte> text = cursor.ReadTextBytes();
        if (text is [(byte)'b', (byte)'\'' or (byte)'"', .., var quote] && quote == text[1])
        {
            log.Report(cursor.ProblemAt(position, "counts as the text of Python bytes, b'...'", "the string itself"));
            text = Unescape(text[2..^1]);
        }
        if (RleString.TryDecode(text, out uint[]? counts, out RleDefect defect)) return counts;
        log.Report(cursor.ProblemAt(position, defect.Found, defect.Allowed));
        return null;
    }

    private ReadOnlySpan<double> ParseNumbers(ref JsonCursor cursor)
    {
        int position = cursor.Position;
        bool wasText = false;
        _numbers.Truncate(0);
        cursor.ReadNumbers(_numbers, ref wasText);
        if (wasText) log.Report(cursor.ProblemAt(position, "numbers written as text", "numbers"));
        return _numbers.Values;
    }

    // Python doubles backslashes, which are common in the strings, when it prints bytes.
    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> printed)
    {
        var bytes = new List<byte>(printed.Length);
        for (int i = 0; i < printed.Length; i++)
        {
            bytes.Add(printed[i]);
            if (printed[i] == '\\' && i + 1 < printed.Length && printed[i + 1] == '\\') i++;
        }
        return CollectionsMarshal.AsSpan(bytes);
    }

    // A last run that exporters leave out is background.
    private static uint[] Completed(uint[] counts, long missing)
    {
        if (missing == 0) return counts;
        if (counts.Length % 2 == 0) return [.. counts, (uint)missing];
        counts[^1] += (uint)missing;
        return counts;
    }

    private static bool IsSize(double value) => value is >= 1 and <= int.MaxValue && value == Math.Truncate(value);
}
