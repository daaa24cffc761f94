using System.Buffers.Binary;

namespace GeometryEngine.Formats;

/// <summary>The size of an image from its file's header, without reading pixels: PNG, JPEG, BMP, GIF, WebP and TIFF.</summary>
internal static class ImageHeader
{
    private const int HeadLength = 32;
    private const int MostSegments = 1000; // of a JPEG file before its frame

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
        { ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".bmp", ".gif", ".webp", ".tif", ".tiff" };

    /// <summary>Whether a file name is that of an image.</summary>
    public static bool IsImage(string name) => Extensions.Contains(Path.GetExtension(name));

    /// <summary>The size an image is shown in: a photograph that its EXIF data turns by a quarter has height and width exchanged.</summary>
    /// <returns>Height and width in pixels; null when the file is none of these formats, or broken.</returns>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static (int Height, int Width)? ReadSize(InputFile file)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        head.Clear();
        file.Read(head, 0);
        (long Height, long Width)? size = null;
        if (head[0] == 0x89 && head[1..].StartsWith("PNG\r\n"u8)) size = (Big32(head[20..]), Big32(head[16..]));
        else if (head is [0xFF, 0xD8, 0xFF, ..]) size = Jpeg(file);
        else if (head.StartsWith("GIF8"u8)) size = (Little16(head[8..]), Little16(head[6..]));
        else if (head.StartsWith("BM"u8)) size = (Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(head[22..])), BinaryPrimitives.ReadInt32LittleEndian(head[18..]));
        else if (head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8)) size = WebP(head);
        else if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8)) size = TiffDirectory.ReadSize(file);
        return size is ( >= 1 and <= int.MaxValue, >= 1 and <= int.MaxValue) ? ((int)size.Value.Height, (int)size.Value.Width) : null;
    }

    // Segments are FF, a kind, and a length of which the length itself is part; the frame (C0 to CF but for C4, C8, CC) has the size.
    private static (long Height, long Width)? Jpeg(InputFile file)
    {
        Span<byte> segment = stackalloc byte[HeadLength];
        bool isTurned = false;
        long offset = 2;
        for (int i = 0; i < MostSegments; i++)
        {
            segment.Clear();
            if (file.Read(segment, offset) < 4 || segment[0] != 0xFF) return null;
            byte kind = segment[1];
            if (kind is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8)) // fill bytes and segments without length
            {
                offset += kind == 0xFF ? 1 : 2;
                continue;
            }
            if (kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                (long height, long width) = (Big16(segment[5..]), Big16(segment[7..]));
                return isTurned ? (width, height) : (height, width);
            }
            int length = Big16(segment[2..]);
            if (kind == 0xE1 && segment[4..].StartsWith("Exif\0\0"u8)) isTurned = TiffDirectory.ReadOrientation(file, offset + 10, length) is >= 5 and <= 8;
            offset += 2 + length;
        }
        return null;
    }

    private static (long Height, long Width)? WebP(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> chunk = head[12..];
        if (chunk.StartsWith("VP8 "u8)) return (Little16(head[28..]) & 0x3FFF, Little16(head[26..]) & 0x3FFF);
        if (chunk.StartsWith("VP8L"u8))
        {
            uint bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
            return (((bits >> 14) & 0x3FFF) + 1, (bits & 0x3FFF) + 1);
        }
        return chunk.StartsWith("VP8X"u8) ? (Little24(head[27..]) + 1, Little24(head[24..]) + 1) : null;
    }

    private static int Big16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static long Big32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static int Little16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static int Little24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;
}
