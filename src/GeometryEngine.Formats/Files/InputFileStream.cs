namespace GeometryEngine.Formats;

/// <summary>An input file as a stream that only reads; several can go over one file.</summary>
/// <param name="file">The file.</param>
/// <param name="ownsFile">Whether the file is closed with the stream.</param>
internal sealed class InputFileStream(InputFile file, bool ownsFile = false) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        int read = file.Read(buffer, Position);
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (ownsFile) file.Dispose();
        base.Dispose(disposing);
    }
}
