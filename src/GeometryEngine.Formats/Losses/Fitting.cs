namespace GeometryEngine.Formats;

/// <summary>
/// Makes of each image what a format can hold, so that a writer never meets geometry it has no form for; and counts what is lost on the way. A form that
/// cannot be held becomes the next best: a rotated box or ellipse its polygon, a polygon its mask, a mask its bounds. An annotation of which nothing
/// is left is left out.
/// </summary>
/// <param name="holds">What the format can hold.</param>
/// <param name="info">The tables of the data set.</param>
/// <param name="log">Receives the losses.</param>
/// <param name="engine">Gives what rasterizes polygons; null for the default rules.</param>
internal sealed class Fitting(Features holds, DatasetInfo info, LossLog log, Func<Engine?>? engine = null)
{
    private const Features OfGeometry = Features.Boxes | Features.DeclaredBoxes | Features.RotatedBoxes | Features.Ellipses | Features.Polylines
        | Features.Polygons | Features.Parts | Features.Holes | Features.Masks | Features.EmptyMasks | Features.Keypoints | Features.Combined | Features.ImageLabels;

    private readonly bool _losesAnnotators = (holds & Features.Annotators) == 0 && (info.Annotators.Count > 1 || info.HasNamedAnnotators);
    private readonly bool[] _usedCategories = new bool[info.Categories.Count];
    private readonly Lazy<Engine> _engine = new(() => engine?.Invoke() ?? Engine.Create());

    /// <summary>Counts what is lost of the tables.</summary>
    public void CountTables()
    {
        foreach (Category category in info.Categories) Count(FeatureFinder.Of(category) & ~holds, feature => log.Add(feature, category.Name));
        if (Holds(Features.DatasetFields)) return;
        foreach (ExtraField field in info.Extras) log.Add(Features.DatasetFields, field.Name);
    }

    /// <summary>Counts what is known to be lost only when all is written.</summary>
    public void CountRest()
    {
        if (Holds(Features.UnusedCategories)) return;
        for (int i = 0; i < _usedCategories.Length; i++)
            if (!_usedCategories[i]) log.Add(Features.UnusedCategories, info.Categories[i].Name);
    }

    /// <summary>What the format can hold of an image.</summary>
    public DatasetItem Fit(DatasetItem item)
    {
        Count(FeatureFinder.Of(item) & ~holds, feature => log.Add(feature, item.Image.Name));
        List<Annotation>? fitted = null;
        for (int i = 0; i < item.Annotations.Count; i++)
        {
            Annotation annotation = item.Annotations[i];
            Annotation? fit = Fit(annotation, item.Image, i);
            _usedCategories[annotation.Category] = true;
            if (fitted is null && !ReferenceEquals(fit, annotation)) fitted = [.. item.Annotations.Take(i)];
            if (fit is not null) fitted?.Add(fit);
        }
        if (fitted is null) return item;
        return new DatasetItem { Image = item.Image, Annotators = item.Annotators, Annotations = fitted, Problems = item.Problems };
    }

    private Annotation? Fit(Annotation annotation, ImageInfo image, int index)
    {
        if (_losesAnnotators) log.Add(Features.Annotators, image, annotation, index);
        Features missing = FeatureFinder.Of(annotation, ~holds) & ~holds;
        if (missing == Features.None) return annotation;
        Count(missing, feature => log.Add(feature, image, annotation, index));
        if ((missing & OfGeometry) == 0) return annotation;
        if (!annotation.IsObject) return null;
        Annotation fitted = (missing & Features.Combined) == 0 ? annotation : FirstForm(annotation);
        if ((missing & Features.EmptyMasks) != 0) fitted = fitted with { Mask = null };
        fitted = FitPolygon(FitShapes(fitted), image);
        if (!Holds(Features.EmptyMasks) && fitted.Mask?.Area() == 0) // of a polygon too thin for a pixel
        {
            log.Add(Features.EmptyMasks, image, annotation, index);
            fitted = fitted with { Mask = null };
        }
        fitted = FitBox(FitPixels(fitted));
        return fitted.IsObject ? fitted : null;
    }

    // What no longer is beside another form is bounds enough.
    private static Annotation FirstForm(Annotation annotation)
    {
        var bare = annotation with { RotatedBox = null, Ellipse = null, Polyline = null, Polygon = null, Mask = null, Keypoints = null };
        return annotation switch
        {
            { Keypoints: { } keypoints } => bare with { Keypoints = keypoints },
            { Polygon: { } polygon } => bare with { Polygon = polygon },
            { Mask: { } mask } => bare with { Mask = mask },
            { RotatedBox: { } box } => bare with { RotatedBox = box },
            { Ellipse: { } ellipse } => bare with { Ellipse = ellipse },
            _ => bare with { Polyline = annotation.Polyline },
        };
    }

    private Annotation FitShapes(Annotation annotation)
    {
        if (annotation.RotatedBox is { } rotated && !Holds(Features.RotatedBoxes))
            annotation = annotation with { RotatedBox = null, Polygon = Outline(annotation, rotated.ToPolygon()), Box = annotation.Box ?? rotated.Bounds() };
        if (annotation.Ellipse is { } ellipse && !Holds(Features.Ellipses))
            annotation = annotation with { Ellipse = null, Polygon = Outline(annotation, ellipse.ToPolygon()), Box = annotation.Box ?? ellipse.Bounds() };
        if (annotation.Polyline is not null && !Holds(Features.Polylines)) annotation = annotation with { Polyline = null };
        return annotation;
    }

    private static Polygon? Outline(Annotation annotation, Polygon polygon) => annotation.HasSegmentation ? annotation.Polygon : polygon;

    private Annotation FitPolygon(Annotation annotation, ImageInfo image)
    {
        if (annotation.Polygon is not { } polygon) return annotation;
        bool asMask = Holds(Features.Masks) && image.HasSize;
        if (!Holds(Features.Polygons))
        {
            if (asMask) return annotation with { Polygon = null, Mask = annotation.Mask ?? Rasterize(polygon, image) };
            bool asRotated = Holds(Features.RotatedBoxes) && annotation.RotatedBox is null && polygon.Coordinates.Length > 0;
            return annotation with
            {
                Polygon = null,
                RotatedBox = asRotated ? RotatedBox.Around(polygon.Coordinates) : annotation.RotatedBox,
                Box = annotation.Box ?? polygon.Bounds(),
            };
        }
        if (polygon.HasHoles && !Holds(Features.Holes) && asMask) return annotation with { Polygon = null, Mask = annotation.Mask ?? Rasterize(polygon, image) };
        bool isBridged = (polygon.HasHoles && !Holds(Features.Holes)) || (polygon.RingCount > 1 && !Holds(Features.Parts));
        return isBridged ? annotation with { Polygon = PolygonBridges.Join(polygon, joinsParts: !Holds(Features.Parts)) } : annotation;
    }

    private Annotation FitPixels(Annotation annotation)
    {
        if (annotation.Mask is { } mask && !Holds(Features.Masks)) annotation = annotation with { Mask = null, Box = annotation.Box ?? mask.BoundingBox() };
        if (annotation.Keypoints is { } keypoints && !Holds(Features.Keypoints))
            annotation = annotation with { Keypoints = null, Box = annotation.Box ?? (keypoints.LabelledCount > 0 ? keypoints.Bounds() : null) };
        return annotation;
    }

    private Annotation FitBox(Annotation annotation)
    {
        if (annotation.Box is not { } box) return annotation;
        bool isOnlyForm = !(annotation with { Box = null }).IsObject;
        if (!isOnlyForm) return Holds(Features.DeclaredBoxes) ? annotation : annotation with { Box = null };
        if (Holds(Features.Boxes)) return annotation;
        var bare = annotation with { Box = null };
        if (Holds(Features.RotatedBoxes)) return bare with { RotatedBox = RotatedBox.Of(box) };
        return Holds(Features.Polygons) ? bare with { Polygon = RotatedBox.Of(box).ToPolygon() } : bare;
    }

    private Rle Rasterize(Polygon polygon, ImageInfo image) => _engine.Value.Rasterize(polygon, image.Height, image.Width);

    private bool Holds(Features feature) => (holds & feature) != 0;

    private static void Count(Features missing, Action<Features> count)
    {
        for (long rest = (long)missing; rest != 0; rest &= rest - 1) count((Features)(rest & -rest));
    }
}
