namespace GeometryEngine;

/// <summary>
/// Makes one object of several annotators' versions of it. A form (box, rotated box, ellipse, mask, keypoints) comes out when at least half
/// of the versions have it: pixels are voted on or fused by STAPLE, numbers averaged. What cannot be averaged, lines and outlines in an image
/// without a size, is taken from the version that overlaps the others most. Exactly half is a tie, which is counted and left out.
/// </summary>
internal sealed partial class ObjectFusion(Engine engine, ConsensusOptions options)
{
    /// <summary>Fuses some objects of an image.</summary>
    /// <param name="image">The objects of the image.</param>
    /// <param name="members">Indexes of the versions, one or more, each by another annotator.</param>
    public FusedShape Fuse(ImageObjects image, IReadOnlyList<int> members)
    {
        Annotation[] versions = [.. members.Select(member => image.Annotations[member])];
        if (versions.Length == 1) return new FusedShape(Bare(versions[0]), [1]);
        var fused = new FusedShape(new Annotation { IsCrowd = versions[0].IsCrowd, ZOrder = versions.Max(version => version.ZOrder) }, []);
        if (IsUsual(versions, version => version.Keypoints is not null)) fused = FuseKeypoints(fused, versions);
        if (IsUsual(versions, version => version.HasSegmentation)) fused = FuseMasks(fused, image, members);
        else if (IsUsual(versions, version => version.RotatedBox is not null)) fused = With(fused, RotatedBox: Middle([.. Values(versions, version => version.RotatedBox)]));
        else if (IsUsual(versions, version => version.Ellipse is not null)) fused = With(fused, Ellipse: Middle([.. Values(versions, version => version.Ellipse)]));
        else if (IsUsual(versions, version => version.Polyline is not null))
            fused = fused with { Shape = fused.Shape with { Polyline = Medoid(versions, version => version.Polyline is not null).Polyline } };
        fused = FuseBox(fused, versions);
        return fused with { Ious = Ious(image, members, fused.Shape) };
    }

    private FusedShape FuseBox(FusedShape fused, Annotation[] versions)
    {
        Annotation shape = fused.Shape;
        if (shape.Mask is { } mask) return fused with { Shape = shape with { Box = mask.BoundingBox(), Area = mask.Area() } };
        if (shape.HasSegmentation) return fused; // an annotator's own outline, with its own box and area
        if (shape.IsObject && !IsUsual(versions, version => version.Box is not null)) return fused;
        Box box = Middle([.. versions.Select(version => version.Bounds())]);
        double[] areas = [.. Values(versions, version => version.Area)];
        bool keepsArea = shape.IsObject && 2 * areas.Length >= versions.Length; // of a person with keypoints: that of the body, not of the box
        return fused with { Shape = shape with { Box = box, Area = keepsArea ? Middle(areas) : box.Area } };
    }

    private double[] Ious(ImageObjects image, IReadOnlyList<int> members, Annotation fused)
    {
        double[] ious = new double[members.Count];
        Box bounds = fused.Bounds();
        for (int i = 0; i < ious.Length; i++)
        {
            Annotation version = image.Annotations[members[i]];
            Box box = version.Bounds();
            if (fused.Mask is { } mask && image.Mask(members[i]) is { } own) ious[i] = engine.Iou([own], [mask])[0];
            else if (fused.RotatedBox is { } rotated && version.RotatedBox is { } other) ious[i] = RotatedBox.Iou(rotated, other);
            else ious[i] = box == bounds ? 1 : Box.Iou(box, bounds);
        }
        return ious;
    }

    // The version whose box overlaps the others' most; of equal ones the first.
    private static Annotation Medoid(Annotation[] versions, Func<Annotation, bool> isCandidate) => versions.Where(isCandidate).MaxBy(candidate =>
        versions.Sum(other => other.Bounds() == candidate.Bounds() ? 1 : Box.Iou(candidate.Bounds(), other.Bounds())))!;

    private static bool IsUsual(Annotation[] versions, Func<Annotation, bool> has) => 2 * versions.Count(has) >= versions.Length;

    private static IEnumerable<T> Values<T>(Annotation[] versions, Func<Annotation, T?> value) where T : struct =>
        versions.Select(value).OfType<T>();

    private static FusedShape With(FusedShape fused, RotatedBox? RotatedBox = null, Ellipse? Ellipse = null) =>
        fused with { Shape = fused.Shape with { RotatedBox = RotatedBox, Ellipse = Ellipse } };

    // The geometry alone.
    private static Annotation Bare(Annotation annotation) =>
        annotation with { Id = null, Annotator = 0, Category = 0, Score = null, Extras = [] };
}
