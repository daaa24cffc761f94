namespace GeometryEngine;

/// <summary>An axis-aligned box in pixels: top-left corner and size, as COCO writes it (x, y, width, height).</summary>
/// <param name="X">Left edge, pixels from the left border of the image; pixel column c spans [c, c+1).</param>
/// <param name="Y">Top edge, pixels from the top border of the image; y grows downward.</param>
/// <param name="Width">Extent in x, pixels.</param>
/// <param name="Height">Extent in y, pixels.</param>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>Right edge, exclusive: <c>X + Width</c>.</summary>
    public double Right => X + Width;

    /// <summary>Bottom edge, exclusive: <c>Y + Height</c>.</summary>
    public double Bottom => Y + Height;

    /// <summary>Area in square pixels.</summary>
    public double Area => Width * Height;

    /// <summary>Area that both boxes cover, in square pixels; 0 when they do not overlap.</summary>
    /// <param name="a">A box.</param>
    /// <param name="b">A box.</param>
    public static double Intersection(in Box a, in Box b)
    {
        double width = Math.Min(a.Right, b.Right) - Math.Max(a.X, b.X);
        if (width <= 0) return 0;
        double height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Y, b.Y);
        return height <= 0 ? 0 : width * height;
    }

    /// <summary>
    /// Intersection over union of two boxes, in the evaluation order of pycocotools' <c>bbIou</c>, so that the last digit agrees:
    /// <c>i / (area(a) + area(b) - i)</c>, or <c>i / area(a)</c> when <paramref name="bIsCrowd"/>. 0 when the boxes do not overlap.
    /// </summary>
    /// <param name="a">The detection, or the first annotator's box.</param>
    /// <param name="b">The truth, or the second annotator's box.</param>
    /// <param name="bIsCrowd">Whether <paramref name="b"/> is a crowd region.</param>
    public static double Iou(in Box a, in Box b, bool bIsCrowd = false)
    {
        double intersection = Intersection(a, b);
        if (intersection == 0) return 0;
        double union = bIsCrowd ? a.Area : a.Area + b.Area - intersection;
        return intersection / union;
    }
}
