using System.Buffers.Binary;
using System.IO.Compression;

namespace GeometryEngine.Formats.Tests;

/// <summary>A plain writer of TIFF files by the specification, for what the library writes wrongly: one strip, Deflate, either order of bytes, BigTIFF, differences of rows.</summary>
internal static class SlowTiffWriter
{
    public static byte[] Write(int height, int width, int bits, uint[] labels, bool isLittle, bool isBig, bool predicts)
    {
        byte[] data = Compress(height, width, bits / 8, labels, isLittle, predicts);
        (int Tag, int Value)[] entries =
        [
            (256, width), (257, height), (258, bits), (259, 8), (262, 1), (273, isBig ? 16 : 8), (277, 1), (278, height), (279, data.Length), (317, predicts ? 2 : 1),
        ];
        int directory = (isBig ? 16 : 8) + (data.Length + 1) / 2 * 2, word = isBig ? 8 : 4;
        using var file = new MemoryStream();
        file.Write(isLittle ? "II"u8 : "MM"u8);
        Number(isBig ? 43 : 42, 2);
        if (isBig) Number(8, 2);
        if (isBig) Number(0, 2);
        Number(directory, word);
        file.Write(data);
        file.SetLength(directory);
        file.Position = directory;
        Number(entries.Length, isBig ? 8 : 2);
        foreach ((int tag, int value) in entries)
        {
            Number(tag, 2);
            bool isShort = tag is 258 or 259 or 262 or 277 or 317;
            Number(isShort ? 3 : 4, 2); // SHORT or LONG
            Number(1, word);
            Number(value, isShort ? 2 : 4);
            Number(0, (isBig ? 8 : 4) - (isShort ? 2 : 4));
        }
        Number(0, word);
        return file.ToArray();

        void Number(long value, int size) => file.Write(Bytes(value, size, isLittle));
    }

    private static byte[] Compress(int height, int width, int size, uint[] labels, bool isLittle, bool predicts)
    {
        var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal))
            for (int i = 0; i < height * width; i++)
                zlib.Write(Bytes(labels[i] - (predicts && i % width > 0 ? labels[i - 1] : 0), size, isLittle));
        return data.ToArray();
    }

    private static byte[] Bytes(long value, int size, bool isLittle)
    {
        if (size == 0) return [];
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        byte[] number = bytes.AsSpan(0, size).ToArray();
        if (!isLittle) Array.Reverse(number);
        return number;
    }
}
