using System.Buffers.Binary;
using System.IO.Hashing;

namespace GeometryEngine.Formats;

/// <summary>Puts chunks together and hands them on: a small file by one write, a large one in pieces, so that memory does not grow with it.</summary>
internal sealed class PngChunks
{
    private const int MostData = 1 << 20; // of one IDAT chunk, unless a single reservation is larger
    private const int HeadLength = 8; // length and type

    private byte[] _buffer = new byte[64 << 10];
    private int _used;
    private int _chunk = -1; // where the open chunk begins
    private Stream _output = Stream.Null;

    /// <summary>Begins a file.</summary>
    /// <param name="output">Receives it.</param>
    public void Begin(Stream output)
    {
        _output = output;
        (_used, _chunk) = (0, -1);
        Append(Png.Signature);
    }

    /// <summary>Writes a whole chunk.</summary>
    /// <param name="type">Four letters.</param>
    /// <param name="data">What it holds.</param>
    public void Write(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Open(type);
        Append(data);
        Close();
    }

    /// <summary>Room for image data, in chunks that are begun and ended as needed.</summary>
    /// <param name="bytes">How many bytes to have room for.</param>
    public Span<byte> Reserve(int bytes)
    {
        if (_chunk >= 0 && _used - _chunk > MostData) Flush();
        if (_chunk < 0) Open("IDAT"u8);
        Grow(bytes);
        return _buffer.AsSpan(_used, bytes);
    }

    /// <summary>Takes what was written into the room reserved.</summary>
    /// <param name="bytes">How many bytes.</param>
    public void Advance(int bytes) => _used += bytes;

    /// <summary>Ends the file.</summary>
    public void Finish()
    {
        if (_chunk >= 0) Close();
        Write("IEND"u8, []);
        Flush();
        _output = Stream.Null;
    }

    private void Open(ReadOnlySpan<byte> type)
    {
        _chunk = _used;
        Append([0, 0, 0, 0]);
        Append(type);
    }

    private void Close()
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(_chunk), _used - _chunk - HeadLength);
        uint checksum = Crc32.HashToUInt32(_buffer.AsSpan(_chunk + 4, _used - _chunk - 4));
        Grow(4);
        BinaryPrimitives.WriteUInt32BigEndian(_buffer.AsSpan(_used), checksum);
        _used += 4;
        _chunk = -1;
    }

    private void Flush()
    {
        if (_chunk >= 0) Close();
        _output.Write(_buffer.AsSpan(0, _used));
        _used = 0;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Grow(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    private void Grow(int bytes)
    {
        if (_used + bytes > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_used + bytes, _buffer.Length * 2));
    }
}
