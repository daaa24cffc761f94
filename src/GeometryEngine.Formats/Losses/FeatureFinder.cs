namespace GeometryEngine.Formats;

/// <summary>Finds the features that annotations, images and categories have.</summary>
internal static class FeatureFinder
{
    private const double BoxTolerance = 0.5;
    private const double AreaTolerance = 0.01;

    private const Features Forms =
        Features.RotatedBoxes | Features.Ellipses | Features.Polylines | Features.Polygons | Features.Masks | Features.Keypoints;

    /// <summary>The features of an annotation.</summary>
    /// <param name="annotation">The annotation.</param>
    /// <param name="asked">Those that matter: what takes time is not worked out for nothing. Others may be among the result.</param>
    public static Features Of(Annotation annotation, Features asked = Features.All)
    {
        Features found = FormsOf(annotation);
        if (annotation.Box is { } box) found |= OfBox(box, annotation, found, asked);
        else if (found == Features.None) found = Features.ImageLabels;
        if (long.PopCount((long)(found & Forms)) > 1) found |= Features.Combined;
        if (annotation.Polygon is { } polygon) found |= OfPolygon(polygon);
        if ((asked & Features.EmptyMasks) != 0 && annotation.Mask is { } mask && mask.Area() == 0) found |= Features.EmptyMasks;
        if (annotation.Keypoints is { } keypoints && HasHidden(keypoints)) found |= Features.Visibility;
        if (annotation.Id is not null) found |= Features.AnnotationIds;
        if (annotation.IsCrowd) found |= Features.Crowds;
        if (annotation.Score is not null) found |= Features.Scores;
        if (annotation.ZOrder != 0) found |= Features.ZOrder;
        if ((asked & Features.Areas) != 0 && annotation.Area is { } area && !IsDerived(area, annotation)) found |= Features.Areas;
        for (int i = 0; i < annotation.Extras.Count; i++) found |= OfField(annotation.Extras[i]);
        return found;
    }

    /// <summary>The features of an image.</summary>
    public static Features Of(DatasetItem item)
    {
        Features found = Features.ImageIds;
        if (item.Image.HasSize) found |= Features.ImageSizes;
        if (item.Image.Subset is not null) found |= Features.Subsets;
        for (int i = 0; i < item.Image.Extras.Count; i++) found |= item.Image.Extras[i].Name == KnownFields.VoidRegion ? Features.VoidRegions : Features.ImageFields;
        if (item.Annotations.Count == 0) found |= Features.EmptyImages;
        return found;
    }

    /// <summary>The features of a category.</summary>
    public static Features Of(Category category)
    {
        Features found = Features.CategoryIds;
        if (category.Supercategory is not null) found |= Features.Supercategories;
        if (category.KeypointNames.Count > 0 || category.Skeleton.Count > 0) found |= Features.Skeletons;
        if (category.Extras.Count > 0) found |= Features.CategoryFields;
        return found;
    }

    /// <summary>The feature that an extra field of an annotation is; none for a flag that says no.</summary>
    public static Features OfField(ExtraField field) => field.Name switch
    {
        KnownFields.Occluded or KnownFields.Truncated or KnownFields.Difficult or KnownFields.Ignore =>
            field.Json is "false" or "0" ? Features.None : Features.Flags,
        KnownFields.Group => Features.Groups,
        KnownFields.Track => Features.Tracks,
        KnownFields.Attributes or KnownFields.Description => field.Json is "{}" ? Features.None : Features.Attributes,
        _ => Features.AnnotationFields,
    };

    private static Features FormsOf(Annotation annotation)
    {
        Features found = Features.None;
        if (annotation.RotatedBox is not null) found |= Features.RotatedBoxes;
        if (annotation.Ellipse is not null) found |= Features.Ellipses;
        if (annotation.Polyline is not null) found |= Features.Polylines;
        if (annotation.Polygon is not null) found |= Features.Polygons;
        if (annotation.Mask is not null) found |= Features.Masks;
        if (annotation.Keypoints is not null) found |= Features.Keypoints;
        return found;
    }

    private static Features OfBox(in Box box, Annotation annotation, Features forms, Features asked)
    {
        if (forms == Features.None) return Features.Boxes;
        bool isDerived = (asked & Features.DeclaredBoxes) == 0 || (forms != Features.Keypoints && AreClose(box, ShapeBounds(annotation)));
        return isDerived ? Features.None : Features.DeclaredBoxes; // keypoints do not reach to the border of an object
    }

    private static Features OfPolygon(Polygon polygon)
    {
        int holes = 0;
        for (int i = 0; i < polygon.RingCount; i++)
            if (polygon.IsHole(i)) holes++;
        return (holes > 0 ? Features.Holes : Features.None) | (polygon.RingCount - holes > 1 ? Features.Parts : Features.None);
    }

    private static bool HasHidden(Keypoints keypoints)
    {
        for (int i = 2; i < keypoints.Triplets.Length; i += 3)
            if (keypoints.Triplets[i] is not (0 or 2)) return true;
        return false;
    }

    private static Box ShapeBounds(Annotation annotation) => annotation.Polygon?.Bounds() ?? annotation.Mask?.BoundingBox()
        ?? annotation.RotatedBox?.Bounds() ?? annotation.Ellipse?.Bounds() ?? annotation.Polyline?.Bounds() ?? default;

    private static bool AreClose(in Box a, in Box b) =>
        Math.Abs(a.X - b.X) < BoxTolerance && Math.Abs(a.Y - b.Y) < BoxTolerance
        && Math.Abs(a.Right - b.Right) < BoxTolerance && Math.Abs(a.Bottom - b.Bottom) < BoxTolerance;

    private static bool IsDerived(double area, Annotation annotation) =>
        DatasetStatistics.ShapeAreaOf(annotation) is { } shape && Math.Abs(area - shape) <= Math.Max(0.5, AreaTolerance * shape);
}
