using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;

namespace GeometryEngine.Formats;

/// <summary>Writes the bytes of filtered rows out and has the library compress them, as small as it can.</summary>
/// <param name="chunks">Receives the stream.</param>
[SuppressMessage("Design", "CA1001", Justification = "Finish closes the stream, which ends the image.")]
internal sealed class ZlibSink(PngChunks chunks) : IRunSink
{
    private int _pixelBytes;
    private byte[] _row = [];
    private ZLibStream? _zlib;

    /// <inheritdoc/>
    public void Begin(int pixelBytes, int rowBytes)
    {
        _pixelBytes = pixelBytes;
        _row = new byte[1 + rowBytes];
        _zlib = new ZLibStream(new ChunkStream(chunks), CompressionLevel.SmallestSize);
    }

    /// <inheritdoc/>
    public void AddRow(long start, byte filter, ReadOnlySpan<FilteredRun> runs)
    {
        _row[0] = filter;
        Span<byte> pixels = _row.AsSpan(1);
        foreach (FilteredRun run in runs) Fill(pixels[(int)(run.Start * _pixelBytes)..(int)(run.End * _pixelBytes)], run.Value);
        _zlib!.Write(_row);
        foreach (FilteredRun run in runs) pixels[(int)(run.Start * _pixelBytes)..(int)(run.End * _pixelBytes)].Clear();
    }

    /// <inheritdoc/>
    public void Finish(long end) => _zlib!.Dispose();

    private void Fill(Span<byte> bytes, uint value)
    {
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)(value >> i % _pixelBytes * 8);
    }

    // Hands what the library has compressed to the chunks.
    private sealed class ChunkStream(PngChunks chunks) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            buffer.CopyTo(chunks.Reserve(buffer.Length));
            chunks.Advance(buffer.Length);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
