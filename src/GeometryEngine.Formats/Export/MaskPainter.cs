namespace GeometryEngine.Formats;

/// <summary>Paints objects over one another.</summary>
/// <param name="engine">Makes the masks.</param>
/// <param name="options">Order, background, void band, and the value of pixels that do not count.</param>
internal sealed class MaskPainter(Engine engine, MaskExportOptions options)
{
    private static readonly int[] Bytes = [.. Enumerable.Range(0, byte.MaxValue + 1)];

    // Where no one asks which object a pixel belongs to.
    private readonly bool _isByValue = options is { Kind: MaskKind.Semantic or MaskKind.Color, VoidWidth: 0, Background: 0 };

    /// <summary>Paints the objects of an image.</summary>
    /// <param name="image">The image, with its size.</param>
    /// <param name="objects">What to paint, in file order.</param>
    public PaintedMask Paint(ImageInfo image, IReadOnlyList<ExportedObject> objects)
    {
        Annotation[] annotations = [.. objects.Select(found => found.Annotation)];
        int[] values = [.. objects.Select(found => found.Value)];
        Rle? uncounted = options.Kind is MaskKind.Semantic or MaskKind.Instance or MaskKind.Color ? VoidRegion.Of(image, new LossLog()) : null;
        if (uncounted is null && _isByValue && !values.AsSpan().ContainsAnyExceptInRange(0, byte.MaxValue))
        {
            LabelRuns map = engine.Paint(annotations, values, image, options.PaintOrder);
            return new PaintedMask(map, Bytes, map);
        }
        LabelRuns visible = engine.Paint(annotations, [.. Enumerable.Range(1, values.Length)], image, options.PaintOrder);
        if (options.VoidWidth > 0) visible = VoidBand.Add(visible, options.VoidWidth, values.Length + 1);
        if (uncounted is not null) visible = VoidBand.Fill(visible, uncounted, values.Length + 1);
        values = [options.Background, .. values, options.Ignored];
        return new PaintedMask(visible, values, visible.Relabel(values));
    }
}
