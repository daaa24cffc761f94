namespace GeometryEngine;

/// <summary>
/// What each annotator says of the pixels of an image: its objects painted into one label map of runs. An annotator takes part unless it marked
/// objects there of which none has an outline or a mask: what it thinks of the pixels is then unknown.
/// </summary>
internal static class RaterMaps
{
    /// <summary>Whether an annotator takes part.</summary>
    /// <param name="objects">The objects of the image.</param>
    /// <param name="annotator">One who has seen the image.</param>
    public static bool TakesPart(ImageObjects objects, int annotator)
    {
        ArraySegment<int> own = objects.Of(annotator);
        foreach (int index in own)
            if (objects.Annotations[index].HasSegmentation) return true;
        return own.Count == 0;
    }

    /// <summary>The map of one annotator, column-major; background is 0.</summary>
    /// <param name="objects">The objects of the image, whose size is known.</param>
    /// <param name="rater">The annotator.</param>
    /// <param name="order">Which object lies on top.</param>
    /// <param name="labelOf">The label of each category, above 0.</param>
    public static LabelRuns Paint(ImageObjects objects, int rater, PaintOrder order, Func<int, int> labelOf)
    {
        var indexes = new List<int>();
        ListLayers(objects, rater, order, indexes);
        var layers = new (Rle Mask, int Label)[indexes.Count];
        for (int i = 0; i < layers.Length; i++) layers[i] = (objects.Mask(indexes[i])!, labelOf(objects.Annotations[indexes[i]].Category));
        return LabelRuns.Paint(objects.Image.Height, objects.Image.Width, layers);
    }

    /// <summary>The objects of one annotator that have a mask, as indexes, the topmost last.</summary>
    /// <param name="objects">The objects of the image, whose size is known.</param>
    /// <param name="rater">The annotator.</param>
    /// <param name="order">Which object lies on top.</param>
    /// <param name="indexes">Receives the objects; what was in it goes.</param>
    public static void ListLayers(ImageObjects objects, int rater, PaintOrder order, List<int> indexes)
    {
        indexes.Clear();
        foreach (int index in objects.Of(rater))
            if (objects.HasMask(index)) indexes.Add(index);
        if (order == PaintOrder.File) return;
        // Stable: of two equal ones the later lies on top.
        int[] ordered = order == PaintOrder.Z
            ? [.. indexes.OrderBy(index => objects.Annotations[index].ZOrder)]
            : [.. indexes.OrderByDescending(index => objects.Shape(index).MaskArea)];
        indexes.Clear();
        indexes.AddRange(ordered);
    }
}
