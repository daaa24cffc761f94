using System.Text;

namespace GeometryEngine.Formats;

/// <summary>JSON kept as text.</summary>
internal static class JsonText
{
    /// <summary>Valid JSON without the white space between its tokens.</summary>
    public static string Compact(ReadOnlySpan<byte> json)
    {
        if (json.IndexOfAny(" \t\r\n"u8) < 0) return Encoding.UTF8.GetString(json);
        var compact = new byte[json.Length];
        int length = 0;
        bool inText = false;
        for (int i = 0; i < json.Length; i++)
        {
            if (!inText && json[i] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') continue;
            if (json[i] == '"') inText = !inText;
            compact[length++] = json[i];
            if (inText && json[i] == '\\') compact[length++] = json[++i];
        }
        return Encoding.UTF8.GetString(compact, 0, length);
    }
}
