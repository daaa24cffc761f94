using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GeometryEngine.Formats;

/// <summary>Reads the NumPy format (NEP 1, versions 1 to 3): arrays of whole numbers, booleans or floats of two dimensions; dimensions of length 1 do not count.</summary>
internal static partial class NpyReader
{
    /// <summary>Whether a file's first bytes are those of an array.</summary>
    public static bool IsNpy(ReadOnlySpan<byte> head) => head.Length > 10 && head[0] == 0x93 && head[1..].StartsWith("NUMPY"u8);

    /// <summary>Reads an array of labels.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">The file to name in problems.</param>
    /// <param name="maxPixels">Most elements it may have.</param>
    /// <exception cref="InputException">The file is broken, or holds something else than labels.</exception>
    public static LabelArray Read(ReadOnlySpan<byte> bytes, string file, long maxPixels)
    {
        if (!IsNpy(bytes)) Throw.Input(file, "byte 0", "no NumPy array", "the bytes \\x93NUMPY");
        int start = bytes[6] == 1 ? 10 : 12;
        long length = bytes[6] == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) : bytes.Length >= 12 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) : long.MaxValue;
        if (bytes[6] is 0 or > 3) Throw.Input(file, "byte 6", $"version {bytes[6]}", "1, 2 or 3");
        if (length > bytes.Length - start) Throw.Input(file, "byte 8", $"a header of {length} bytes", $"at most {bytes.Length - start}");
        string header = System.Text.Encoding.UTF8.GetString(bytes.Slice(start, (int)length));
        string type = Descr().Match(header).Groups[1].Value;
        bool isFortran = Fortran().Match(header).Groups[1].Value == "True";
        (int height, int width) = Shape(header, file, maxPixels);
        ReadOnlySpan<byte> data = bytes[(start + (int)length)..];
        if (type.Contains('O', StringComparison.Ordinal)) Throw.Input(file, $"byte {start}", "an array of Python objects", "numbers; objects are programs and are never run");
        int size = SizeOf(type);
        if (size == 0) Throw.Input(file, $"byte {start}", $"the type '{type}'", "booleans, or whole numbers or floats of 1 to 8 bytes");
        if (data.Length != (long)height * width * size) Throw.Input(file, $"byte {start + length}", $"{data.Length} bytes", $"{(long)height * width * size} of {height} x {width} numbers");
        return new LabelArray(height, width, Values(data, type, size, isFortran, height, width, file));
    }

    private static long[] Values(ReadOnlySpan<byte> data, string type, int size, bool isFortran, int height, int width, string file)
    {
        var values = new long[height * width];
        for (int i = 0; i < values.Length; i++)
        {
            int at = isFortran ? i % width * height + i / width : i;
            double value = Number(data.Slice(at * size, size), type);
            if (value != Math.Truncate(value) || Math.Abs(value) > 1L << 53)
                Throw.Input(file, $"element {i}", value.ToString(CultureInfo.InvariantCulture), "whole numbers, which labels are");
            values[i] = (long)value;
        }
        return values;
    }

    private static (int Height, int Width) Shape(string header, string file, long maxPixels)
    {
        string[] parts = Dimensions().Match(header).Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        long[] shape = [.. parts.Select(part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out long size) ? size : -1).Where(size => size != 1)];
        if (parts.Length == 0 || shape.Length > 2 || shape.Any(size => size is < 1 or > int.MaxValue)) Throw.Input(file, "shape", $"({string.Join(", ", parts)})", "height and width");
        (long height, long width) = shape.Length == 2 ? (shape[0], shape[1]) : shape.Length == 1 ? (1, shape[0]) : (1, 1);
        if (height * width > Math.Min(maxPixels, Array.MaxLength)) Throw.Input(file, "shape", $"{height} x {width}", $"at most {maxPixels} pixels");
        return ((int)height, (int)width);
    }

    private static int SizeOf(string type) => type switch
    {
        "|b1" or "|u1" or "|i1" or "<u1" or "<i1" or "<b1" => 1,
        [_, 'u' or 'i', '2'] => 2,
        [_, 'u' or 'i' or 'f', '4'] => 4,
        [_, 'u' or 'i' or 'f', '8'] => 8,
        _ => 0,
    };

    private static double Number(ReadOnlySpan<byte> bytes, string type)
    {
        Span<byte> little = stackalloc byte[8];
        little.Clear();
        bytes.CopyTo(little);
        if (type[0] == '>') little[..bytes.Length].Reverse();
        return (type[1], bytes.Length) switch
        {
            ('i', 1) => (sbyte)little[0],
            ('i', 2) => BinaryPrimitives.ReadInt16LittleEndian(little),
            ('i', 4) => BinaryPrimitives.ReadInt32LittleEndian(little),
            ('i', _) => BinaryPrimitives.ReadInt64LittleEndian(little),
            ('f', 4) => BinaryPrimitives.ReadSingleLittleEndian(little),
            ('f', _) => BinaryPrimitives.ReadDoubleLittleEndian(little),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(little),
        };
    }

    [GeneratedRegex(@"'descr'\s*:\s*'([^']*)'")]
    private static partial Regex Descr();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)")]
    private static partial Regex Fortran();

    [GeneratedRegex(@"'shape'\s*:\s*\(([^)]*)\)")]
    private static partial Regex Dimensions();
}
