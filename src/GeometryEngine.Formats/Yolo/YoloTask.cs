namespace GeometryEngine.Formats;

/// <summary>What the numbers of a line mean, which the line itself does not tell: four points may be a polygon or a rotated box.</summary>
internal enum YoloTask
{
    /// <summary>Boxes: centre and size.</summary>
    Detect,

    /// <summary>Polygons; lines of four numbers are still boxes.</summary>
    Segment,

    /// <summary>Boxes with keypoints.</summary>
    Pose,

    /// <summary>Rotated boxes by their four corners.</summary>
    Obb,
}
