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
        var masks = new (BitMask Mask, int Label)[objects.Count];
        for (int i = 0; i < masks.Length; i++) masks[i] = (engine.Bits(objects[i].Annotation, image)!, i + 1);
        if (options.PaintOrder == PaintOrder.Area) masks = [.. masks.OrderByDescending(mask => mask.Mask.Area())]; // stable: of equals the later one on top
        if (options.PaintOrder == PaintOrder.Z) masks = [.. masks.OrderBy(mask => objects[mask.Label - 1].Annotation.ZOrder)];
        LabelRuns visible = LabelRuns.PaintRows(image.Height, image.Width, masks);
        if (options.VoidWidth > 0) visible = VoidBand.Add(visible, options.VoidWidth, objects.Count + 1);
        int[] values = [options.Background, .. objects.Select(found => found.Value), options.Ignored];
        return new PaintedMask(visible, values, visible.Relabel(values));
    }
}
