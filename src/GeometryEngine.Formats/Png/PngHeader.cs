using System.Buffers.Binary;

namespace GeometryEngine.Formats;

/// <summary>What IHDR says of an image.</summary>
/// <param name="Height">Height in pixels.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Bits">Bits of a sample.</param>
/// <param name="Color">What the samples are.</param>
/// <param name="IsInterlaced">Whether the pixels come in the seven passes of Adam7.</param>
internal readonly record struct PngHeader(int Height, int Width, int Bits, PngColor Color, bool IsInterlaced)
{
    /// <summary>Bytes of IHDR.</summary>
    public const int Length = 13;

    /// <summary>Samples of a pixel.</summary>
    public int Channels => Color switch { PngColor.GrayAlpha => 2, PngColor.Rgb => 3, PngColor.Rgba => 4, _ => 1 };

    /// <summary>Bytes from a pixel to the next; 1 where a byte holds several.</summary>
    public int PixelBytes => Math.Max(1, Channels * Bits / 8);

    /// <summary>Bytes of all rows before they are compressed.</summary>
    public long Bytes
    {
        get
        {
            long bytes = 0;
            foreach (PngPass pass in PngPass.Of(this)) bytes += pass.Rows * (1 + RowBytes(pass.Columns));
            return bytes;
        }
    }

    /// <summary>Bytes of a row, without the one that names its filter.</summary>
    /// <param name="width">Pixels of the row.</param>
    public long RowBytes(int width) => ((long)width * Channels * Bits + 7) / 8;

    /// <summary>Reads IHDR.</summary>
    /// <param name="data">What the chunk holds, <see cref="Length"/> bytes.</param>
    public static PngHeader Parse(ReadOnlySpan<byte> data) => new(
        BinaryPrimitives.ReadInt32BigEndian(data[4..]), BinaryPrimitives.ReadInt32BigEndian(data), data[8], (PngColor)data[9], data[12] == 1);

    /// <summary>What is wrong with the header, and what is allowed; null when nothing is.</summary>
    /// <param name="data">What the chunk holds, <see cref="Length"/> bytes.</param>
    /// <param name="maxPixels">Most pixels.</param>
    public static (string Found, string Allowed)? Defect(ReadOnlySpan<byte> data, long maxPixels)
    {
        PngHeader header = Parse(data);
        if (header.Width < 1 || header.Height < 1 || (long)header.Width * header.Height > maxPixels)
            return ($"an image of {header.Height}x{header.Width} pixels", $"1 to {maxPixels} pixels");
        if (!Enum.IsDefined(header.Color)) return ($"colour type {data[9]}", "0, 2, 3, 4 or 6");
        bool isDepth = header.Color switch
        {
            PngColor.Gray => header.Bits is 1 or 2 or 4 or 8 or 16,
            PngColor.Palette => header.Bits is 1 or 2 or 4 or 8,
            _ => header.Bits == 8,
        };
        if (!isDepth) return ($"{header.Bits} bits of colour type {data[9]}", "1, 2, 4, 8 for a palette, and 16 for grey; 8 for colours and opacity");
        if (data[10] != 0 || data[11] != 0) return ($"compression {data[10]} and filter method {data[11]}", "0 and 0");
        return data[12] > 1 ? ($"interlace method {data[12]}", "0 or 1") : null;
    }
}
