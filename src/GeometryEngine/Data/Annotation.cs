namespace GeometryEngine;

/// <summary>
/// What one annotator says about one image or one object in it. Without any geometry it is an image-level label. An object may be given in
/// several forms, such as a box and an outline; no form is derived from another.
/// </summary>
public sealed record Annotation
{
    /// <summary>The id as the file writes it; null where the format gives none.</summary>
    public SourceId? Id { get; init; }

    /// <summary>Index into <see cref="DatasetInfo.Annotators"/>.</summary>
    public int Annotator { get; init; }

    /// <summary>Index into <see cref="DatasetInfo.Categories"/>.</summary>
    public int Category { get; init; }

    /// <summary>The box, if the file gives one.</summary>
    public Box? Box { get; init; }

    /// <summary>The rotated box, if the object is one. A quadrilateral that is no rectangle is a polygon too.</summary>
    public RotatedBox? RotatedBox { get; init; }

    /// <summary>The ellipse or circle, if the object is one.</summary>
    public Ellipse? Ellipse { get; init; }

    /// <summary>The line, if the object is one.</summary>
    public Polyline? Polyline { get; init; }

    /// <summary>The outline, if the object is a polygon.</summary>
    public Polygon? Polygon { get; init; }

    /// <summary>The mask, if the object is given as pixels.</summary>
    public Rle? Mask { get; init; }

    /// <summary>The keypoints, if the object has some; a point or points without names are keypoints too.</summary>
    public Keypoints? Keypoints { get; init; }

    /// <summary>Whether the annotation is a region of many objects rather than one (COCO's <c>iscrowd</c>, Open Images' <c>IsGroupOf</c>).</summary>
    public bool IsCrowd { get; init; }

    /// <summary>The area the file declares, square pixels; kept as it is, since evaluation splits sizes by it.</summary>
    public double? Area { get; init; }

    /// <summary>The confidence of a prediction, normally in [0, 1].</summary>
    public double? Score { get; init; }

    /// <summary>The layer: of overlapping objects those of higher layers lie on top; within a layer the later.</summary>
    public int ZOrder { get; init; }

    /// <summary>
    /// Fields the engine has no noun for, in file order. Those that several formats know have one name and form, as <see cref="KnownFields"/> lists.
    /// </summary>
    public IReadOnlyList<ExtraField> Extras { get; init; } = [];

    /// <summary>Whether the annotation has an outline or a mask.</summary>
    public bool HasSegmentation => Polygon is not null || Mask is not null;

    /// <summary>Whether the annotation marks an object, as opposed to labelling the whole image.</summary>
    public bool IsObject =>
        Box is not null || HasSegmentation || Keypoints is not null || RotatedBox is not null || Ellipse is not null || Polyline is not null;

    /// <summary>
    /// The declared box, else the bounds of the outline, the mask, the rotated box, the ellipse, the line or the labelled keypoints;
    /// (0, 0, 0, 0) for an image-level label.
    /// </summary>
    public Box Bounds() => Box ?? Polygon?.Bounds() ?? Mask?.BoundingBox() ?? RotatedBox?.Bounds() ?? Ellipse?.Bounds()
        ?? Polyline?.Bounds() ?? Keypoints?.Bounds() ?? default;
}
