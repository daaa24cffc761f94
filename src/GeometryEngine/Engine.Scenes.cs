namespace GeometryEngine;

public sealed partial class Engine
{
    /// <summary>Paints the objects of an image over one another and keeps what is visible as runs, by rows: never a dense map.</summary>
    /// <param name="annotations">The objects, in file order; one without an outline or a mask covers nothing.</param>
    /// <param name="image">Their image, with its size.</param>
    /// <param name="order">Which object lies on top.</param>
    /// <returns>Label i + 1 where annotation i is visible, 0 elsewhere.</returns>
    /// <exception cref="ArgumentException">
    /// The size is negative or over 2^32 - 1 pixels, a mask is of another size, or a coordinate is not finite or beyond 4e8 in magnitude.
    /// </exception>
    public LabelRuns Paint(IReadOnlyList<Annotation> annotations, ImageInfo image, PaintOrder order = PaintOrder.File)
    {
        Throw.IfNotSize(image.Height, image.Width);
        if (image.Width > Tuning.MostBandWidth)
        {
            (Rle, int)[] masks = [.. annotations.Select((annotation, i) => (Mask(annotation, image) ?? Rle.Empty(image.Height, image.Width), i + 1))];
            return LabelRuns.Paint(image.Height, image.Width, InOrder(masks, annotations, order, mask => mask.Area()), PixelOrder.RowMajor);
        }
        SceneMemory memory = SceneMemory.OfThread;
        try
        {
            var layers = new (SceneLayer, int)[annotations.Count];
            for (int i = 0; i < layers.Length; i++) layers[i] = (LayerOf(annotations[i], image, memory), i + 1);
            return LabelRuns.PaintRows(image.Height, image.Width, InOrder(layers, annotations, order, LayerArea.Of));
        }
        finally
        {
            memory.Clear();
        }
    }

    private SceneLayer LayerOf(Annotation annotation, ImageInfo image, SceneMemory memory)
    {
        if (annotation.Mask is { } mask)
        {
            Throw.IfNotOfSize(mask, image.Height, image.Width, nameof(annotation));
            return BitMask.FromRle(mask).Layer;
        }
        return OutlineOf(annotation) is { } outline ? Rasterizer.LayerOf(outline, image.Height, image.Width, Options.Rule, Options.Rings, memory) : default;
    }

    // The lowest first; of two equal ones the later lies on top.
    private static (T Mask, int Label)[] InOrder<T>((T Mask, int Label)[] masks, IReadOnlyList<Annotation> annotations, PaintOrder order, Func<T, long> area) =>
        order switch
        {
            PaintOrder.Area => [.. masks.OrderByDescending(mask => area(mask.Mask))],
            PaintOrder.Z => [.. masks.OrderBy(mask => annotations[mask.Label - 1].ZOrder)],
            _ => masks,
        };
}
