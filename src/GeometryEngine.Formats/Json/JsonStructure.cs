using System.Buffers;

namespace GeometryEngine.Formats;

/// <summary>
/// Finds where a JSON value ends by its brackets and quotes alone, in pieces as they come. What stands between them is not looked at,
/// so a broken value costs no more than itself.
/// </summary>
internal struct JsonStructure
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"[]{}"u8);
    private static readonly SearchValues<byte> ScalarEnds = SearchValues.Create(",]}: \t\r\n"u8);

    private bool _started;
    private bool _inText;
    private bool _escaped;
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
        if (!_started && bytes.Length > 0)
        {
            _started = true;
            IsScalar = bytes[0] is not ((byte)'{' or (byte)'[' or (byte)'"');
        }
        int i = 0;
        while (i < bytes.Length && !IsDone)
        {
            if (IsScalar) i += AdvanceScalar(bytes[i..]);
            else if (_inText) i += AdvanceText(bytes[i..]);
            else i += AdvanceBrackets(bytes[i..]);
        }
        return i;
    }

    private int AdvanceScalar(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOfAny(ScalarEnds);
        if (end < 0) return bytes.Length;
        IsDone = true;
        return end;
    }

    private int AdvanceText(ReadOnlySpan<byte> bytes)
    {
        if (_escaped)
        {
            _escaped = false;
            return 1;
        }
        int mark = bytes.IndexOfAny((byte)'"', (byte)'\\');
        if (mark < 0) return bytes.Length;
        _escaped = bytes[mark] == '\\';
        _inText = _escaped;
        IsDone = !_inText && _depth == 0;
        return mark + 1;
    }

    private int AdvanceBrackets(ReadOnlySpan<byte> bytes)
    {
        int mark = bytes.IndexOfAny(Marks);
        if (mark < 0) return bytes.Length;
        switch (bytes[mark])
        {
            case (byte)'"':
                _inText = true;
                break;
            case (byte)'{' or (byte)'[':
                _depth++;
                Deepest = Math.Max(Deepest, _depth);
                break;
            default:
                _depth--;
                IsDone = _depth == 0;
                break;
        }
        return mark + 1;
    }
}
