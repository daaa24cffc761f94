namespace GeometryEngine.Formats;

/// <summary>
/// Goes through a text file of any size from front to back, a line at a time; lines end with LF or CR LF. Memory is one buffer, which grows to hold the longest line.
/// </summary>
internal sealed class LineScanner(InputFile file, ReadOptions options)
{
    private const int FirstBuffer = 1 << 18;

    private readonly FileWindow _window = new(file, FirstBuffer);
    private int _length;

    /// <summary>The line read last, without its end; valid until the next call.</summary>
    public ReadOnlySpan<byte> Line => _window.Taken(_length).TrimEnd("\r\n"u8);

    /// <summary>Byte offset in the file of the line read last.</summary>
    public long Offset => _window.Offset - _length;

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
            int end = _window.Rest[searched..].IndexOf((byte)'\n');
            if (end >= 0) return Take(searched + end + 1);
            searched = _window.Rest.Length;
            if (searched > options.MaxElementBytes) Throw.Input(file.Path, $"line {Number + 1}", $"more than {options.MaxElementBytes} bytes", "a shorter line");
            if (!_window.Refill()) return searched > 0 && Take(searched);
        }
    }

    private bool Take(int length)
    {
        _window.Take(length);
        _length = length;
        Number++;
        return true;
    }

    private void SkipByteOrderMark()
    {
        if (_window.Refill() && _window.Rest.StartsWith("\uFEFF"u8)) _window.Take(3);
    }
}
