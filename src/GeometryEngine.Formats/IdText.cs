using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>Ids that stand as text where numbers and texts are not told apart, as in tables.</summary>
internal static class IdText
{
    /// <summary>A numeric id where the text is just how a 64-bit number is written, a textual one otherwise ("007", "a.jpg").</summary>
    public static SourceId Parse(string text)
    {
        bool isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            && number.ToString(CultureInfo.InvariantCulture) == text;
        return isNumber ? new SourceId(number) : new SourceId(text);
    }
}
