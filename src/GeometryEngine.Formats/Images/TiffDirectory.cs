using System.Buffers.Binary;

namespace GeometryEngine.Formats;

/// <summary>The first directory of a TIFF file, or of the TIFF structure in which a JPEG file keeps its EXIF data: single whole numbers by tag.</summary>
internal static class TiffDirectory
{
    private const int Width = 256, Height = 257, Orientation = 274;
    private const int EntryBytes = 12;
    private const int MostEntries = 4096;

    /// <summary>Height and width in pixels; null where the directory does not say them.</summary>
    public static (long Height, long Width)? ReadSize(InputFile file) =>
        Find(file, 0, file.Length, Height) is { } height && Find(file, 0, file.Length, Width) is { } width ? (height, width) : null;

    /// <summary>How the image is turned, 1 to 8 as EXIF numbers it; null where that is not said.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">Where the structure begins.</param>
    /// <param name="length">How long it is.</param>
    public static long? ReadOrientation(InputFile file, long start, long length) => Find(file, start, length, Orientation);

    private static long? Find(InputFile file, long start, long length, int tag)
    {
        Span<byte> bytes = stackalloc byte[EntryBytes];
        bytes.Clear();
        if (file.Read(bytes[..8], start) < 8) return null;
        bool isLittle = bytes[0] == 'I';
        long directory = Long(bytes[4..], isLittle);
        if (directory + 2 > length || file.Read(bytes[..2], start + directory) < 2) return null;
        int entries = Math.Min(Short(bytes, isLittle), MostEntries);
        for (int i = 0; i < entries; i++)
        {
            long offset = directory + 2 + i * EntryBytes;
            if (offset + EntryBytes > length || file.Read(bytes, start + offset) < EntryBytes) return null;
            if (Short(bytes, isLittle) == tag) return Short(bytes[2..], isLittle) == 3 ? Short(bytes[8..], isLittle) : Long(bytes[8..], isLittle); // 3: 16 bits
        }
        return null;
    }

    private static int Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static long Long(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
