namespace GeometryEngine;

public sealed partial class Rle
{
    /// <summary>The mask of an image of bytes: 0 is background, any other value foreground. Canonical.</summary>
    /// <remarks>pycocotools begins a new run wherever the byte changes, so it agrees on masks of one foreground value only.</remarks>
    /// <param name="pixels">height * width bytes.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="order">The order of <paramref name="pixels"/>.</param>
    /// <exception cref="ArgumentException">The size is negative, or the number of bytes is not height * width.</exception>
    public static Rle Encode(ReadOnlySpan<byte> pixels, int height, int width, PixelOrder order)
    {
        Throw.IfNotSize(height, width);
        Throw.IfNotPixelCount(pixels.Length, height, width, nameof(pixels));
        return order == PixelOrder.RowMajor ? Toggles.OfRows(pixels, height, width).Transposed().ToRle() : EncodeColumns(pixels, height, width);
    }

    /// <summary>Writes the mask as an image of bytes; background becomes 0.</summary>
    /// <param name="pixels">Receives height * width bytes; all are written.</param>
    /// <param name="order">The order of <paramref name="pixels"/>.</param>
    /// <param name="foreground">The byte of foreground pixels.</param>
    /// <exception cref="ArgumentException">The number of bytes is not height * width.</exception>
    public void Decode(Span<byte> pixels, PixelOrder order, byte foreground = 1)
    {
        Throw.IfNotPixelCount(pixels.Length, Height, Width, nameof(pixels));
        pixels.Clear();
        if (order == PixelOrder.RowMajor)
        {
            foreach (LineSpan span in Toggles.OfRle(this).Transposed())
                pixels.Slice(span.Line * Width + span.Start, span.End - span.Start).Fill(foreground);
        }
        else
        {
            foreach ((uint start, uint end) in Foreground) pixels[(int)start..(int)end].Fill(foreground);
        }
    }

    private static Rle EncodeColumns(ReadOnlySpan<byte> pixels, int height, int width)
    {
        var result = new RunBuilder();
        int start = 0;
        while (true)
        {
            int gap = pixels[start..].IndexOfAnyExcept((byte)0);
            if (gap < 0) return result.ToRle(height, width);
            start += gap;
            int length = pixels[start..].IndexOf((byte)0);
            int end = length < 0 ? pixels.Length : start + length;
            result.Add((uint)start, (uint)end);
            start = end;
        }
    }
}
