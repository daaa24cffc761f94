using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GeometryEngine.Formats.Tests;

/// <summary>A slow reader of grey PNG images, by the specification: every filter, every checksum.</summary>
internal static class PngDecoder
{
    public static (int Height, int Width, int BitDepth, ushort[] Pixels) Decode(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var data = new MemoryStream();
        byte[] header = [];
        string type = "";
        for (int at = 8; type != "IEND";)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            type = Encoding.ASCII.GetString(file, at + 4, 4);
            Assert.Equal(Crc(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            byte[] content = file[(at + 8)..(at + 8 + length)];
            if (type == "IHDR") header = content;
            if (type == "IDAT") data.Write(content);
            at += length + 12;
        }
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        Assert.Equal([0, 0, 0, 0], header[9..]);
        return (height, width, header[8], Unfilter(data, height, width, header[8] / 8));
    }

    private static ushort[] Unfilter(MemoryStream data, int height, int width, int pixelBytes)
    {
        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        var raw = new MemoryStream();
        zlib.CopyTo(raw);
        byte[] bytes = raw.ToArray();
        int rowBytes = width * pixelBytes;
        Assert.Equal(height * (rowBytes + 1), bytes.Length);
        var pixels = new ushort[height * width];
        var above = new byte[rowBytes];
        for (int y = 0; y < height; y++)
        {
            byte[] row = bytes[(y * (rowBytes + 1) + 1)..((y + 1) * (rowBytes + 1))];
            for (int i = 0; i < rowBytes; i++)
            {
                int left = i >= pixelBytes ? row[i - pixelBytes] : 0, corner = i >= pixelBytes ? above[i - pixelBytes] : 0;
                row[i] += (byte)(bytes[y * (rowBytes + 1)] switch
                {
                    0 => 0,
                    1 => left,
                    2 => above[i],
                    3 => (left + above[i]) / 2,
                    4 => Paeth(left, above[i], corner),
                    _ => throw new InvalidDataException("filter"),
                });
            }
            for (int x = 0; x < width; x++) pixels[y * width + x] = pixelBytes == 1 ? row[x] : BinaryPrimitives.ReadUInt16BigEndian(row.AsSpan(2 * x));
            above = row;
        }
        return pixels;
    }

    private static int Paeth(int a, int b, int c)
    {
        int pa = Math.Abs(b - c), pb = Math.Abs(a - c), pc = Math.Abs(a + b - 2 * c);
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }

    // Bit by bit, long division modulo the polynomial.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return ~crc;
    }
}
