using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace GeometryEngine.Formats;

/// <summary>
/// Writes label maps and masks as PNG images, straight from their runs: rows are subtracted from the rows above run by run, and the compressed
/// stream is made from what is left. Keeps its memory from image to image; not safe to use from several threads at once.
/// </summary>
public sealed partial class PngEncoder
{
    private const byte FilterNone = 0;
    private const byte FilterUp = 2;

    private static readonly uint[] NoEnd = [uint.MaxValue];
    private static readonly uint[] NoValue = [0];

    private readonly PngChunks _chunks = new();
    private readonly RunDeflater _sink;
    private FilteredRun[] _runs = [];
    private uint[] _values = [];

    /// <summary>An encoder.</summary>
    public PngEncoder() => _sink = new RunDeflater(_chunks);

    /// <summary>Writes a label map.</summary>
    /// <param name="map">The map, by rows; 1 pixel or more.</param>
    /// <param name="format">How labels become pixels.</param>
    /// <param name="output">Receives the file; not closed.</param>
    /// <exception cref="ArgumentException">The runs go by columns, the image is empty, or a label does not fit the format.</exception>
    public void Encode(LabelRuns map, PngPixelFormat format, Stream output)
    {
        if (map.Order != PixelOrder.RowMajor) Throw.Argument($"label runs in order {map.Order}; {PixelOrder.RowMajor} is allowed", nameof(map));
        Begin(map.Height, map.Width, format, output);
        ReadOnlySpan<uint> ends = map.Ends;
        Span<uint> values = Values(ends.Length);
        format.Convert(map.Labels, values);
        uint width = (uint)map.Width;
        var above = new RunRow(NoEnd, NoValue, 0);
        for (int row = 0, first = 0; row < map.Height; row++)
        {
            uint origin = (uint)row * width;
            int last = first;
            while (ends[last] < origin + width) last++;
            var current = new RunRow(ends[first..(last + 1)], values[first..(last + 1)], origin);
            AddRow(row, above, current, width, format.PixelBytes);
            above = current;
            first = ends[last] == origin + width ? last + 1 : last;
        }
        Finish(map.Height, (long)width * format.PixelBytes);
    }

    private void Begin(int height, int width, PngPixelFormat format, Stream output)
    {
        if (height < 1 || width < 1) Throw.Argument($"an image of {height}x{width}; 1 pixel or more each way is allowed", nameof(height));
        Span<byte> header = stackalloc byte[13];
        header.Clear(); // deflate, adaptive filters, not interlaced
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = ((byte)format.Bits, (byte)format.Color);
        _chunks.Begin(output);
        _chunks.Write("IHDR"u8, header);
        if (format.Color == PngColor.Palette) _chunks.Write("PLTE"u8, MemoryMarshal.AsBytes(format.Colors));
        _sink.Begin(format.PixelBytes);
    }

    private void AddRow(int row, in RunRow above, in RunRow current, uint width, int pixelBytes)
    {
        int most = above.Ends.Length + current.Ends.Length;
        if (_runs.Length < most) _runs = new FilteredRun[Math.Max(most, 2 * _runs.Length)];
        int count = new RowDifference(above, current, _runs).Run(width);
        _sink.AddRow(row * ((long)width * pixelBytes + 1), row == 0 ? FilterNone : FilterUp, _runs.AsSpan(0, count));
    }

    private void Finish(int height, long rowBytes)
    {
        _sink.Finish(height * (rowBytes + 1));
        _chunks.Finish();
    }

    private Span<uint> Values(int count)
    {
        if (_values.Length < count) _values = new uint[Math.Max(count, 2 * _values.Length)];
        return _values.AsSpan(0, count);
    }
}
