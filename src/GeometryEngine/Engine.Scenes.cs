namespace GeometryEngine;

public sealed partial class Engine
{
    /// <summary>Paints the objects of an image over one another and keeps what is visible as runs, by rows: never a dense map.</summary>
    /// <param name="annotations">The objects, in file order; one without an outline or a mask covers nothing.</param>
    /// <param name="labels">The label of each, 0 or more; one of label 0 erases what lies under it.</param>
    /// <param name="image">Their image, with its size.</param>
    /// <param name="order">Which object lies on top.</param>
    /// <exception cref="ArgumentException">
    /// There is not a label for each object, the size is negative or over 2^32 - 1 pixels, a mask is of another size, or a coordinate is not finite
    /// or beyond 4e8 in magnitude.
    /// </exception>
    public LabelRuns Paint(IReadOnlyList<Annotation> annotations, IReadOnlyList<int> labels, ImageInfo image, PaintOrder order = PaintOrder.File)
    {
        Throw.IfNotLabels(labels.Count, annotations.Count, nameof(labels));
        Throw.IfNotSize(image.Height, image.Width);
        if (image.Width > Tuning.MostBandWidth) return PaintMasks(annotations, labels, image, order);
        SceneMemory memory = SceneMemory.OfThread;
        try
        {
            var layers = new SceneLayer[annotations.Count];
            for (int i = 0; i < layers.Length; i++) layers[i] = LayerOf(annotations[i], image, memory);
            IEnumerable<int> ordered = InOrder(annotations, order, i => LayerArea.Of(layers[i]));
            return LabelRuns.PaintRows(image.Height, image.Width, [.. ordered.Select(i => (layers[i], labels[i]))]);
        }
        finally
        {
            memory.Clear();
        }
    }

    private LabelRuns PaintMasks(IReadOnlyList<Annotation> annotations, IReadOnlyList<int> labels, ImageInfo image, PaintOrder order)
    {
        Rle[] masks = [.. annotations.Select(annotation => Mask(annotation, image) ?? Rle.Empty(image.Height, image.Width))];
        IEnumerable<int> ordered = InOrder(annotations, order, i => masks[i].Area());
        return LabelRuns.Paint(image.Height, image.Width, [.. ordered.Select(i => (masks[i], labels[i]))], PixelOrder.RowMajor);
    }

    private SceneLayer LayerOf(Annotation annotation, ImageInfo image, SceneMemory memory)
    {
        if (annotation.Mask is { } mask)
        {
            Throw.IfNotOfSize(mask, image.Height, image.Width, nameof(annotation));
            return memory.Add(mask);
        }
        return OutlineOf(annotation) is { } outline ? Rasterizer.LayerOf(outline, image.Height, image.Width, Options.Rule, Options.Rings, memory) : default;
    }

    // The lowest first; of two equal ones the later lies on top.
    private static IEnumerable<int> InOrder(IReadOnlyList<Annotation> annotations, PaintOrder order, Func<int, long> area)
    {
        IEnumerable<int> inFile = Enumerable.Range(0, annotations.Count);
        return order switch
        {
            PaintOrder.Area => inFile.OrderByDescending(area),
            PaintOrder.Z => inFile.OrderBy(i => annotations[i].ZOrder),
            _ => inFile,
        };
    }
}
