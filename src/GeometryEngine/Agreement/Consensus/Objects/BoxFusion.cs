namespace GeometryEngine;

/// <summary>How numbers of several annotators (edges of boxes, angles, places of keypoints) become one.</summary>
public enum BoxFusion
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their median; of an even number the mean of the middle two. One annotator far off does not move it.</summary>
    Median,
}
