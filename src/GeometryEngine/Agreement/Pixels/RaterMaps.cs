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
        var layers = new List<(Rle Mask, int Label)>();
        IEnumerable<int> indexes = objects.Of(rater);
        if (order == PaintOrder.Z) indexes = indexes.OrderBy(index => objects.Annotations[index].ZOrder); // stable, as below
        foreach (int index in indexes)
            if (objects.Mask(index) is { } mask) layers.Add((mask, labelOf(objects.Annotations[index].Category)));
        if (order == PaintOrder.Area) layers = [.. layers.OrderByDescending(layer => layer.Mask.Area())]; // stable: of two equal ones the later on top
        return LabelRuns.Paint(objects.Image.Height, objects.Image.Width, layers);
    }
}
