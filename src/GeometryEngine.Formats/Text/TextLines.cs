namespace GeometryEngine.Formats;

/// <summary>The lines of a text in memory, numbered from 1; they end with LF, CR LF or CR. A byte order mark is passed over.</summary>
internal ref struct TextLines
{
    private ReadOnlySpan<byte> _rest;

    /// <summary>Lines of a text.</summary>
    public TextLines(ReadOnlySpan<byte> text) => _rest = text.StartsWith("\uFEFF"u8) ? text[3..] : text;

    /// <summary>Number of the line read last; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the text ends with the line read last.</summary>
    public readonly bool IsLast => _rest.IsEmpty;

    /// <summary>Where the line read last stands, for problems.</summary>
    public readonly string Place => $"line {Number}";

    /// <summary>Goes to the next line, blank ones included; false after the last.</summary>
    /// <param name="line">The line, without its end.</param>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        line = default;
        if (_rest.IsEmpty) return false;
        Number++;
        int end = _rest.IndexOfAny((byte)'\n', (byte)'\r');
        if (end < 0)
        {
            line = _rest;
            _rest = default;
            return true;
        }
        line = _rest[..end];
        _rest = _rest[(end + (_rest[end] == '\r' && end + 1 < _rest.Length && _rest[end + 1] == '\n' ? 2 : 1))..];
        return true;
    }
}
