namespace GeometryEngine;

public sealed partial class Engine
{
    /// <summary>
    /// How each object of one set overlaps each of another in one image: by masks where both have an outline or a mask of the image's size,
    /// else by boxes (<see cref="Annotation.Bounds"/>).
    /// </summary>
    /// <param name="image">The image; outlines have no mask where its size is unknown.</param>
    /// <param name="a">Objects (detections, or the first annotator's).</param>
    /// <param name="b">Objects.</param>
    /// <param name="ignoreCrowds">Take crowd regions of <paramref name="b"/> for objects like any other.</param>
    public OverlapTable Overlaps(ImageInfo image, IReadOnlyList<Annotation> a, IReadOnlyList<Annotation> b, bool ignoreCrowds = false)
    {
        (Rle? Mask, Box Box, long Area)[] sideA = Side(image, a), sideB = Side(image, b);
        var table = new OverlapTable(a.Count, b.Count);
        for (int i = 0; i < sideA.Length; i++)
        {
            for (int j = 0; j < sideB.Length; j++)
            {
                bool inCrowd = b[j].IsCrowd && !ignoreCrowds;
                var (maskA, boxA, areaA) = sideA[i];
                var (maskB, boxB, areaB) = sideB[j];
                if (maskA is null || maskB is null) table.Set(i, j, Box.Intersection(boxA, boxB), boxA.Area, boxB.Area, inCrowd);
                else table.Set(i, j, maskA.IntersectionArea(maskB), areaA, areaB, inCrowd);
            }
        }
        return table;
    }

    /// <summary>
    /// How the borders of each object of one set lie to those of another in one image. Objects without an outline or a mask of the image's
    /// size have no border, and neither has anything in an image of unknown size.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="a">Objects.</param>
    /// <param name="b">Objects.</param>
    /// <param name="spacing">How far pixels lie apart; <see cref="PixelSpacing.Pixels"/> when null.</param>
    /// <param name="boundaryRatio">Width of the boundary of boundary IoU, as a share of the image's diagonal.</param>
    public SurfaceTable Surfaces(
        ImageInfo image, IReadOnlyList<Annotation> a, IReadOnlyList<Annotation> b, PixelSpacing? spacing = null,
        double boundaryRatio = BoundaryIou.DefaultRatio)
    {
        return new SurfaceTable(Bits(a), Bits(b), spacing ?? PixelSpacing.Pixels, boundaryRatio);

        BitMask?[] Bits(IReadOnlyList<Annotation> objects) =>
            [.. objects.Select(annotation => MaskIn(image, annotation) is { } mask ? BitMask.FromRle(mask) : null)];
    }

    private (Rle? Mask, Box Box, long Area)[] Side(ImageInfo image, IReadOnlyList<Annotation> objects) => [.. objects.Select(annotation =>
    {
        Rle? mask = MaskIn(image, annotation);
        return (mask, annotation.Bounds(), mask?.Area() ?? 0);
    })];

    // The mask, or null when it is of another size than the image or there is none.
    private Rle? MaskIn(ImageInfo image, Annotation annotation) =>
        annotation.Mask is { } given && (given.Height != image.Height || given.Width != image.Width) ? null
            : annotation.Mask ?? (image.HasSize ? Mask(annotation, image) : null);
}
