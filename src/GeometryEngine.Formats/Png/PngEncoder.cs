using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GeometryEngine.Formats;

/// <summary>
/// Writes label maps and masks as PNG images, straight from their runs: rows are subtracted from the rows above run by run, and the compressed
/// stream is made from what is left. Equal input gives equal bytes. Keeps its memory from image to image; not safe to use from several threads
/// at once.
/// </summary>
public sealed class PngEncoder
{
    private const byte FilterNone = 0;
    private const byte FilterUp = 2;

    private static readonly uint[] NoEnd = [uint.MaxValue];
    private static readonly uint[] NoValue = [0];

    private readonly PngChunks _chunks = new();
    private readonly RowPacker[] _packers = [new(), new()]; // of even and odd rows: a row and the one above stand side by side
    private readonly IRunSink _sink;
    private FilteredRun[] _runs = [];
    private uint[] _values = [];

    /// <summary>An encoder.</summary>
    /// <param name="compression">What the images are written for.</param>
    public PngEncoder(PngCompression compression = PngCompression.Fast) =>
        _sink = compression == PngCompression.Small ? new ZlibSink(_chunks) : new RunDeflater(_chunks);

    /// <summary>Writes a label map.</summary>
    /// <param name="map">The map, by rows; 1 pixel or more.</param>
    /// <param name="format">How labels become pixels.</param>
    /// <param name="output">Receives the file; not closed.</param>
    /// <exception cref="ArgumentException">The runs go by columns, the image is empty, or a label does not fit the format.</exception>
    public void Encode(LabelRuns map, PngPixelFormat format, Stream output)
    {
        if (map.Order != PixelOrder.RowMajor) Throw.Argument($"label runs in order {map.Order}; {PixelOrder.RowMajor} is allowed", nameof(map));
        if (map.Height < 1 || map.Width < 1) Throw.Argument($"an image of {map.Height}x{map.Width}; 1 pixel or more each way is allowed", nameof(map));
        long rowBytes = format.RowBytes(map.Width);
        if (rowBytes >= Array.MaxLength) Throw.Argument($"rows of {rowBytes} bytes; fewer than {Array.MaxLength} are allowed", nameof(map));
        Span<uint> values = Values(map.Labels.Length);
        format.Convert(map.Labels, values);
        Begin(map.Height, map.Width, format, output);
        WriteRows(map, values, format);
        _sink.Finish(map.Height * (rowBytes + 1));
        _chunks.Finish();
    }

    /// <summary>Writes a dense label map.</summary>
    /// <param name="map">The map; 1 pixel or more.</param>
    /// <param name="format">How labels become pixels.</param>
    /// <param name="output">Receives the file; not closed.</param>
    /// <exception cref="ArgumentException">The image is empty, or a label does not fit the format.</exception>
    public void Encode<TLabel>(LabelMap<TLabel> map, PngPixelFormat format, Stream output)
        where TLabel : unmanaged, IBinaryInteger<TLabel>, IUnsignedNumber<TLabel> =>
        Encode(LabelRuns.OfMap(map), format, output);

    /// <summary>Writes a mask.</summary>
    /// <param name="mask">The mask; 1 pixel or more.</param>
    /// <param name="foreground">The label of its foreground; the rest is 0.</param>
    /// <param name="format">How labels become pixels.</param>
    /// <param name="output">Receives the file; not closed.</param>
    /// <exception cref="ArgumentException">The image is empty, or the label does not fit the format.</exception>
    public void Encode(BitMask mask, int foreground, PngPixelFormat format, Stream output) =>
        Encode(LabelRuns.OfMask(mask, foreground), format, output);

    private void Begin(int height, int width, PngPixelFormat format, Stream output)
    {
        Span<byte> header = stackalloc byte[13];
        header.Clear(); // deflate, adaptive filters, not interlaced
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = ((byte)format.Bits, (byte)format.Color);
        _chunks.Begin(output);
        _chunks.Write("IHDR"u8, header);
        if (format.Color == PngColor.Palette) _chunks.Write("PLTE"u8, MemoryMarshal.AsBytes(format.Colors));
        _sink.Begin(format.PixelBytes, (int)format.RowBytes(width));
    }

    private void WriteRows(LabelRuns map, ReadOnlySpan<uint> values, PngPixelFormat format)
    {
        ReadOnlySpan<uint> ends = map.Ends;
        uint width = (uint)map.Width, units = format.Bits < 8 ? (uint)format.RowBytes(map.Width) : width;
        long rowBytes = format.RowBytes(map.Width);
        var above = new RunRow(NoEnd, NoValue, 0);
        for (int row = 0, first = 0; row < map.Height; row++)
        {
            uint origin = (uint)row * width;
            int last = first;
            while (ends[last] < origin + width) last++;
            var current = new RunRow(ends[first..(last + 1)], values[first..(last + 1)], origin);
            first = ends[last] == origin + width ? last + 1 : last;
            if (format.Bits < 8) current = _packers[row & 1].Pack(current, width, format.Bits);
            _sink.AddRow(row * (rowBytes + 1), row == 0 ? FilterNone : FilterUp, Subtract(above, current, units));
            above = current;
        }
    }

    private ReadOnlySpan<FilteredRun> Subtract(in RunRow above, in RunRow current, uint width)
    {
        int most = above.Ends.Length + current.Ends.Length;
        if (_runs.Length < most) _runs = new FilteredRun[Math.Max(most, 2 * _runs.Length)];
        return _runs.AsSpan(0, new RowDifference(above, current, _runs).Run(width));
    }

    private Span<uint> Values(int count)
    {
        if (_values.Length < count) _values = new uint[Math.Max(count, 2 * _values.Length)];
        return _values.AsSpan(0, count);
    }
}
