namespace GeometryEngine.Formats;

/// <summary>
/// Finds where an XML element, or another piece of markup, ends by its tags alone, in pieces as they come. Names are not compared and text is not looked at:
/// that is done when the piece is parsed.
/// </summary>
internal struct XmlStructure()
{
    private State _state = State.Content;
    private byte _quote;
    private byte _last;
    private byte _lastButOne;
    private int _depth;

    private enum State
    {
        Content, // between tags
        Open, // behind <
        Bang, // behind <!
        StartTag,
        Quoted, // in an attribute's value
        EndTag,
        Comment,
        Data, // <![CDATA[
        Instruction, // <?
        Declaration, // <! and anything else
    }

    /// <summary>Whether the end was found.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether the piece is one tag that opens an element and does not close it; meant for <see cref="AdvanceTag"/>.</summary>
    public readonly bool IsOpen => _depth > 0;

    /// <summary>Most levels of elements seen at once.</summary>
    public int Deepest { get; private set; }

    /// <summary>Goes on through the next bytes of an element or another piece of markup; the first call gets its first byte, which is <c>&lt;</c>.</summary>
    /// <returns>Number of bytes that belong to it.</returns>
    public int Advance(ReadOnlySpan<byte> bytes)
    {
        int i = 0;
        while (i < bytes.Length && !IsDone)
        {
            i += Step(bytes[i..]);
            IsDone = _state == State.Content && _depth <= 0;
        }
        return i;
    }

    /// <summary>As <see cref="Advance"/>, but up to the end of the first tag.</summary>
    public int AdvanceTag(ReadOnlySpan<byte> bytes)
    {
        int i = 0;
        while (i < bytes.Length && !IsDone)
        {
            i += Step(bytes[i..]);
            IsDone = _state == State.Content;
        }
        return i;
    }

    private int Step(ReadOnlySpan<byte> bytes) => _state switch
    {
        State.Content => Until(bytes, (byte)'<', State.Open),
        State.Open => Open(bytes[0]),
        State.Bang => Bang(bytes[0]),
        State.StartTag => InStartTag(bytes),
        State.Quoted => Until(bytes, _quote, State.StartTag),
        State.EndTag => InEndTag(bytes),
        State.Comment => UntilClosed(bytes, (byte)'-'),
        State.Data => UntilClosed(bytes, (byte)']'),
        State.Instruction => UntilClosed(bytes, (byte)'?'),
        _ => Until(bytes, (byte)'>', State.Content),
    };

    private int Until(ReadOnlySpan<byte> bytes, byte mark, State next)
    {
        int index = bytes.IndexOf(mark);
        if (index < 0) return bytes.Length;
        (_state, _last) = (next, mark);
        return index + 1;
    }

    private int Open(byte first)
    {
        _state = first switch
        {
            (byte)'!' => State.Bang,
            (byte)'?' => State.Instruction,
            (byte)'/' => State.EndTag,
            _ => State.StartTag,
        };
        (_last, _lastButOne) = (0, 0);
        if (_state != State.StartTag) return 1;
        _depth++;
        Deepest = Math.Max(Deepest, _depth);
        return 0;
    }

    private int Bang(byte first)
    {
        _state = first switch
        {
            (byte)'-' => State.Comment,
            (byte)'[' => State.Data,
            _ => State.Declaration,
        };
        return _state == State.Declaration ? 0 : 1;
    }

    private int InStartTag(ReadOnlySpan<byte> bytes)
    {
        int index = bytes.IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
        if (index < 0)
        {
            _last = bytes[^1];
            return bytes.Length;
        }
        if (index > 0) _last = bytes[index - 1];
        if (bytes[index] == '>')
        {
            if (_last == '/') _depth--;
            _state = State.Content;
        }
        else (_quote, _state) = (bytes[index], State.Quoted);
        return index + 1;
    }

    private int InEndTag(ReadOnlySpan<byte> bytes)
    {
        int length = Until(bytes, (byte)'>', State.Content);
        if (_state == State.Content) _depth--;
        return length;
    }

    // To the end of a comment (two marks), a section of data (two marks) or an instruction (one mark), each followed by >.
    private int UntilClosed(ReadOnlySpan<byte> bytes, byte mark)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '>' && _last == mark && (mark == '?' || _lastButOne == mark))
            {
                _state = State.Content;
                return i + 1;
            }
            (_lastButOne, _last) = (_last, bytes[i]);
        }
        return bytes.Length;
    }
}
