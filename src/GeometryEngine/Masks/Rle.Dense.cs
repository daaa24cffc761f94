using System.Numerics;

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
        return DenseEncoder.Encode(pixels, height, width, order);
    }

    /// <summary>Writes the mask as an image of bytes; background becomes 0.</summary>
    /// <param name="pixels">Receives height * width bytes; all are written.</param>
    /// <param name="order">The order of <paramref name="pixels"/>.</param>
    /// <param name="foreground">The byte of foreground pixels.</param>
    /// <exception cref="ArgumentException">The number of bytes is not height * width.</exception>
    public void Decode(Span<byte> pixels, PixelOrder order, byte foreground = 1)
    {
        Throw.IfNotPixelCount(pixels.Length, Height, Width, nameof(pixels));
        if (order == PixelOrder.RowMajor)
        {
            using var bands = new PooledBands(this);
            BitDecoder.DecodeBands(bands.Words, bands.Frame, pixels, Height, Width, foreground);
            return;
        }
        uint written = 0;
        foreach ((uint start, uint end) in Foreground)
        {
            pixels[(int)written..(int)start].Clear();
            pixels[(int)start..(int)end].Fill(foreground);
            written = end;
        }
        pixels[(int)written..].Clear();
    }

    /// <summary>Writes a value to the foreground of a row-major image, and leaves the background as it is.</summary>
    /// <param name="pixels">height * width pixels of 1, 2 or 4 bytes.</param>
    /// <param name="value">The value.</param>
    internal void Paint<TPixel>(Span<TPixel> pixels, TPixel value) where TPixel : unmanaged, IBinaryInteger<TPixel>
    {
        using var bits = new PooledBits(this);
        LayerSweep sweep = LayerSweep.OfThread;
        sweep.Add(bits.Layer);
        sweep.Paint([value], pixels, Height, Width);
    }
}
