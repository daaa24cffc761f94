namespace GeometryEngine.Formats;

/// <summary>
/// Writes the masks of VOC: a palette image with the number of each object, and one with its class. A pixel belongs to the topmost object, later ones lie on top;
/// an object of which nothing is to be seen is left out. The border is 255 in both, below all objects.
/// </summary>
internal sealed class VocMaskWriter(AtomicFolder folder, DatasetInfo info, LossLog lost)
{
    private const int MostValues = VoidRegion.Label - 1;

    private readonly PngEncoder _encoder = new();
    private readonly PngPixelFormat _format = PngPixelFormat.Palette([.. Enumerable.Range(0, 256).Select(LabelColors.Voc)]);

    /// <summary>Writes the masks of an image, where it has some.</summary>
    /// <param name="item">The image.</param>
    /// <param name="stem">Its name without extension.</param>
    /// <returns>The objects that the XML file shall have, in order.</returns>
    public IReadOnlyList<Annotation> Write(DatasetItem item, string stem)
    {
        ImageInfo image = item.Image;
        Rle? border = VoidRegion.Of(image, lost);
        bool[] hasMask = [.. item.Annotations.Select(annotation => annotation.Mask is { } mask && mask.Height == image.Height && mask.Width == image.Width)];
        if (!hasMask.Contains(true) && border is null) return WithoutMasks(item);
        long[] visible = VisibleAreas(item, hasMask, border);
        List<int> objects = [.. Enumerable.Range(0, hasMask.Length).Where(i => !hasMask[i] || visible[i] > 0)];
        bool isTooMuch = objects.Count > MostValues || info.Categories.Count > MostValues;
        if (border is not null && (isTooMuch || visible[^1] < border.Area())) lost.Add(Features.VoidRegions, image.Name); // what objects cover of it
        if (isTooMuch) return WithoutMasks(item);
        for (int i = 0; i < hasMask.Length; i++)
            if (hasMask[i] && visible[i] < item.Annotations[i].Mask!.Area()) lost.Add(Features.Overlaps, image, item.Annotations[i], i);
        int[] painted = [.. Enumerable.Range(0, objects.Count).Where(number => hasMask[objects[number]])];
        (Rle, int)[] below = border is null ? [] : [(border, VoidRegion.Label)];
        Write($"SegmentationObject/{stem}.png", image, [.. below, .. painted.Select(number => (item.Annotations[objects[number]].Mask!, number + 1))]);
        Write($"SegmentationClass/{stem}.png", image, [.. below, .. painted.Select(number => item.Annotations[objects[number]]).Select(annotation => (annotation.Mask!, annotation.Category + 1))]);
        return [.. objects.Select(annotation => item.Annotations[annotation])];
    }

    // Objects keep their boxes.
    private IReadOnlyList<Annotation> WithoutMasks(DatasetItem item)
    {
        for (int i = 0; i < item.Annotations.Count; i++)
            if (item.Annotations[i].Mask is not null) lost.Add(Features.Masks, item.Image, item.Annotations[i], i);
        return item.Annotations;
    }

    // Of each annotation, and of the border, last.
    private static long[] VisibleAreas(DatasetItem item, bool[] hasMask, Rle? border)
    {
        IEnumerable<(Rle, int)> masks = Enumerable.Range(0, hasMask.Length).Where(i => hasMask[i]).Select(i => (item.Annotations[i].Mask!, i + 1));
        LabelRuns painted = LabelRuns.Paint(item.Image.Height, item.Image.Width, [.. border is null ? masks : masks.Prepend((border, hasMask.Length + 1))]);
        var areas = new long[hasMask.Length + 1];
        uint start = 0;
        for (int run = 0; run < painted.Ends.Length; run++)
        {
            if (painted.Labels[run] > 0) areas[painted.Labels[run] - 1] += painted.Ends[run] - start;
            start = painted.Ends[run];
        }
        return areas;
    }

    private void Write(string name, ImageInfo image, IReadOnlyList<(Rle Mask, int Label)> masks)
    {
        using FileStream stream = File.Create(folder.PathOf(name));
        _encoder.Encode(LabelRuns.Paint(image.Height, image.Width, masks, PixelOrder.RowMajor), _format, stream);
    }
}
