using System.Buffers.Binary;
using System.IO.Compression;

namespace GeometryEngine.Formats.Tests;

/// <summary>A slow writer of PNG images, by the specification: every depth and colour type, a filter of choice for each row, interlaced or not.</summary>
internal static class SlowPngWriter
{
    // In which pass of Adam7 a pixel comes, by row and column modulo 8.
    private static readonly string[] Passes = ["16462646", "77777777", "56565656", "77777777", "36463646", "77777777", "56565656", "77777777"];

    /// <param name="pixels">Of one channel the value; of several 8 bits each, the first in the lowest.</param>
    public static byte[] Encode(
        uint[] pixels, int height, int width, int bits, Func<int, int> filterOfRow, PngColor color = PngColor.Gray, bool interlaced = false, byte[]? palette = null)
    {
        int channels = color switch { PngColor.GrayAlpha => 2, PngColor.Rgb => 3, PngColor.Rgba => 4, _ => 1 };
        var raw = new MemoryStream();
        for (char pass = interlaced ? '1' : '0'; pass <= (interlaced ? '7' : '0'); pass++)
        {
            byte[]? above = null;
            for (int y = 0; y < height; y++)
            {
                uint[] line = [.. Enumerable.Range(0, width).Where(x => !interlaced || Passes[y % 8][x % 8] == pass).Select(x => pixels[y * width + x])];
                if (line.Length == 0) continue;
                byte[] row = Pack(line, bits, channels);
                raw.Write(Filter(filterOfRow(y), row, above ?? new byte[row.Length], Math.Max(1, bits * channels / 8)));
                above = row;
            }
        }
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)bits, (byte)color, (byte)(interlaced ? 1 : 0));
        byte[] data = Compress(raw.ToArray());
        int half = data.Length / 2;
        return File([("IHDR", header), .. palette is null ? [] : (ReadOnlySpan<(string, byte[])>)[("PLTE", palette)], ("tEXt", [1, 2]), ("IDAT", data[..half]), ("IDAT", data[half..]), ("IEND", [])]);
    }

    /// <summary>A file of any chunks.</summary>
    public static byte[] File(params ReadOnlySpan<(string Type, byte[] Content)> chunks)
    {
        var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        foreach ((string type, byte[] content) in chunks) file.Write(Chunk(type, content));
        return file.ToArray();
    }

    private static byte[] Pack(uint[] pixels, int bits, int channels)
    {
        var row = new byte[(pixels.Length * bits * channels + 7) / 8];
        int place = 0;
        foreach (uint pixel in pixels)
            for (int channel = 0; channel < channels; channel++)
                for (int bit = bits - 1; bit >= 0; bit--, place++)
                    if ((pixel >> 8 * channel >> bit & 1) != 0) row[place / 8] |= (byte)(0x80 >> place % 8);
        return row;
    }

    private static byte[] Filter(int filter, byte[] row, byte[] above, int pixelBytes)
    {
        var filtered = new byte[1 + row.Length];
        filtered[0] = (byte)filter;
        for (int i = 0; i < row.Length; i++)
        {
            int left = i >= pixelBytes ? row[i - pixelBytes] : 0, corner = i >= pixelBytes ? above[i - pixelBytes] : 0;
            int predicted = filter switch { 0 => 0, 1 => left, 2 => above[i], 3 => (left + above[i]) / 2, _ => Nearest(left, above[i], corner) };
            filtered[1 + i] = (byte)(row[i] - predicted);
        }
        return filtered;
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

    private static byte[] Chunk(string type, byte[] content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        System.Text.Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
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
