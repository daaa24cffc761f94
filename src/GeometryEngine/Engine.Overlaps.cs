namespace GeometryEngine;

public sealed partial class Engine
{
    /// <summary>
    /// How each object of one set overlaps each of another in one image: by masks where both have an outline, a rotated box, an
    /// ellipse or a mask of the image's size, else by boxes (<see cref="Annotation.Bounds"/>).
    /// </summary>
    /// <param name="image">The image; outlines have no mask where its size is unknown.</param>
    /// <param name="a">Objects (detections, or the first annotator's).</param>
    /// <param name="b">Objects.</param>
    /// <param name="ignoreCrowds">Take crowd regions of <paramref name="b"/> for objects like any other.</param>
    public OverlapTable Overlaps(ImageInfo image, IReadOnlyList<Annotation> a, IReadOnlyList<Annotation> b, bool ignoreCrowds = false)
    {
        Rle?[] masksA = MasksIn(image, a), masksB = MasksIn(image, b);
        Box[] boxesA = [.. a.Select(annotation => annotation.Bounds())], boxesB = [.. b.Select(annotation => annotation.Bounds())];
        long[] areasA = [.. masksA.Select(mask => mask?.Area() ?? 0)], areasB = [.. masksB.Select(mask => mask?.Area() ?? 0)];
        Rle[] givenA = [.. masksA.OfType<Rle>()], givenB = [.. masksB.OfType<Rle>()];
        var shared = new long[givenA.Length * givenB.Length];
        Intersections(givenA, givenB, shared);
        var table = new OverlapTable(a.Count, b.Count);
        for (int i = 0, next = 0; i < a.Count; i++)
        {
            for (int j = 0; j < b.Count; j++)
            {
                bool inCrowd = b[j].IsCrowd && !ignoreCrowds;
                if (masksA[i] is null || masksB[j] is null)
                    table.Set(i, j, Box.Intersection(boxesA[i], boxesB[j]), boxesA[i].Area, boxesB[j].Area, inCrowd);
                else table.Set(i, j, shared[next++], areasA[i], areasB[j], inCrowd);
            }
        }
        return table;
    }

    /// <summary>
    /// How the borders of each object of one set lie to those of another in one image. Objects without an outline, a rotated box, an ellipse or a mask
    /// of the image's size have no border, and neither has anything in an image of unknown size.
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

    private Rle?[] MasksIn(ImageInfo image, IReadOnlyList<Annotation> objects) => [.. objects.Select(annotation => MaskIn(image, annotation))];

    // The mask, or null when it is of another size than the image or there is none.
    private Rle? MaskIn(ImageInfo image, Annotation annotation) =>
        annotation.Mask is { } given && (given.Height != image.Height || given.Width != image.Width) ? null
            : annotation.Mask ?? (image.HasSize ? Mask(annotation, image) : null);
}
