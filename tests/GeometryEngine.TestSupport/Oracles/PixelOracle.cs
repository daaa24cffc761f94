namespace GeometryEngine.TestSupport.Oracles;

/// <summary>Label maps painted pixel by pixel, and compared pixel by pixel.</summary>
public static class PixelOracle
{
    /// <summary>
    /// An annotator's label of each pixel, row-major: 0 for background, else 1 + category of the object painted last. Null for an annotator
    /// who marked objects of which none has an outline or a mask.
    /// </summary>
    public static int[]? Paint(Engine engine, ImageInfo image, IEnumerable<Annotation> annotations, PaintOrder order)
    {
        List<Annotation> objects = [.. annotations.Where(annotation => annotation.IsObject)];
        List<Annotation> segmented = [.. objects.Where(annotation => annotation.HasSegmentation)];
        if (objects.Count > 0 && segmented.Count == 0) return null;
        var masks = segmented.Select(annotation => (annotation.Category, Mask: engine.Mask(annotation, image)!));
        if (order == PaintOrder.Area) masks = masks.OrderByDescending(painted => painted.Mask.Area());
        int[] labels = new int[image.Height * image.Width];
        byte[] pixels = new byte[labels.Length];
        foreach (var (category, mask) in masks)
        {
            mask.Decode(pixels, PixelOrder.RowMajor);
            for (int i = 0; i < labels.Length; i++)
                if (pixels[i] != 0) labels[i] = category + 1;
        }
        return labels;
    }

    /// <summary>Pixels to which both give a label, and to which either does.</summary>
    public static (long Intersection, long Union) Overlap(int[] a, int[] b, int label)
    {
        long intersection = 0, union = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] == label && b[i] == label) intersection++;
            if (a[i] == label || b[i] == label) union++;
        }
        return (intersection, union);
    }
}
