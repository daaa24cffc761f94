using System.Buffers.Binary;
using System.IO.Compression;

namespace GeometryEngine.Formats.Tests;

/// <summary>A slow writer of grey and palette PNG images, by the specification: every depth, a filter of choice for each row.</summary>
internal static class SlowPngWriter
{
    public static byte[] Encode(ushort[] pixels, int height, int width, int bits, Func<int, int> filterOfRow, byte colour = 0, byte interlace = 0)
    {
        int rowBytes = (width * bits + 7) / 8, pixelBytes = Math.Max(1, bits / 8);
        var raw = new MemoryStream();
        byte[] above = new byte[rowBytes];
        for (int y = 0; y < height; y++)
        {
            byte[] row = Pack(pixels.AsSpan(y * width, width), rowBytes, bits);
            raw.WriteByte((byte)filterOfRow(y));
            for (int i = 0; i < rowBytes; i++)
            {
                int left = i >= pixelBytes ? row[i - pixelBytes] : 0, corner = i >= pixelBytes ? above[i - pixelBytes] : 0;
                int predicted = filterOfRow(y) switch { 0 => 0, 1 => left, 2 => above[i], 3 => (left + above[i]) / 2, _ => Nearest(left, above[i], corner) };
                raw.WriteByte((byte)(row[i] - predicted));
            }
            above = row;
        }
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)bits, colour, interlace);
        byte[] data = Compress(raw.ToArray());
        int half = data.Length / 2;
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, data[..half]), .. Chunk("IDAT"u8, data[half..]), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Pack(ReadOnlySpan<ushort> pixels, int rowBytes, int bits)
    {
        var row = new byte[rowBytes];
        for (int x = 0; x < pixels.Length; x++)
            for (int bit = 0; bit < bits; bit++)
            {
                int place = x * bits + bit;
                if ((pixels[x] >> (bits - 1 - bit) & 1) != 0) row[place / 8] |= (byte)(0x80 >> place % 8);
            }
        return row;
    }

    // The one of left, up and corner that is nearest to left + up - corner; earlier ones win.
    private static int Nearest(int left, int up, int corner) =>
        ((int[])[left, up, corner]).MinBy(value => Math.Abs(left + up - corner - value));

    private static byte[] Compress(byte[] raw)
    {
        var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal)) zlib.Write(raw);
        return data.ToArray();
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        type.CopyTo(chunk.AsSpan(4));
        content.CopyTo(chunk, 8);
        uint crc = uint.MaxValue;
        foreach (byte value in chunk.AsSpan(4, content.Length + 4))
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), ~crc);
        return chunk;
    }
}
