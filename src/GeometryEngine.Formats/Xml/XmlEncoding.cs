using System.Text;

namespace GeometryEngine.Formats;

/// <summary>In which encoding an XML file is written. Only those are read in which tags are bytes of ASCII, so not UTF-16.</summary>
internal static class XmlEncoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>UTF-8, which XML has when it says nothing.</summary>
    public static Encoding Default => StrictUtf8;

    /// <summary>The encoding of a file by its first line.</summary>
    /// <param name="head">The first bytes of the file.</param>
    /// <param name="file">Its name, for problems.</param>
    /// <exception cref="InputException">It is one that cannot be read, or is not known.</exception>
    public static Encoding Of(ReadOnlySpan<byte> head, string file)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || head is [0, ..] or [_, 0, ..])
            Throw.Input(file, "byte 0", "text in UTF-16", "UTF-8");
        if (Declared(head) is not { } name || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return StrictUtf8;
        try
        {
            Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            if (encoding.GetBytes("<").Length == 1) return encoding;
        }
        catch (ArgumentException) { } // an unknown name: told below, as any other that will not do
        Throw.Input(file, "byte 0", $"encoding {name}", "UTF-8, or another in which tags are ASCII");
        return StrictUtf8;
    }

    // The value of encoding in <?xml version="1.0" encoding="..."?>
    private static string? Declared(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        if (!head.StartsWith("<?xml"u8)) return null;
        int end = head.IndexOf("?>"u8), at = head.IndexOf("encoding"u8);
        if (at < 0 || at > end) return null;
        ReadOnlySpan<byte> value = head[at..end];
        int open = value.IndexOfAny((byte)'"', (byte)'\'');
        if (open < 0) return null;
        int length = value[(open + 1)..].IndexOf(value[open]);
        return length < 0 ? null : Encoding.ASCII.GetString(value.Slice(open + 1, length));
    }
}
