namespace GeometryEngine;

/// <summary>What a data set holds, counted image by image: kinds, categories, annotators, areas and sizes.</summary>
/// <param name="info">The tables of the data set.</param>
public sealed class DatasetStatistics(DatasetInfo info)
{
    /// <summary>Areas below this, in square pixels, are small to COCO.</summary>
    public const double SmallArea = 32 * 32;

    /// <summary>Areas from this on, in square pixels, are large to COCO.</summary>
    public const double LargeArea = 96 * 96;

    private static readonly int Kinds = Enum.GetValues<AnnotationKind>().Length;
    private readonly long[,] _byCategory = new long[info.Categories.Count, Kinds];
    private readonly long[,] _byAnnotator = new long[info.Annotators.Count, Kinds];
    private readonly long[] _imagesByAnnotator = new long[info.Annotators.Count];
    private readonly Dictionary<(int Height, int Width), long> _imageSizes = [];

    /// <summary>The tables of the data set.</summary>
    public DatasetInfo Info { get; } = info;

    /// <summary>Number of images.</summary>
    public long Images { get; private set; }

    /// <summary>Number of images that nobody marked or labelled.</summary>
    public long EmptyImages { get; private set; }

    /// <summary>Number of annotations.</summary>
    public long Annotations { get; private set; }

    /// <summary>Most annotations of one image, those of all annotators together.</summary>
    public long MostInAnImage { get; private set; }

    /// <summary>Number of crowd regions.</summary>
    public long Crowds { get; private set; }

    /// <summary>Number of objects with an area below <see cref="SmallArea"/>, in between, and from <see cref="LargeArea"/> on.</summary>
    public (long Small, long Medium, long Large) Sizes { get; private set; }

    /// <summary>The areas of all objects: declared, else of the polygon, mask or box; keypoints alone have none.</summary>
    public AreaHistogram Areas { get; } = new();

    /// <summary>Each size of image with the number of images that have it, most frequent first; 0 x 0 stands for unknown.</summary>
    public IEnumerable<(int Height, int Width, long Images)> ImageSizes =>
        _imageSizes.OrderByDescending(size => size.Value).ThenBy(size => size.Key).Select(size => (size.Key.Height, size.Key.Width, size.Value));

    /// <summary>Number of annotations of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public long OfKind(AnnotationKind kind) => Enumerable.Range(0, Info.Categories.Count).Sum(category => OfCategory(category, kind));

    /// <summary>Number of annotations of a category and kind.</summary>
    /// <param name="category">Index into <see cref="DatasetInfo.Categories"/>.</param>
    /// <param name="kind">The kind.</param>
    public long OfCategory(int category, AnnotationKind kind) => _byCategory[category, (int)kind];

    /// <summary>Number of annotations of an annotator and kind.</summary>
    /// <param name="annotator">Index into <see cref="DatasetInfo.Annotators"/>.</param>
    /// <param name="kind">The kind.</param>
    public long OfAnnotator(int annotator, AnnotationKind kind) => _byAnnotator[annotator, (int)kind];

    /// <summary>Number of images an annotator has seen.</summary>
    /// <param name="annotator">Index into <see cref="DatasetInfo.Annotators"/>.</param>
    public long ImagesOf(int annotator) => _imagesByAnnotator[annotator];

    /// <summary>Counts one image.</summary>
    /// <param name="item">The image with its annotations.</param>
    public void Add(DatasetItem item)
    {
        Images++;
        Annotations += item.Annotations.Count;
        MostInAnImage = Math.Max(MostInAnImage, item.Annotations.Count);
        if (item.Annotations.Count == 0) EmptyImages++;
        var size = (item.Image.Height, item.Image.Width);
        _imageSizes[size] = _imageSizes.GetValueOrDefault(size) + 1;
        foreach (int annotator in item.Annotators) _imagesByAnnotator[annotator]++;
        foreach (Annotation annotation in item.Annotations) Add(annotation);
    }

    /// <summary>What an annotation consists of.</summary>
    /// <param name="annotation">The annotation.</param>
    public static AnnotationKind KindOf(Annotation annotation) => annotation switch
    {
        { Polygon: not null } => AnnotationKind.Polygon,
        { Mask: not null } => AnnotationKind.Mask,
        { Keypoints: not null } => AnnotationKind.Keypoints,
        { RotatedBox: not null } => AnnotationKind.RotatedBox,
        { Ellipse: not null } => AnnotationKind.Ellipse,
        { Polyline: not null } => AnnotationKind.Polyline,
        { Box: not null } => AnnotationKind.Box,
        _ => AnnotationKind.Label,
    };

    /// <summary>The area an annotation declares, else that of its geometry; null when it has neither.</summary>
    /// <param name="annotation">The annotation.</param>
    public static double? AreaOf(Annotation annotation) => annotation.Area ?? ShapeAreaOf(annotation);

    /// <summary>The area of an annotation's polygon (shoelace), mask (pixels), rotated box, ellipse or box; null when it has none of them.</summary>
    /// <param name="annotation">The annotation.</param>
    public static double? ShapeAreaOf(Annotation annotation) =>
        annotation.Polygon?.Area() ?? annotation.Mask?.Area() ?? annotation.RotatedBox?.Area ?? annotation.Ellipse?.Area ?? annotation.Box?.Area;

    private void Add(Annotation annotation)
    {
        var kind = (int)KindOf(annotation);
        _byCategory[annotation.Category, kind]++;
        _byAnnotator[annotation.Annotator, kind]++;
        if (annotation.IsCrowd) Crowds++;
        if (!annotation.IsObject || AreaOf(annotation) is not { } area) return;
        Areas.Add(area);
        (long small, long medium, long large) = Sizes;
        Sizes = area < SmallArea ? (small + 1, medium, large) : area < LargeArea ? (small, medium + 1, large) : (small, medium, large + 1);
    }
}
