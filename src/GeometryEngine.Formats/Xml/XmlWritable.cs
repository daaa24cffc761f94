using System.Text;
using System.Xml;

namespace GeometryEngine.Formats;

/// <summary>Text that XML can hold.</summary>
internal static class XmlWritable
{
    /// <summary>The text, with characters that XML has no way to write, such as most controls and half surrogate pairs, replaced by U+FFFD.</summary>
    public static string Text(string text)
    {
        if (IsWritable(text)) return text;
        var result = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) result.Append(IsWritable(rune.ToString()) ? rune : Rune.ReplacementChar);
        return result.ToString();
    }

    /// <summary>Whether XML can hold a text as it is.</summary>
    public static bool IsWritable(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (i + 1 == text.Length || !XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) return false;
            i++;
        }
        return true;
    }
}
