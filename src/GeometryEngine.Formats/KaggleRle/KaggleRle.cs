using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>
/// Run lengths as Kaggle competitions write them: pairs of numbers for the foreground alone, column-major like COCO. Absolute: start (from 1) and length.
/// Relative (SIIM pneumothorax): pixels since the end of the run before, and length. Nothing, or <c>-1</c>, is no mask.
/// </summary>
internal static class KaggleRle
{
    private const string NoMask = "-1";

    /// <summary>Reads run lengths as they stand, without a size.</summary>
    /// <param name="text">Numbers with white space between; empty or -1 for none.</param>
    /// <param name="numbers">Receives start or gap and length, pair by pair.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static RleDefect? TryParse(ReadOnlySpan<char> text, List<long> numbers)
    {
        numbers.Clear();
        if (text.Trim().SequenceEqual(NoMask)) return null;
        foreach (Range range in text.SplitAny(' ', '\t', '\n', '\r'))
        {
            ReadOnlySpan<char> token = text[range];
            if (token.IsEmpty) continue;
            if (!long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number > uint.MaxValue)
                return new RleDefect($"'{Cut(token)}'", $"whole numbers, 0 to {uint.MaxValue}");
            numbers.Add(number);
        }
        return numbers.Count % 2 == 0 ? null : new RleDefect($"{numbers.Count} numbers", "pairs of start and length");
    }

    /// <summary>Whether absolute runs would go backwards: then they are relative ones, or badly sorted.</summary>
    public static bool GoesBackwards(List<long> numbers)
    {
        long end = 1;
        for (int i = 0; i < numbers.Count; i += 2)
        {
            if (numbers[i] < end) return true;
            end = numbers[i] + numbers[i + 1];
        }
        return false;
    }

    /// <summary>The mask of parsed runs.</summary>
    /// <param name="numbers">Pairs of numbers.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="isRelative">Whether each start counts from the end of the run before.</param>
    /// <param name="defect">What had to be repaired: runs out of order or over one another are joined, runs past the end cut off.</param>
    public static Rle Decode(List<long> numbers, int height, int width, bool isRelative, out RleDefect? defect)
    {
        defect = null;
        long pixels = (long)height * width, end = 0;
        var runs = new List<(long Start, long End)>(numbers.Count / 2);
        for (int i = 0; i < numbers.Count; i += 2)
        {
            long start = isRelative ? end + numbers[i] : numbers[i] - 1;
            if (start < 0) defect ??= new RleDefect($"start {numbers[i]}", "1 or more");
            else if (start < end) defect ??= new RleDefect($"start {numbers[i]} before the end of the run before, {end}", "ascending runs");
            end = start + numbers[i + 1];
            if (end > pixels) defect ??= new RleDefect($"a run that ends at {end}", $"at most {pixels}, the pixels of {height}x{width}");
            runs.Add((Math.Max(start, 0), Math.Min(end, pixels)));
        }
        runs.Sort();
        return Rle.FromCounts(height, width, Counts(runs, pixels));
    }

    /// <summary>The runs of a mask as text; empty for a mask without foreground (<c>-1</c> in the relative form).</summary>
    public static string Encode(Rle mask, bool isRelative)
    {
        var text = new StringBuilder();
        long position = 0, end = 0;
        ReadOnlySpan<uint> counts = mask.Canonical().Counts;
        for (int i = 0; i < counts.Length; i++)
        {
            if (i % 2 == 1)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(text.Length == 0 ? "" : " ")}{(isRelative ? position - end : position + 1)} {counts[i]}");
                end = position + counts[i];
            }
            position += counts[i];
        }
        return text.Length == 0 && isRelative ? NoMask : text.ToString();
    }

    private static ReadOnlySpan<uint> Counts(List<(long Start, long End)> sorted, long pixels)
    {
        var counts = new List<uint>();
        long covered = 0;
        foreach ((long start, long end) in sorted)
        {
            if (end <= covered || end <= start) continue;
            if (start <= covered && counts.Count > 0) counts[^1] += (uint)(end - covered);
            else counts.AddRange((uint)(start - covered), (uint)(end - start));
            covered = end;
        }
        if (covered < pixels || counts.Count == 0) counts.Add((uint)(pixels - covered));
        return counts.ToArray();
    }

    private static string Cut(ReadOnlySpan<char> token) => token.Length <= 40 ? token.ToString() : $"{token[..40]}...";
}
