using System.Globalization;
using System.Text;

namespace GeometryEngine;

/// <summary>Makes text from a file safe to print: a name in an annotation file may hold line breaks or terminal controls.</summary>
public static class Printable
{
    private const int LongestLine = 2000;

    /// <summary>One line: control characters as <c>\uXXXX</c>, cut after 2,000 characters.</summary>
    /// <param name="text">Any text.</param>
    public static string Line(string text)
    {
        if (text.Length <= LongestLine && !text.Any(char.IsControl)) return text;
        var line = new StringBuilder();
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, LongestLine)))
        {
            if (char.IsControl(c)) line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else line.Append(c);
        }
        if (text.Length > LongestLine) line.Append("...");
        return line.ToString();
    }
}
