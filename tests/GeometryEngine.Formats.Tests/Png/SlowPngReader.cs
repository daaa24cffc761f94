using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GeometryEngine.Formats.Tests;

/// <summary>
/// A slow reader of PNG images without alpha, by the specification: every depth, filter and checksum. A pixel is the number, the palette's index,
/// or red + 256 green + 65,536 blue.
/// </summary>
internal static class SlowPngReader
{
    public static (int Height, int Width, int Bits, PngColor Color, int[] Pixels) Decode(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var data = new MemoryStream();
        byte[] header = [];
        string type = "";
        int at = 8;
        for (; type != "IEND";)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            type = Encoding.ASCII.GetString(file, at + 4, 4);
            Assert.Equal(Crc(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            byte[] content = file[(at + 8)..(at + 8 + length)];
            if (type == "IHDR") header = content;
            if (type == "IDAT") data.Write(content);
            at += length + 12;
        }
        Assert.Equal(file.Length, at);
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        Assert.Equal([0, 0, 0], header[10..]);
        var color = (PngColor)header[9];
        return (height, width, header[8], color, Unfilter(data, height, width, header[8] * (color == PngColor.Rgb ? 3 : 1)));
    }

    private static int[] Unfilter(MemoryStream data, int height, int width, int pixelBits)
    {
        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        int rowBytes = (width * pixelBits + 7) / 8, pixelBytes = Math.Max(1, pixelBits / 8);
        var pixels = new int[height * width];
        byte[] above = new byte[rowBytes], row = new byte[rowBytes];
        for (int y = 0; y < height; y++)
        {
            int filter = zlib.ReadByte();
            zlib.ReadExactly(row);
            for (int i = 0; i < rowBytes; i++)
            {
                int left = i >= pixelBytes ? row[i - pixelBytes] : 0, corner = i >= pixelBytes ? above[i - pixelBytes] : 0;
                row[i] += (byte)(filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above[i],
                    3 => (left + above[i]) / 2,
                    4 => Paeth(left, above[i], corner),
                    _ => throw new InvalidDataException($"filter {filter}"),
                });
            }
            for (int x = 0; x < width; x++) pixels[y * width + x] = Pixel(row, x, pixelBits);
            (above, row) = (row, above);
        }
        Assert.Equal(-1, zlib.ReadByte()); // which has the checksum of the stream compared
        return pixels;
    }

    private static int Pixel(byte[] row, int x, int bits) => bits switch
    {
        8 => row[x],
        16 => row[2 * x] << 8 | row[2 * x + 1],
        24 => row[3 * x] | row[3 * x + 1] << 8 | row[3 * x + 2] << 16,
        _ => row[x * bits / 8] >> 8 - bits - x * bits % 8 & (1 << bits) - 1,
    };

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
