using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Numerics.Tensors;

namespace GeometryEngine.Benchmarks;

/// <summary>A PNG as one writes it with what the runtime has: filter Up by vector subtraction, ZLibStream, CRC-32 of System.IO.Hashing.</summary>
internal static class PlainPng
{
    /// <summary>Writes grey of 8 bits.</summary>
    /// <param name="pixels">The pixels, row-major.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="filtered">Room for height * (width + 1) bytes.</param>
    /// <param name="level">How hard to compress.</param>
    /// <param name="output">Receives the file.</param>
    public static void Write(ReadOnlySpan<byte> pixels, int height, int width, byte[] filtered, CompressionLevel level, Stream output)
    {
        for (int row = 0; row < height; row++)
        {
            Span<byte> line = filtered.AsSpan(row * (width + 1), width + 1);
            line[0] = (byte)(row == 0 ? 0 : 2);
            ReadOnlySpan<byte> current = pixels.Slice(row * width, width);
            if (row == 0) current.CopyTo(line[1..]);
            else TensorPrimitives.Subtract(current, pixels.Slice((row - 1) * width, width), line[1..]);
        }
        using var data = new MemoryStream(1 << 16);
        using (var zlib = new ZLibStream(data, level, leaveOpen: true)) zlib.Write(filtered);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        output.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        WriteChunk(output, "IHDR"u8, header);
        WriteChunk(output, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        WriteChunk(output, "IEND"u8, []);
    }

    private static void WriteChunk(Stream output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        output.Write(number);
        output.Write(type);
        output.Write(data);
        var checksum = new Crc32();
        checksum.Append(type);
        checksum.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        output.Write(number);
    }
}
