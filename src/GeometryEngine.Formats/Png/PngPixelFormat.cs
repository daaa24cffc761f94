namespace GeometryEngine.Formats;

/// <summary>How the labels of a map become the pixels of a PNG image.</summary>
public sealed class PngPixelFormat
{
    private const int MostPaletteColors = 256;

    private readonly Rgb[] _colors;

    private PngPixelFormat(PngColor color, int bits, int maxLabel, params Rgb[] colors)
    {
        (Color, Bits, MaxLabel) = (color, bits, maxLabel);
        _colors = colors;
    }

    /// <summary>Grey of 1 bit: labels 0 and 1.</summary>
    public static PngPixelFormat Gray1 { get; } = Gray(1);

    /// <summary>Grey of 2 bits: labels 0 to 3.</summary>
    public static PngPixelFormat Gray2 { get; } = Gray(2);

    /// <summary>Grey of 4 bits: labels 0 to 15.</summary>
    public static PngPixelFormat Gray4 { get; } = Gray(4);

    /// <summary>Grey of 8 bits: labels 0 to 255.</summary>
    public static PngPixelFormat Gray8 { get; } = Gray(8);

    /// <summary>Grey of 16 bits: labels 0 to 65,535.</summary>
    public static PngPixelFormat Gray16 { get; } = Gray(16);

    /// <summary>Ids of 24 bits as COCO panoptic stores them: id = R + 256 G + 65,536 B.</summary>
    public static PngPixelFormat RgbIds { get; } = new(PngColor.Rgb, 8, (1 << 24) - 1);

    /// <summary>The colour type of the image.</summary>
    public PngColor Color { get; }

    /// <summary>Bits of a sample.</summary>
    public int Bits { get; }

    /// <summary>The largest label that can be written.</summary>
    public int MaxLabel { get; }

    /// <summary>The colours of labels 0, 1, ...; empty where labels are written as numbers.</summary>
    public ReadOnlySpan<Rgb> Colors => _colors;

    /// <summary>Bytes from a pixel to the next; 1 where a byte holds several.</summary>
    internal int PixelBytes => Math.Max(1, (Color == PngColor.Rgb ? 3 : 1) * Bits / 8);

    /// <summary>Bytes of a row.</summary>
    /// <param name="width">Pixels of a row.</param>
    internal long RowBytes(int width) => Bits < 8 ? ((long)width * Bits + 7) / 8 : (long)width * PixelBytes;

    /// <summary>Palette indexes of 8 bits: labels as they are, with colours for the eye.</summary>
    /// <param name="colors">The colours of labels 0, 1, ...; 1 to 256.</param>
    /// <exception cref="ArgumentException">There are no colours, or too many.</exception>
    public static PngPixelFormat Palette(ReadOnlySpan<Rgb> colors)
    {
        if (colors.Length is < 1 or > MostPaletteColors) Throw.Argument($"{colors.Length} palette colours; 1 to {MostPaletteColors} are allowed", nameof(colors));
        return new PngPixelFormat(PngColor.Palette, 8, colors.Length - 1, colors.ToArray());
    }

    /// <summary>Colours: the label itself is lost unless the colours are known and distinct.</summary>
    /// <param name="colors">The colours of labels 0, 1, ...; at least one.</param>
    /// <exception cref="ArgumentException">There are no colours.</exception>
    public static PngPixelFormat ColorMap(ReadOnlySpan<Rgb> colors)
    {
        if (colors.IsEmpty) Throw.Argument("no colours; 1 or more are allowed", nameof(colors));
        return new PngPixelFormat(PngColor.Rgb, 8, colors.Length - 1, colors.ToArray());
    }

    /// <summary>The bytes of a pixel in file order, the first in the lowest bits; for less than 8 bits the label itself.</summary>
    /// <param name="labels">Labels.</param>
    /// <param name="values">Receives as many values.</param>
    /// <exception cref="ArgumentException">A label is negative or over <see cref="MaxLabel"/>.</exception>
    internal void Convert(ReadOnlySpan<int> labels, Span<uint> values)
    {
        uint max = (uint)MaxLabel;
        for (int i = 0; i < labels.Length; i++)
        {
            uint label = (uint)labels[i];
            if (label > max) ThrowLabel((int)label);
            values[i] = Color == PngColor.Rgb && _colors.Length > 0 ? _colors[label].Packed : Bits == 16 ? label >> 8 | (label & 0xFF) << 8 : label;
        }
    }

    private static PngPixelFormat Gray(int bits) => new(PngColor.Gray, bits, (1 << bits) - 1);

    private void ThrowLabel(int label)
    {
        string next = (Color, Bits) switch
        {
            (PngColor.Gray, < 8) => ", 0 to 255 with Gray8",
            (PngColor.Gray, 8) => ", 0 to 65535 with Gray16",
            (PngColor.Gray, _) => ", 0 to 16777215 with RgbIds",
            _ => "",
        };
        Throw.Argument($"label {label}; 0 to {MaxLabel} are allowed{next}", "map");
    }
}
