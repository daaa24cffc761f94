using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GeometryEngine.Formats;

/// <summary>
/// Finds where a JSON value ends by its brackets and quotes alone, in pieces as they come. What stands between them is not looked at,
/// so a broken value costs no more than itself.
/// </summary>
/// <remarks>
/// Objects and lists are passed over 64 bytes at a time (Langdale and Lemire 2019, "Parsing gigabytes of JSON per second", section 3.1): one bit a byte says
/// where quotes and brackets are, the quotes say what is text, and as long as the brackets of a block cannot close the value they are only counted.
/// </remarks>
internal struct JsonStructure
{
    private const int Block = 64;
    private static readonly SearchValues<byte> ScalarEnds = SearchValues.Create(",]}: \t\r\n"u8);

    private bool _started;
    private bool _isText;
    private bool _escaped;
    private ulong _inText; // all ones inside a text
    private int _depth;

    /// <summary>Whether the end was found.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether the value is a number or a word, which ends where anything else begins, or with the file.</summary>
    public bool IsScalar { get; private set; }

    /// <summary>Most levels of brackets seen at once.</summary>
    public int Deepest { get; private set; }

    /// <summary>Goes on through the next bytes of the value; the first call gets its first byte.</summary>
    /// <returns>Number of bytes that belong to the value.</returns>
    public int Advance(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || IsDone) return 0;
        int first = _started ? 0 : Start(bytes[0]);
        if (IsScalar) return AdvanceScalar(bytes);
        return first + (_isText ? AdvanceText(bytes[first..]) : AdvanceBlocks(bytes[first..]));
    }

    private int Start(byte first)
    {
        _started = true;
        _isText = first == '"';
        IsScalar = first is not ((byte)'{' or (byte)'[' or (byte)'"');
        if (IsScalar) return 0;
        if (!_isText) _depth = Deepest = 1;
        return 1;
    }

    private int AdvanceScalar(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOfAny(ScalarEnds);
        IsDone = end >= 0;
        return IsDone ? end : bytes.Length;
    }

    private int AdvanceText(ReadOnlySpan<byte> bytes)
    {
        int i = 0;
        while (i < bytes.Length && !IsDone)
        {
            if (!_escaped)
            {
                int mark = bytes[i..].IndexOfAny((byte)'"', (byte)'\\');
                if (mark < 0) return bytes.Length;
                i += mark;
            }
            IsDone = !_escaped && bytes[i] == '"';
            _escaped = !_escaped && bytes[i] == '\\';
            i++;
        }
        return i;
    }

    private int AdvanceBlocks(ReadOnlySpan<byte> bytes)
    {
        int i = 0;
        while (bytes.Length - i >= Block)
        {
            i += AdvanceBlock(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(bytes), (nuint)i), Block);
            if (IsDone) return i;
        }
        int rest = bytes.Length - i;
        if (rest == 0) return i;
        Span<byte> padded = stackalloc byte[Block];
        bytes[i..].CopyTo(padded);
        padded[rest..].Clear();
        return i + Math.Min(AdvanceBlock(Vector512.Create<byte>(padded), rest), rest);
    }

    // Upper and lower case differ in one bit, and so do square brackets and braces: two comparisons find all four.
    private int AdvanceBlock(Vector512<byte> bytes, int length)
    {
        Vector512<byte> folded = bytes | Vector512.Create((byte)0x20);
        ulong opens = Vector512.Equals(folded, Vector512.Create((byte)'{')).ExtractMostSignificantBits();
        ulong closes = Vector512.Equals(folded, Vector512.Create((byte)'}')).ExtractMostSignificantBits();
        ulong quotes = Vector512.Equals(bytes, Vector512.Create((byte)'"')).ExtractMostSignificantBits();
        ulong escapes = Vector512.Equals(bytes, Vector512.Create((byte)'\\')).ExtractMostSignificantBits();
        if (escapes != 0 || _escaped) quotes &= ~Escaped(escapes, length);
        ulong text = _inText;
        if (quotes != 0)
        {
            text ^= PrefixXor(quotes);
            _inText = (ulong)((long)text >> 63);
        }
        opens &= ~text;
        closes &= ~text;
        int opened = BitOperations.PopCount(opens), closed = BitOperations.PopCount(closes);
        if (_depth <= closed || _depth + opened > Deepest) return Walk(opens, closes);
        _depth += opened - closed;
        return Block;
    }

    // Bracket by bracket, where one may close the value or lie deeper than all before.
    private int Walk(ulong opens, ulong closes)
    {
        for (ulong marks = opens | closes; marks != 0; marks &= marks - 1)
        {
            int at = BitOperations.TrailingZeroCount(marks);
            if ((opens >> at & 1) != 0)
            {
                Deepest = Math.Max(Deepest, ++_depth);
            }
            else if (--_depth == 0)
            {
                IsDone = true;
                return at + 1;
            }
        }
        return Block;
    }

    // The bytes that a backslash stands before, and whether one stands at the end.
    private ulong Escaped(ulong escapes, int length)
    {
        ulong escaped = _escaped ? 1UL : 0;
        escapes &= ~escaped;
        _escaped = false;
        for (; escapes != 0; escapes &= escapes - 1)
        {
            int next = BitOperations.TrailingZeroCount(escapes) + 1;
            if (next == length)
            {
                _escaped = true;
                break;
            }
            escaped |= 1UL << next;
            escapes &= ~(1UL << next);
        }
        return escaped;
    }

    // Bit i of the result is the parity of bits 0 to i.
    private static ulong PrefixXor(ulong bits)
    {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }
}
