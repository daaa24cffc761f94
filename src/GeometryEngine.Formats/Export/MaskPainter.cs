namespace GeometryEngine.Formats;

/// <summary>Paints objects over one another.</summary>
/// <param name="engine">Makes the masks.</param>
/// <param name="options">Order, background, void band.</param>
internal sealed class MaskPainter(Engine engine, MaskExportOptions options)
{
    /// <summary>Paints the objects of an image.</summary>
    /// <param name="image">The image, with its size.</param>
    /// <param name="objects">What to paint, in file order.</param>
    public PaintedMask Paint(ImageInfo image, IReadOnlyList<ExportedObject> objects)
    {
        LabelRuns visible = engine.Paint([.. objects.Select(found => found.Annotation)], image, options.PaintOrder);
        if (options.VoidWidth > 0) visible = VoidBand.Add(visible, options.VoidWidth, objects.Count + 1);
        int[] values = [options.Background, .. objects.Select(found => found.Value), options.Ignored];
        return new PaintedMask(visible, values, visible.Relabel(values));
    }
}
