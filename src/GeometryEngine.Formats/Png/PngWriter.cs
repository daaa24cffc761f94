using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace GeometryEngine.Formats;

/// <summary>Writes masks as grey PNG images of 8 or 16 bits: values are stored as they are, without colour space or scaling.</summary>
public static class PngWriter
{
    private const byte FilterUp = 2;

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Writes an image of one byte a pixel.</summary>
    /// <param name="output">Receives the file; not closed.</param>
    /// <param name="pixels">Values, row-major, height * width of them.</param>
    /// <param name="height">Height in pixels, 1 or more.</param>
    /// <param name="width">Width in pixels, 1 or more.</param>
    /// <exception cref="ArgumentException">The size is not positive, or not that of the pixels.</exception>
    public static void WriteGray8(Stream output, ReadOnlySpan<byte> pixels, int height, int width)
    {
        Throw.IfNotPixels(pixels.Length, height, width);
        Write(output, pixels, height, width, bitDepth: 8);
    }

    /// <summary>Writes an image of two bytes a pixel.</summary>
    /// <param name="output">Receives the file; not closed.</param>
    /// <param name="pixels">Values, row-major, height * width of them.</param>
    /// <param name="height">Height in pixels, 1 or more.</param>
    /// <param name="width">Width in pixels, 1 or more.</param>
    /// <exception cref="ArgumentException">The size is not positive, or not that of the pixels.</exception>
    public static void WriteGray16(Stream output, ReadOnlySpan<ushort> pixels, int height, int width)
    {
        Throw.IfNotPixels(pixels.Length, height, width);
        Write(output, pixels, height, width, bitDepth: 16);
    }

    private static void Write<T>(Stream output, ReadOnlySpan<T> pixels, int height, int width, byte bitDepth) where T : unmanaged
    {
        Span<byte> header = stackalloc byte[13];
        header.Clear(); // grey, deflate, adaptive filters, not interlaced
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = bitDepth;

        output.Write(Signature);
        WriteChunk(output, "IHDR"u8, header);
        using (var data = new MemoryStream())
        {
            using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true)) WriteRows(zlib, pixels, width);
            WriteChunk(output, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        }
        WriteChunk(output, "IEND"u8, []);
    }

    // Rows of a mask mostly equal the row above, so their difference is mostly zeros.
    private static void WriteRows<T>(Stream zlib, ReadOnlySpan<T> pixels, int width) where T : unmanaged
    {
        int rowBytes = width * Marshal.SizeOf<T>();
        byte[] above = new byte[rowBytes], row = new byte[rowBytes], filtered = new byte[rowBytes + 1];
        filtered[0] = FilterUp;
        for (int start = 0; start < pixels.Length; start += width)
        {
            ToBigEndian(pixels.Slice(start, width), row);
            for (int i = 0; i < rowBytes; i++) filtered[i + 1] = (byte)(row[i] - above[i]);
            zlib.Write(filtered);
            (above, row) = (row, above);
        }
    }

    private static void ToBigEndian<T>(ReadOnlySpan<T> pixels, Span<byte> row) where T : unmanaged
    {
        MemoryMarshal.AsBytes(pixels).CopyTo(row);
        if (typeof(T) != typeof(ushort) || !BitConverter.IsLittleEndian) return;
        Span<ushort> values = MemoryMarshal.Cast<byte, ushort>(row);
        BinaryPrimitives.ReverseEndianness(values, values);
    }

    private static void WriteChunk(Stream output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        output.Write(number);
        output.Write(type);
        output.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, PngChecksum.Finish(PngChecksum.Add(PngChecksum.Add(PngChecksum.Start, type), data)));
        output.Write(number);
    }
}
