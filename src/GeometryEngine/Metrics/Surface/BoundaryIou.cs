namespace GeometryEngine;

/// <summary>
/// Boundary IoU (Cheng et al. 2021, CVPR): the IoU of what lies within a distance of the two masks' borders, on their inner side. The
/// distance is a share of the image's diagonal; everything outside of the image is background.
/// </summary>
public static class BoundaryIou
{
    /// <summary>The share of the image's diagonal that is usual.</summary>
    public const double DefaultRatio = 0.02;

    /// <summary>The width of the boundary in pixels: the share of the diagonal, rounded half to even, at least 1.</summary>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="ratio">Share of the diagonal, 0 or more.</param>
    /// <exception cref="ArgumentException">The ratio is negative or not a number.</exception>
    public static int Distance(int height, int width, double ratio = DefaultRatio)
    {
        if (!(ratio >= 0)) Throw.Argument($"ratio {ratio}; 0 or more is allowed", nameof(ratio));
        double diagonal = Math.Sqrt((double)height * height + (double)width * width);
        return (int)Math.Clamp(Math.Round(ratio * diagonal, MidpointRounding.ToEven), 1, int.MaxValue);
    }

    /// <summary>The boundary of a mask.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="ratio">Share of the image's diagonal, 0 or more.</param>
    public static BitMask Boundary(BitMask mask, double ratio = DefaultRatio) => mask.Boundary(Distance(mask.Height, mask.Width, ratio));

    /// <summary>The IoU of the boundaries of two masks; undefined when both are empty.</summary>
    /// <param name="a">A mask.</param>
    /// <param name="b">A mask of the same size.</param>
    /// <param name="ratio">Share of the image's diagonal, 0 or more.</param>
    public static Measure Of(BitMask a, BitMask b, double ratio = DefaultRatio) => OfBoundaries(Boundary(a, ratio), Boundary(b, ratio));

    /// <summary>The IoU of two boundaries.</summary>
    /// <param name="a">A boundary as <see cref="Boundary"/> makes it.</param>
    /// <param name="b">Another, of an image of the same size.</param>
    public static Measure OfBoundaries(BitMask a, BitMask b) => Overlap.Iou(a.IntersectionArea(b), a.Area(), b.Area());
}
