using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace GeometryEngine.Formats;

internal ref partial struct JsonCursor
{
    // What ends a plain stretch of text: the closing quote, an escape, or a control character, which JSON does not allow there.
    private static readonly SearchValues<byte> TextStops = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    /// <summary>Reads a text. An escaped half of a surrogate pair is kept as it is: file names that are not Unicode arrive so.</summary>
    public string ReadText()
    {
        if (Kind != JsonKind.Text) Fail("a text");
        int start = _position;
        ReadOnlySpan<byte> raw = TakeText(out bool escaped);
        return escaped ? Unescape(raw, start + 1) : Encoding.UTF8.GetString(raw);
    }

    /// <summary>Reads an id: a whole number of any size, or a text.</summary>
    public SourceId ReadId()
    {
        if (Kind == JsonKind.Text) return new SourceId(ReadText());
        if (Kind != JsonKind.Number) Fail("an id: a whole number or a text");
        if (TryReadWhole(out long whole)) return new SourceId(whole);
        int start = _position;
        ReadOnlySpan<byte> token = TakeNumber();
        if (long.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)) return new SourceId(number);
        if (token.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0) return new SourceId(Encoding.UTF8.GetString(token));
        double value = Parse(token, start);
        if (value != Math.Truncate(value) || Math.Abs(value) > 1L << 53)
            Fail(start, Encoding.UTF8.GetString(token), "an id: a whole number or a text");
        return new SourceId((long)value);
    }

    /// <summary>Reads a text as UTF-8, unescaped.</summary>
    public ReadOnlySpan<byte> ReadTextBytes()
    {
        if (Kind != JsonKind.Text) Fail("a text");
        int start = _position;
        ReadOnlySpan<byte> raw = TakeText(out bool escaped);
        return escaped ? Encoding.UTF8.GetBytes(Unescape(raw, start + 1)) : raw;
    }

    /// <summary>As <see cref="ReadTextBytes()"/>, without allocation for texts whose only escapes are a backslash before a backslash.</summary>
    /// <param name="room">Where an unescaped text is kept; what it held is gone.</param>
    public ReadOnlySpan<byte> ReadTextBytes(PooledList<byte> room)
    {
        if (Kind != JsonKind.Text) Fail("a text");
        int start = _position;
        ReadOnlySpan<byte> raw = TakeText(out bool escaped);
        if (!escaped) return raw;
        room.Truncate(0);
        return TryUnescape(raw, room) ? room.Values : Encoding.UTF8.GetBytes(Unescape(raw, start + 1));
    }

    private static bool TryUnescape(ReadOnlySpan<byte> raw, PooledList<byte> room)
    {
        Span<byte> target = room.Reserve(raw.Length);
        while (true)
        {
            int plain = raw.IndexOf((byte)'\\');
            ReadOnlySpan<byte> taken = plain < 0 ? raw : raw[..(plain + 1)];
            taken.CopyTo(target);
            room.Take(taken.Length);
            if (plain < 0) return true;
            if (raw[plain + 1] != '\\') return false;
            target = target[taken.Length..];
            raw = raw[(plain + 2)..];
        }
    }

    // The bytes between the quotes.
    private ReadOnlySpan<byte> TakeText(out bool escaped)
    {
        int start = _position + 1;
        int end = start;
        escaped = false;
        if (TryTakeName(out ReadOnlySpan<byte> name)) return name;
        while (true)
        {
            int stop = end < _text.Length ? _text[end..].IndexOfAny(TextStops) : -1;
            if (stop < 0) Fail(_position, "a text without end", "a closing quote");
            end += stop;
            if (_text[end] == '"') break;
            if (_text[end] != '\\') Fail(end, $"control character {_text[end]}", "an escape such as \\n");
            escaped = true;
            end += 2;
        }
        ReadOnlySpan<byte> raw = _text[start..end];
        if (!Utf8.IsValid(raw)) Fail(_position, "bytes that are not UTF-8", "UTF-8 text");
        _position = end + 1;
        _afterValue = true;
        return raw;
    }

    // A short text of plain ASCII, as nearly all names are.
    private bool TryTakeName(out ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> rest = _text[(_position + 1)..];
        name = default;
        if (rest.Length < Vector256<byte>.Count) return false;
        Vector256<byte> bytes = Vector256.Create(rest);
        uint ends = Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
        Vector256<byte> odd = Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)' ')).AsByte() | Vector256.Equals(bytes, Vector256.Create((byte)'\\'));
        if (ends == 0 || (odd.ExtractMostSignificantBits() & (ends ^ (ends - 1))) != 0) return false;
        int length = BitOperations.TrailingZeroCount(ends);
        name = rest[..length];
        _position += length + 2;
        _afterValue = true;
        return true;
    }

    private readonly string Unescape(ReadOnlySpan<byte> raw, int start)
    {
        var chars = new ArrayBufferWriter<char>(raw.Length);
        for (int i = 0; i < raw.Length;)
        {
            int plain = raw[i..].IndexOf((byte)'\\');
            if (plain < 0) plain = raw.Length - i;
            chars.Advance(Encoding.UTF8.GetChars(raw.Slice(i, plain), chars.GetSpan(plain + 1)));
            i += plain;
            if (i == raw.Length) break;
            chars.Write([UnescapeOne(raw[i..], start + i, out int taken)]);
            i += taken;
        }
        return new string(chars.WrittenSpan);
    }

    private readonly char UnescapeOne(ReadOnlySpan<byte> escape, int position, out int taken)
    {
        taken = 2;
        switch ((char)escape[1])
        {
            case '"' or '\\' or '/': return (char)escape[1];
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when escape.Length >= 6 && ushort.TryParse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code):
                taken = 6;
                return (char)code;
        }
        Fail(position, Encoding.UTF8.GetString(escape[..2]), "an escape of JSON");
        return default;
    }
}
