namespace GeometryEngine.Formats;

/// <summary>
/// Goes through a JSON file of any size from front to back, a value at a time. Memory is one buffer, which grows to hold the longest value asked for.
/// </summary>
internal sealed class JsonScanner(InputFile file, ReadOptions options, int firstBuffer = JsonScanner.FirstBuffer)
{
    /// <summary>Bytes that are read at once while values are shorter than that.</summary>
    public const int FirstBuffer = 1 << 20;

    private byte[] _buffer = new byte[(int)Math.Clamp(file.Length, 16, firstBuffer)];
    private long _bufferOffset;
    private int _start;
    private int _end;
    private int _textStart;
    private int _textLength;

    /// <summary>Byte offset in the file of what comes next.</summary>
    public long Offset => _bufferOffset + _start;

    /// <summary>The value read last; valid until the next call.</summary>
    public ReadOnlySpan<byte> Text => _buffer.AsSpan(_textStart, _textLength);

    /// <summary>Byte offset in the file of the value read last.</summary>
    public long TextOffset { get; private set; }

    /// <summary>The next byte that is not white space; -1 at the end of the file.</summary>
    public int Peek()
    {
        while (true)
        {
            int space = _buffer.AsSpan(_start, _end - _start).IndexOfAnyExcept(" \t\r\n"u8);
            if (space >= 0)
            {
                _start += space;
                return _buffer[_start];
            }
            _start = _end;
            if (!Refill()) return -1;
        }
    }

    /// <summary>Passes over the byte that <see cref="Peek"/> showed.</summary>
    public void Take() => _start++;

    /// <summary>Passes over a byte order mark at the start of the file.</summary>
    public void SkipByteOrderMark()
    {
        if (Offset == 0 && Peek() == 0xEF && _buffer.AsSpan(_start, _end - _start).StartsWith("\uFEFF"u8)) _start += 3;
    }

    /// <summary>Reads the next value whole into <see cref="Text"/>; <see cref="Peek"/> must stand on its first byte.</summary>
    public JsonOutcome ReadValue() => Pass(options.MaxElementBytes);

    /// <summary>Passes over the next value, whatever its length.</summary>
    public JsonOutcome SkipValue() => Pass(0);

    private JsonOutcome Pass(int mostBytes)
    {
        var structure = new JsonStructure();
        bool dropped = false;
        int length = 0;
        TextOffset = Offset;
        while (true)
        {
            length += structure.Advance(_buffer.AsSpan(_start + length, _end - _start - length));
            if (structure.IsDone) break;
            if (length > mostBytes)
            {
                dropped = true;
                _start += length;
                length = 0;
            }
            if (Refill()) continue;
            if (structure.IsScalar) break;
            (_start, _textLength) = (_end, 0);
            return JsonOutcome.Truncated;
        }
        dropped |= length > mostBytes;
        (_textStart, _textLength) = (_start, length);
        _start += length;
        if (mostBytes == 0) return JsonOutcome.Whole;
        if (structure.Deepest > options.MaxDepth) return JsonOutcome.TooDeep;
        return dropped ? JsonOutcome.TooLong : JsonOutcome.Whole;
    }

    // Moves what is not used up to the front and reads on behind it, into a larger buffer when there is no room.
    private bool Refill()
    {
        int left = _end - _start;
        byte[] target = left > _buffer.Length / 2 ? new byte[(int)Math.Min(_buffer.Length * 2L, Array.MaxLength)] : _buffer;
        Buffer.BlockCopy(_buffer, _start, target, 0, left);
        _buffer = target;
        _bufferOffset += _start;
        (_start, _end) = (0, left);
        int read = file.Read(_buffer.AsSpan(_end), _bufferOffset + _end);
        _end += read;
        return read > 0;
    }
}
