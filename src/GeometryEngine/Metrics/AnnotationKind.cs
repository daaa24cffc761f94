namespace GeometryEngine;

/// <summary>What an annotation consists of; where it has several, the first of this list.</summary>
public enum AnnotationKind
{
    /// <summary>An outline.</summary>
    Polygon,

    /// <summary>Pixels, as run lengths.</summary>
    Mask,

    /// <summary>Keypoints, with a box or without.</summary>
    Keypoints,

    /// <summary>A rotated box.</summary>
    RotatedBox,

    /// <summary>An ellipse or circle.</summary>
    Ellipse,

    /// <summary>A line.</summary>
    Polyline,

    /// <summary>A box alone.</summary>
    Box,

    /// <summary>No geometry: a label of the whole image.</summary>
    Label,
}
