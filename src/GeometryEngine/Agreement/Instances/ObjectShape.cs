namespace GeometryEngine;

/// <summary>What an object is compared by: pixels where both objects of a pair have some, else the exact rotated box, else the box.</summary>
/// <param name="Mask">The pixels; null when there are none to compare, and as long as only their number was asked for.</param>
/// <param name="MaskArea">Number of pixels; 0 when there are none to compare.</param>
/// <param name="MaskBox">Bounds of the pixels.</param>
/// <param name="IsOutlined">Whether the object is a mask, polygon or ellipse, of which nothing says more than its pixels do.</param>
/// <param name="Rotated">The rotated box of an object that is one.</param>
/// <param name="Box">The declared box, else the bounds.</param>
/// <param name="PointScale">Of an object that is a single point, the area of the image; else 0.</param>
internal readonly partial record struct ObjectShape(
    Rle? Mask, long MaskArea, Box MaskBox, bool IsOutlined, RotatedBox? Rotated, Box Box, double PointScale)
{
    /// <summary>Area in square pixels.</summary>
    public double Area => IsOutlined && MaskArea > 0 ? MaskArea : Rotated?.Area ?? Box.Area;

    /// <summary>
    /// Intersection over union of two objects, at pixel coordinates where they are of different images; equal boxes have 1 even without area. Two single
    /// points, which cover nothing, have CVAT's similarity of keypoints instead, with the area of the image for scale.
    /// </summary>
    public static double Iou(in ObjectShape a, in ObjectShape b)
    {
        if (ByPixels(a, b)) return IouOfPixels(a, b, PixelsInBoth(a, b));
        if (a.PointScale > 0 && b.PointScale > 0)
            return Oks.Similarity(Square(a.Box.X - b.Box.X) + Square(a.Box.Y - b.Box.Y), Math.Max(a.PointScale, b.PointScale), Oks.CvatSigma);
        if (a.Rotated is null && b.Rotated is null) return a.Box == b.Box ? 1 : Box.Iou(a.Box, b.Box);
        return Apart(a.Box, b.Box) ? 0 : RotatedBox.Iou(a.AsRotated(), b.AsRotated());
    }

    /// <summary>The share of an object that lies in a crowd region.</summary>
    public static double ShareIn(in ObjectShape shape, in ObjectShape crowd)
    {
        if (ByPixels(shape, crowd)) return (double)PixelsInBoth(shape, crowd) / shape.MaskArea;
        if (shape.Box == crowd.Box) return 1;
        if (shape.Rotated is null && crowd.Rotated is null) return Box.Iou(shape.Box, crowd.Box, bIsCrowd: true);
        double area = shape.AsRotated().Area;
        return area == 0 ? 0 : RotatedBox.Intersection(shape.AsRotated(), crowd.AsRotated()) / area;
    }

    /// <summary>Whether two objects are compared by their pixels.</summary>
    public static bool ByPixels(in ObjectShape a, in ObjectShape b) => a.MaskArea > 0 && b.MaskArea > 0 && (a.IsOutlined || b.IsOutlined);

    /// <summary>The IoU of two objects that are compared by their pixels, of which so many are common.</summary>
    public static double IouOfPixels(in ObjectShape a, in ObjectShape b, long both) => both == 0 ? 0 : (double)both / (a.MaskArea + b.MaskArea - both);

    private RotatedBox AsRotated() => Rotated ?? RotatedBox.Of(Box);

    private static bool Apart(in Box a, in Box b) => a.X > b.Right || b.X > a.Right || a.Y > b.Bottom || b.Y > a.Bottom;

    private static double Square(double value) => value * value;

    private static long PixelsInBoth(in ObjectShape a, in ObjectShape b)
    {
        if (Box.Intersection(a.MaskBox, b.MaskBox) == 0) return 0;
        Rle first = a.Mask!, second = b.Mask!;
        long both = 0;
        if (first.Height != second.Height) return PixelsInBoth(new ColumnSpans(first), new ColumnSpans(second));
        // Of equal height, columns begin at equal positions.
        foreach ((uint start, uint end) in new OverlapEnumerator(first.Foreground, second.Foreground)) both += end - start;
        return both;
    }

    private static long PixelsInBoth(ColumnSpans a, ColumnSpans b)
    {
        long both = 0;
        bool more = a.MoveNext() && b.MoveNext();
        while (more)
        {
            LineSpan x = a.Current, y = b.Current;
            if (x.Line == y.Line) both += Math.Max(0, Math.Min(x.End, y.End) - Math.Max(x.Start, y.Start));
            bool firstEnds = x.Line != y.Line ? x.Line < y.Line : x.End < y.End;
            more = firstEnds ? a.MoveNext() : b.MoveNext();
        }
        return both;
    }
}
