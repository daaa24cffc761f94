using System.Buffers.Binary;

namespace GeometryEngine.Formats;

/// <summary>Masks that stand as PNG images inside of JSON, of a part of the image: what is not 0 is marked.</summary>
internal static class PngMask
{
    private const int MostPixels = 1 << 28;

    /// <summary>Reads a mask in base64; null where it cannot be read, which is reported.</summary>
    /// <param name="node">The text.</param>
    public static LabelMap<ushort>? Decode(JsonNode node)
    {
        if (node.Kind != JsonKind.Text || FromBase64(node.Text()!) is not { } bytes)
        {
            node.Report("a text that is no base64", "a PNG image in base64");
            return null;
        }
        return Decode(bytes, node);
    }

    /// <summary>Reads a mask; null where it cannot be read, which is reported.</summary>
    /// <param name="bytes">The PNG image.</param>
    /// <param name="node">Where it comes from.</param>
    public static LabelMap<ushort>? Decode(byte[] bytes, JsonNode node)
    {
        try
        {
            return Read(bytes, "mask", node.Options);
        }
        catch (InputException failure)
        {
            node.Report(failure.Problem.Found, failure.Problem.Allowed);
            return null;
        }
    }

    /// <summary>Reads a mask.</summary>
    /// <param name="bytes">The PNG image.</param>
    /// <param name="file">Its name, for problems.</param>
    /// <param name="options">The limits.</param>
    /// <exception cref="InputException">It is none, is damaged, or has too many pixels.</exception>
    public static LabelMap<ushort> Read(byte[] bytes, string file, ReadOptions options)
    {
        PngImage png = ReadImage(bytes, file, options);
        return png.IsLabels ? png.ToLabels() : FromColors(png);
    }

    /// <summary>Reads an image of the size that masks may have.</summary>
    /// <param name="bytes">The PNG image.</param>
    /// <param name="file">Its name, for problems.</param>
    /// <param name="options">The limits.</param>
    /// <exception cref="InputException">It is none, is damaged, or has too many pixels.</exception>
    public static PngImage ReadImage(byte[] bytes, string file, ReadOptions options)
    {
        const int HeaderLength = 24; // signature, length and type of IHDR, width, height
        if (bytes.Length >= HeaderLength && PngReader.IsPng(bytes))
        {
            long pixels = (long)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(16)) * BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(20));
            if (pixels > Math.Min(MostPixels, options.MaxPixels)) Throw.Input(file, "", $"a mask of {pixels} pixels", $"at most {Math.Min(MostPixels, options.MaxPixels)}");
        }
        return PngReader.Read(bytes, file);
    }

    // Marked is what is neither black nor see-through.
    private static LabelMap<ushort> FromColors(PngImage png)
    {
        bool hasOpacity = png.Color is PngColor.Rgba or PngColor.GrayAlpha;
        int opacity = png.Color == PngColor.GrayAlpha ? png.Bits : 24;
        var labels = new ushort[png.Pixels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            uint pixel = png.Pixels[i];
            bool isSeen = !hasOpacity || pixel >> opacity != 0;
            if (isSeen && (pixel & ((1u << opacity) - 1)) != 0) labels[i] = 1;
        }
        return new LabelMap<ushort>(png.Height, png.Width, labels);
    }

    /// <summary>A mask as text.</summary>
    /// <param name="counts">Run lengths row by row, zeros first.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="width">Width in pixels.</param>
    public static string Encode(ReadOnlySpan<uint> counts, int height, int width)
    {
        var labels = new ushort[height * width];
        int position = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            if (i % 2 == 1) labels.AsSpan(position, (int)counts[i]).Fill(1);
            position += (int)counts[i];
        }
        using var png = new MemoryStream();
        new PngEncoder().Encode(new LabelMap<ushort>(height, width, labels), PngPixelFormat.Gray1, png);
        return Convert.ToBase64String(png.GetBuffer(), 0, (int)png.Length);
    }

    /// <summary>The mask of an image that has a smaller one at a place; what sticks out is cut off.</summary>
    public static Rle Place(LabelMap<ushort> mask, int height, int width, int left, int top) =>
        Rle.FromRowCounts(height, width, mask.Foreground().ToRowCounts(0, 0, mask.Height, mask.Width), left, top, mask.Height, mask.Width);

    /// <summary>The bytes of a text in base64, with or without what a data address has before it; null where it is none.</summary>
    public static byte[]? FromBase64(string text)
    {
        int comma = text.StartsWith("data:", StringComparison.Ordinal) ? text.IndexOf(',', StringComparison.Ordinal) : -1;
        ReadOnlySpan<char> encoded = text.AsSpan(comma + 1);
        var bytes = new byte[encoded.Length / 4 * 3 + 3];
        return Convert.TryFromBase64Chars(encoded, bytes, out int length) ? bytes[..length] : null;
    }
}
