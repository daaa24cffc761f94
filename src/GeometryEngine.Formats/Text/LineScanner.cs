namespace GeometryEngine.Formats;

/// <summary>
/// Goes through a text file of any size from front to back, a line at a time; lines end with LF or CR LF. Memory is one buffer, which grows to hold the longest line.
/// </summary>
internal sealed class LineScanner(InputFile file, ReadOptions options)
{
    private const int FirstBuffer = 1 << 18;

    private byte[] _buffer = new byte[(int)Math.Clamp(file.Length, 16, FirstBuffer)];
    private long _bufferOffset;
    private int _start;
    private int _end;
    private int _length;

    /// <summary>The line read last, without its end; valid until the next call.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_start - _length, _length).TrimEnd("\r\n"u8);

    /// <summary>Byte offset in the file of the line read last.</summary>
    public long Offset => _bufferOffset + _start - _length;

    /// <summary>Number of the line read last, from 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>Goes to the next line, blank ones included; false after the last.</summary>
    /// <exception cref="InputException">The line is too long, or the file cannot be read.</exception>
    public bool Next()
    {
        if (Number == 0) SkipByteOrderMark();
        int searched = 0;
        _length = 0;
        while (true)
        {
            int end = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (end >= 0) return Take(searched + end + 1);
            searched = _end - _start;
            if (searched > options.MaxElementBytes) Throw.Input(file.Path, $"line {Number + 1}", $"more than {options.MaxElementBytes} bytes", "a shorter line");
            if (!Refill()) return searched > 0 && Take(searched);
        }
    }

    private bool Take(int length)
    {
        _start += length;
        _length = length;
        Number++;
        return true;
    }

    private void SkipByteOrderMark()
    {
        if (Refill() && _buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8)) _start = 3;
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
