using System.Text;

namespace GeometryEngine.Formats;

/// <summary>What the beginning of a file tells of its JSON, by which formats are recognised.</summary>
internal static class JsonHead
{
    /// <summary>The first byte that is neither white space nor a byte order mark; 0 when there is none.</summary>
    public static byte FirstByte(ReadOnlySpan<byte> head) => Body(head) is [byte first, ..] ? first : (byte)0;

    /// <summary>
    /// The names of the properties of the top-level object, or of the first object in the top-level list, each with the first byte of its value;
    /// as far as the head goes.
    /// </summary>
    public static Dictionary<string, byte> Properties(ReadOnlySpan<byte> head) => Properties(head, null, out _);

    /// <summary>As <see cref="Properties(ReadOnlySpan{byte})"/>, of the object that is the value of a property, or the first in the list that is its value.</summary>
    public static Dictionary<string, byte> Properties(ReadOnlySpan<byte> head, string property)
    {
        Properties(head, property, out ReadOnlySpan<byte> value);
        return Properties(value);
    }

    private static Dictionary<string, byte> Properties(ReadOnlySpan<byte> head, string? wanted, out ReadOnlySpan<byte> found)
    {
        var properties = new Dictionary<string, byte>(StringComparer.Ordinal);
        found = default;
        ReadOnlySpan<byte> rest = Body(head);
        if (rest is [(byte)'[', ..]) rest = Body(rest[1..]);
        if (rest is not [(byte)'{', ..]) return properties;
        rest = rest[1..];
        while (TryTake(ref rest, '"', out ReadOnlySpan<byte> name) && rest.TrimStart(Space) is [(byte)':', .. var value])
        {
            value = value.TrimStart(Space);
            string property = Encoding.UTF8.GetString(name[1..^1]);
            properties[property] = value.Length > 0 ? value[0] : (byte)0;
            if (property == wanted) found = value;
            if (!TryTake(ref value, null, out _) || value.TrimStart(Space) is not [(byte)',', .. var next]) break;
            rest = next.TrimStart(Space);
        }
        return properties;
    }

    /// <summary>Whether the file is a list without elements.</summary>
    public static bool IsEmptyList(ReadOnlySpan<byte> head) => Body(head) is [(byte)'[', .. var rest] && Body(rest) is [(byte)']', ..];

    private static ReadOnlySpan<byte> Space => " \t\r\n"u8;

    private static ReadOnlySpan<byte> Body(ReadOnlySpan<byte> head) =>
        (head.StartsWith("\uFEFF"u8) ? head[3..] : head).TrimStart(Space);

    private static bool TryTake(ref ReadOnlySpan<byte> rest, char? first, out ReadOnlySpan<byte> value)
    {
        rest = rest.TrimStart(Space);
        value = default;
        if (rest.IsEmpty || (first is not null && rest[0] != first)) return false;
        var structure = new JsonStructure();
        int length = structure.Advance(rest);
        if (!structure.IsDone || length == 0) return false;
        value = rest[..length];
        rest = rest[length..];
        return true;
    }
}
