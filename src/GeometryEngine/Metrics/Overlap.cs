namespace GeometryEngine;

/// <summary>Overlap of two regions from pixel counts. Undefined (<see cref="MeasureStatus.Empty"/>) when both are empty.</summary>
public static class Overlap
{
    /// <summary>Intersection over union (Jaccard index): i / (a + b - i), in [0, 1].</summary>
    /// <param name="intersection">Number of pixels in both, at most the smaller area.</param>
    /// <param name="areaA">Number of pixels in the first region.</param>
    /// <param name="areaB">Number of pixels in the second region.</param>
    public static Measure Iou(long intersection, long areaA, long areaB) => Measure.Ratio(intersection, areaA + areaB - intersection);

    /// <summary>Dice coefficient: 2 i / (a + b), in [0, 1].</summary>
    /// <param name="intersection">Number of pixels in both, at most the smaller area.</param>
    /// <param name="areaA">Number of pixels in the first region.</param>
    /// <param name="areaB">Number of pixels in the second region.</param>
    public static Measure Dice(long intersection, long areaA, long areaB) => Measure.Ratio(2 * intersection, areaA + areaB);
}
