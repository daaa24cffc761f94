namespace GeometryEngine.TestSupport.Oracles;

/// <summary>Objects compared pixel by pixel, and matched by trying every pairing.</summary>
public static class InstanceOracle
{
    /// <summary>
    /// IoU of two objects: of pixels where both have some, else of boxes; or the share of the first in the second, a crowd.
    /// </summary>
    public static double Iou(Engine engine, ImageInfo image, Annotation first, Annotation second, bool inCrowd = false)
    {
        bool[]? a = Pixels(engine, image, first), b = Pixels(engine, image, second);
        if (a is null || b is null)
            return BoxOf(first) == BoxOf(second) ? 1 : Box.Iou(BoxOf(first), BoxOf(second), inCrowd);
        int both = 0, either = 0, own = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] && b[i]) both++;
            if (a[i] || b[i]) either++;
            if (a[i]) own++;
        }
        return (double)both / (inCrowd ? own : either);
    }

    /// <summary>The largest total of values at or above the threshold that pairs each row and each column once at most.</summary>
    public static double BestTotal(double[,] iou, double threshold) => BestTotal(iou, threshold, 0, new bool[iou.GetLength(1)]);

    private static double BestTotal(double[,] iou, double threshold, int row, bool[] taken)
    {
        if (row == iou.GetLength(0)) return 0;
        double best = BestTotal(iou, threshold, row + 1, taken);
        for (int column = 0; column < taken.Length; column++)
        {
            if (taken[column] || iou[row, column] < threshold) continue;
            taken[column] = true;
            best = Math.Max(best, iou[row, column] + BestTotal(iou, threshold, row + 1, taken));
            taken[column] = false;
        }
        return best;
    }

    private static bool[]? Pixels(Engine engine, ImageInfo image, Annotation annotation)
    {
        if (engine.Mask(annotation, image) is not { } mask) return null;
        byte[] pixels = new byte[image.Height * image.Width];
        mask.Decode(pixels, PixelOrder.RowMajor);
        bool[] inside = [.. pixels.Select(pixel => pixel != 0)];
        return inside.Contains(true) ? inside : null;
    }

    private static Box BoxOf(Annotation annotation)
    {
        if (annotation.Box is { } box) return box;
        if (annotation.Polygon is { } polygon) return polygon.Bounds();
        if (annotation.Mask is { } mask) return mask.BoundingBox();
        double[][] labelled = [.. annotation.Keypoints!.Triplets.ToArray().Chunk(3).Where(point => point[2] > 0)];
        double left = labelled.Min(point => point[0]), top = labelled.Min(point => point[1]);
        return new Box(left, top, labelled.Max(point => point[0]) - left, labelled.Max(point => point[1]) - top);
    }
}
