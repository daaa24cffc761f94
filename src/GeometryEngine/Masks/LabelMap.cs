using System.Numerics;

namespace GeometryEngine;

/// <summary>A label for every pixel of an image, dense and row-major; 0 is the background.</summary>
/// <typeparam name="TLabel"><see cref="byte"/>, <see cref="ushort"/> or <see cref="uint"/>.</typeparam>
public sealed class LabelMap<TLabel>
    where TLabel : unmanaged, IBinaryInteger<TLabel>, IUnsignedNumber<TLabel>
{
    private readonly TLabel[] _labels;

    /// <summary>A map of background.</summary>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <exception cref="ArgumentException">The size is negative, or has more pixels than one array holds.</exception>
    public LabelMap(int height, int width) : this(height, width, new TLabel[PixelCount(height, width)]) { }

    /// <summary>A map of given labels, which are kept, not copied.</summary>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="labels">The label of each pixel, row-major.</param>
    /// <exception cref="ArgumentException">The size is negative, or the number of labels is not height * width.</exception>
    public LabelMap(int height, int width, TLabel[] labels)
    {
        Throw.IfNotLabel<TLabel>();
        Throw.IfNotSize(height, width);
        Throw.IfNotPixelCount(labels.Length, height, width, nameof(labels));
        _labels = labels;
        (Height, Width) = (height, width);
    }

    /// <summary>Height of the image in pixels.</summary>
    public int Height { get; }

    /// <summary>Width of the image in pixels.</summary>
    public int Width { get; }

    /// <summary>The labels: that of (row, column) at row * width + column.</summary>
    public ReadOnlySpan<TLabel> Labels => _labels;

    /// <summary>Gives a label to the pixels of a mask, over those painted before.</summary>
    /// <param name="mask">A mask of the same size.</param>
    /// <param name="label">The label.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public void Paint(Rle mask, TLabel label)
    {
        Throw.IfNotOfSize(mask, Height, Width, nameof(mask));
        mask.Paint<TLabel>(_labels, label);
    }

    /// <summary>Gives a label to the pixels of a mask, over those painted before.</summary>
    /// <param name="mask">A mask of the same size.</param>
    /// <param name="label">The label.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public void Paint(BitMask mask, TLabel label)
    {
        Throw.IfNotOfSize(mask, Height, Width, nameof(mask));
        LayerSweep sweep = LayerSweep.OfThread;
        sweep.Add(mask.Layer);
        Paint(sweep, [label]);
    }

    /// <summary>Gives the pixels of masks of the same size their labels.</summary>
    internal void Paint(LayerSweep sweep, ReadOnlySpan<TLabel> labels) => sweep.Paint(labels, _labels.AsSpan(), Height, Width);

    /// <summary>The labels as bytes, row-major.</summary>
    /// <exception cref="OverflowException">A label is over 255.</exception>
    public byte[] ToBytes()
    {
        var bytes = new byte[_labels.Length];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = byte.CreateChecked(_labels[i]);
        return bytes;
    }

    /// <summary>The pixels whose label is not 0. Canonical.</summary>
    public Rle Foreground()
    {
        var pixels = new byte[_labels.Length];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = TLabel.IsZero(_labels[i]) ? (byte)0 : (byte)1;
        return Rle.Encode(pixels, Height, Width, PixelOrder.RowMajor);
    }

    private static int PixelCount(int height, int width)
    {
        Throw.IfNotSize(height, width);
        long pixels = (long)height * width;
        if (pixels > Array.MaxLength) Throw.Argument($"size {height}x{width} is {pixels} pixels; a dense map holds at most {Array.MaxLength}", nameof(height));
        return (int)pixels;
    }
}
