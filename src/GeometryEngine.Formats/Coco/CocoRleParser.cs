using System.Runtime.InteropServices;

namespace GeometryEngine.Formats;

/// <summary>Reads a mask, <c>{"size": [height, width], "counts": ...}</c>, with counts as a list or as COCO's compressed string.</summary>
internal sealed class CocoRleParser(ReadOptions options, ProblemLog log) : IDisposable
{
    private readonly PooledList<double> _numbers = new();
    private readonly PooledList<uint> _runs = new();
    private readonly PooledList<byte> _text = new();

    /// <summary>Reads the mask; one that cannot be used is reported.</summary>
    /// <param name="cursor">A cursor on an object.</param>
    /// <param name="imageHeight">Height of the image in pixels; 0 when unknown.</param>
    /// <param name="imageWidth">Width of the image in pixels; 0 when unknown.</param>
    /// <returns>The mask; null when it cannot be used.</returns>
    public Rle? Parse(ref JsonCursor cursor, int imageHeight, int imageWidth)
    {
        _runs.Truncate(0);
        return Parse(ref cursor, imageHeight, imageWidth, _runs) is var (height, width) ? Rle.Adopt(height, width, _runs.Values.ToArray()) : null;
    }

    /// <summary>Reads the runs of a mask into a column; one that cannot be used is reported and leaves none.</summary>
    /// <param name="cursor">A cursor on an object.</param>
    /// <param name="imageHeight">Height of the image in pixels; 0 when unknown.</param>
    /// <param name="imageWidth">Width of the image in pixels; 0 when unknown.</param>
    /// <param name="runs">Receives the run lengths, after what it holds.</param>
    /// <returns>The size of the mask in pixels; null when it cannot be used.</returns>
    public (int Height, int Width)? Parse(ref JsonCursor cursor, int imageHeight, int imageWidth, PooledList<uint> runs)
    {
        int start = cursor.Position, first = runs.Count;
        bool hasSize = false, hasCounts = false, areRuns = false;
        (int Height, int Width)? size = null;
        cursor.EnterObject();
        while (cursor.NextProperty(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("size"u8)) (hasSize, size) = (true, ParseSize(ref cursor, imageHeight, imageWidth));
            else if (name.SequenceEqual("counts"u8)) (hasCounts, areRuns) = (true, TryParseCounts(ref cursor, first, runs));
            else cursor.ReadRaw();
        }
        if (!hasSize) log.Report(cursor.ProblemAt(start, "a mask without size", "the image's size, [height, width]"));
        if (!hasCounts) log.Report(cursor.ProblemAt(start, "a mask without counts", "run lengths as a list or a compressed string"));
        if (areRuns && size is var (height, width) && IsWhole(cursor, start, (height, width), runs, first)) return size;
        runs.Truncate(first);
        return null;
    }

    public void Dispose()
    {
        _numbers.Dispose();
        _runs.Dispose();
        _text.Dispose();
    }

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

    private bool TryParseCounts(ref JsonCursor cursor, int first, PooledList<uint> runs)
    {
        runs.Truncate(first);
        return cursor.Kind == JsonKind.Text ? TryParseText(ref cursor, runs) : TryParseList(ref cursor, runs);
    }

    private bool TryParseList(ref JsonCursor cursor, PooledList<uint> runs)
    {
        int position = cursor.Position;
        ReadOnlySpan<double> values = ParseNumbers(ref cursor);
        Span<uint> counts = runs.Reserve(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            counts[i] = (uint)values[i];
            if (counts[i] == values[i]) continue;
            log.Report(cursor.ProblemAt(position, $"run {i} of length {values[i]}", $"whole numbers, 0 to {uint.MaxValue}"));
            return false;
        }
        runs.Take(values.Length);
        return true;
    }

    private bool TryParseText(ref JsonCursor cursor, PooledList<uint> runs)
    {
        int position = cursor.Position;
        ReadOnlySpan<byte> text = cursor.ReadTextBytes(_text);
        if (text is [(byte)'b', (byte)'\'' or (byte)'"', .., var quote] && quote == text[1])
        {
            log.Report(cursor.ProblemAt(position, "counts as the text of Python bytes, b'...'", "the string itself"));
            text = Unescape(text[2..^1]);
        }
        bool isGood = RleString.TryDecode(text, runs.Reserve(text.Length), out int count, out RleDefect defect);
        runs.Take(count);
        if (!isGood) log.Report(cursor.ProblemAt(position, defect.Found, defect.Allowed));
        return isGood;
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
    private bool IsWhole(in JsonCursor cursor, int start, (int Height, int Width) size, PooledList<uint> runs, int first)
    {
        ReadOnlySpan<uint> counts = runs.Values[first..];
        long sum = Rle.SumOfRuns(counts), pixels = (long)size.Height * size.Width;
        if (sum == pixels) return true;
        log.Report(cursor.ProblemAt(start, $"runs that add up to {sum}", $"{pixels}, the pixels of size [{size.Height}, {size.Width}]"));
        if (sum > pixels) return false;
        uint missing = (uint)(pixels - sum);
        if (counts.Length % 2 == 1)
        {
            missing += counts[^1];
            runs.Truncate(runs.Count - 1);
        }
        runs.Add(missing);
        return true;
    }

    private static bool IsSize(double value) => value is >= 1 and <= int.MaxValue && value == Math.Truncate(value);
}
