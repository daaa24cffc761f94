using System.Diagnostics.CodeAnalysis;

namespace GeometryEngine;

public sealed partial class Rle
{
    /// <summary>The runs as written, in COCO's compressed form; equal to pycocotools', byte for byte.</summary>
    public string ToCocoString() => RleString.Encode(_counts);

    /// <summary>A mask from COCO's compressed form.</summary>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="text">The compressed runs.</param>
    /// <exception cref="ArgumentException">
    /// The size is negative or over 2^32 - 1 pixels, the text is no compressed RLE, or its runs do not add up to height * width.
    /// </exception>
    public static Rle FromCocoString(int height, int width, string text)
    {
        if (!TryFromCocoString(height, width, text, out Rle? rle, out RleDefect defect)) Throw.Argument(defect.ToString(), nameof(text));
        return rle;
    }

    /// <summary>As <see cref="FromCocoString"/>, for input that may be wrong.</summary>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="text">The compressed runs.</param>
    /// <param name="rle">The mask; null on failure.</param>
    /// <param name="defect">On failure, what was found and what is allowed.</param>
    /// <exception cref="ArgumentException">The size is negative or over 2^32 - 1 pixels.</exception>
    public static bool TryFromCocoString(int height, int width, ReadOnlySpan<char> text, [NotNullWhen(true)] out Rle? rle, out RleDefect defect)
    {
        Throw.IfNotSize(height, width);
        rle = RleString.TryDecode(text, out uint[]? counts, out defect) ? FromDecoded(height, width, counts, out defect) : null;
        return rle is not null;
    }

    /// <inheritdoc cref="TryFromCocoString(int, int, ReadOnlySpan{char}, out Rle, out RleDefect)"/>
    public static bool TryFromCocoString(int height, int width, ReadOnlySpan<byte> text, [NotNullWhen(true)] out Rle? rle, out RleDefect defect)
    {
        Throw.IfNotSize(height, width);
        rle = RleString.TryDecode(text, out uint[]? counts, out defect) ? FromDecoded(height, width, counts, out defect) : null;
        return rle is not null;
    }

    private static Rle? FromDecoded(int height, int width, uint[] counts, out RleDefect defect)
    {
        bool fits = HasSum(counts, height, width, out long sum);
        defect = fits ? default : new($"runs that add up to {sum}", $"{(long)height * width}, the pixels of {height}x{width}");
        return fits ? new Rle(counts, height, width) : null;
    }
}
