namespace GeometryEngine.Formats;

/// <summary>The pixels of a PNG image as they are stored, without colour space, scaling or opacity.</summary>
public sealed class PngImage
{
    private readonly uint[] _pixels;
    private readonly Rgb[] _palette;

    internal PngImage(in PngHeader header, uint[] pixels, Rgb[] palette)
    {
        (Height, Width, Bits, Color) = (header.Height, header.Width, header.Bits, header.Color);
        (_pixels, _palette) = (pixels, palette);
    }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Bits of a sample.</summary>
    public int Bits { get; }

    /// <summary>What the samples are.</summary>
    public PngColor Color { get; }

    /// <summary>The colours of the indexes of a palette image; empty for others.</summary>
    public ReadOnlySpan<Rgb> Palette => _palette;

    /// <summary>
    /// The pixels, row-major: the number of grey, the index of a palette; of colours red + 256 green + 65,536 blue, which is the id in COCO panoptic
    /// images; opacity comes in the next higher 8 bits.
    /// </summary>
    public ReadOnlySpan<uint> Pixels => _pixels;

    /// <summary>Whether a pixel is one value: grey or a palette's index.</summary>
    public bool IsLabels => Color is PngColor.Gray or PngColor.Palette;

    /// <summary>The values of an image of labels.</summary>
    internal LabelMap<ushort> ToLabels()
    {
        var labels = new ushort[_pixels.Length];
        for (int i = 0; i < labels.Length; i++) labels[i] = (ushort)_pixels[i];
        return new LabelMap<ushort>(Height, Width, labels);
    }

    /// <summary>The values as runs, by rows.</summary>
    /// <exception cref="OverflowException">A value is over 2^31 - 1, which opacity makes it.</exception>
    public LabelRuns ToRuns() => LabelRuns.Encode<uint>(_pixels, Height, Width);
}
