namespace GeometryEngine.Formats;

/// <summary>
/// Goes through a JSON file of any size from front to back, a value at a time. Memory is one buffer, which grows to hold the longest value asked for.
/// </summary>
internal sealed class JsonScanner(InputFile file, ReadOptions options, int firstBuffer = JsonScanner.FirstBuffer)
{
    /// <summary>Bytes that are read at once while values are shorter than that.</summary>
    public const int FirstBuffer = 1 << 18;

    private readonly FileWindow _window = new(file, firstBuffer);
    private int _textLength;

    /// <summary>Byte offset in the file of what comes next.</summary>
    public long Offset => _window.Offset;

    /// <summary>The value read last; valid until the next call.</summary>
    public ReadOnlySpan<byte> Text => _window.Taken(_textLength);

    /// <summary>Byte offset in the file of the value read last.</summary>
    public long TextOffset { get; private set; }

    /// <summary>The next byte that is not white space; -1 at the end of the file.</summary>
    public int Peek()
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = _window.Rest;
            if (!rest.IsEmpty && rest[0] > ' ') return rest[0];
            int space = rest.IndexOfAnyExcept(" \t\r\n"u8);
            _window.Take(space >= 0 ? space : rest.Length);
            if (space >= 0) return rest[space];
            if (!_window.Refill()) return -1;
        }
    }

    /// <summary>What was read of the file and not yet taken; valid until the next call.</summary>
    /// <param name="least">Reads on once where it is less than that.</param>
    public ReadOnlySpan<byte> Ahead(int least)
    {
        if (_window.Rest.Length < least) _window.Refill();
        return _window.Rest;
    }

    /// <summary>Passes over the byte that <see cref="Peek"/> showed.</summary>
    public void Take() => Take(1);

    /// <summary>Passes over bytes of what is ahead.</summary>
    public void Take(int length) => _window.Take(length);

    /// <summary>Passes over a byte order mark at the start of the file.</summary>
    public void SkipByteOrderMark()
    {
        if (Offset == 0 && Peek() == 0xEF && _window.Rest.StartsWith("\uFEFF"u8)) _window.Take(3);
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
            length += structure.Advance(_window.Rest[length..]);
            if (structure.IsDone) break;
            if (length > mostBytes)
            {
                dropped = true;
                _window.Take(length);
                length = 0;
            }
            if (_window.Refill()) continue;
            if (structure.IsScalar) break;
            _window.Take(_window.Rest.Length);
            _textLength = 0;
            return JsonOutcome.Truncated;
        }
        dropped |= length > mostBytes;
        _window.Take(length);
        _textLength = length;
        if (mostBytes == 0) return JsonOutcome.Whole;
        if (structure.Deepest > options.MaxDepth) return JsonOutcome.TooDeep;
        return dropped ? JsonOutcome.TooLong : JsonOutcome.Whole;
    }
}
