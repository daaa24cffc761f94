namespace GeometryEngine.Formats;

/// <summary>The pixel format of an export's PNGs.</summary>
internal static class MaskFormats
{
    private const int PaletteColors = 256;

    /// <summary>Chooses the format.</summary>
    /// <param name="options">What is exported.</param>
    /// <param name="info">The tables of the data set.</param>
    public static PngPixelFormat Of(MaskExportOptions options, DatasetInfo info) => options switch
    {
        { Kind: MaskKind.Panoptic } => PngPixelFormat.RgbIds,
        { Kind: MaskKind.Color or MaskKind.Overlay } => PngPixelFormat.ColorMap(Colors(options, info, info.Categories.Count + 2)),
        { Palette: not MaskPalette.None } => PngPixelFormat.Palette(Colors(options, info, PaletteColors)),
        { Bits: 1 } => PngPixelFormat.Gray1,
        { Bits: 8 } => PngPixelFormat.Gray8,
        _ => PngPixelFormat.Gray16,
    };

    // The last colour is that of ignored pixels, in both: VOC's.
    private static Rgb[] Colors(MaskExportOptions options, DatasetInfo info, int count)
    {
        Rgb[] colors = [.. Enumerable.Range(0, count).Select(LabelColors.Voc)];
        colors[^1] = LabelColors.Voc(byte.MaxValue);
        bool byCategory = options.Kind is MaskKind.Color or MaskKind.Overlay or MaskKind.Semantic;
        for (int i = 0; options.Palette != MaskPalette.Voc && byCategory && i < info.Categories.Count; i++)
            if (LabelColors.Of(info.Categories[i]) is { } color && MaskValues.ValueOf(options, info.Categories[i], i) is { } value and >= 0 && value < count)
                colors[value] = color;
        return colors;
    }
}
