using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>A line of ICDAR.</summary>
internal static class IcdarLine
{
    /// <summary>Takes a line apart.</summary>
    /// <param name="line">The line.</param>
    /// <param name="numbers">Four corners, x and y in turn; or left, top, right, bottom.</param>
    /// <param name="text">What the word says, without quotes.</param>
    /// <param name="isQuoted">Whether it stands in quotes.</param>
    /// <returns>False when it is no such line.</returns>
    public static bool TryParse(ReadOnlySpan<byte> line, out double[] numbers, out string text, out bool isQuoted)
    {
        var found = new List<double>();
        ReadOnlySpan<byte> rest = line.Trim(" \t"u8);
        while (found.Count < 8 && Take(ref rest, out double number)) found.Add(number);
        if (found.Count is > 4 and < 8 && !rest.IsEmpty) return Fail(out numbers, out text, out isQuoted);
        text = Encoding.UTF8.GetString(rest).Trim();
        isQuoted = text is ['"', .., '"'];
        if (isQuoted) text = text[1..^1];
        numbers = [.. found];
        return found.Count is 4 or 8 && !rest.IsEmpty;
    }

    private static bool Fail(out double[] numbers, out string text, out bool isQuoted)
    {
        (numbers, text, isQuoted) = ([], "", false);
        return false;
    }

    // A number and the comma or blanks behind it.
    private static bool Take(ref ReadOnlySpan<byte> rest, out double number)
    {
        int end = rest.IndexOfAny(", \t"u8);
        number = 0;
        if (end <= 0 || !double.TryParse(rest[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out number) || !double.IsFinite(number)) return false;
        ReadOnlySpan<byte> behind = rest[end..].TrimStart(" \t"u8);
        rest = (behind is [(byte)',', ..] ? behind[1..] : behind).TrimStart(" \t"u8);
        return true;
    }
}
