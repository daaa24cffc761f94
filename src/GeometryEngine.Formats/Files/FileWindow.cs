namespace GeometryEngine.Formats;

/// <summary>
/// A window that moves over a file of any size from front to back. Memory is one buffer, which grows to hold what is not yet taken.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="firstBuffer">Bytes that are read at once while no more are waiting.</param>
internal sealed class FileWindow(InputFile file, int firstBuffer)
{
    private const int SmallestBuffer = 16;

    private byte[] _buffer = new byte[(int)Math.Clamp(file.Length, SmallestBuffer, firstBuffer)];
    private long _bufferOffset;
    private int _start;
    private int _end;

    /// <summary>Byte offset in the file of what comes next.</summary>
    public long Offset => _bufferOffset + _start;

    /// <summary>What was read and not yet taken; valid until <see cref="Refill"/>.</summary>
    public ReadOnlySpan<byte> Rest => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The bytes that were taken last; valid until <see cref="Refill"/>.</summary>
    public ReadOnlySpan<byte> Taken(int length) => _buffer.AsSpan(_start - length, length);

    /// <summary>Passes over bytes of <see cref="Rest"/>.</summary>
    public void Take(int length) => _start += length;

    /// <summary>Reads on behind what is not yet taken; false at the end of the file.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public bool Refill()
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
