namespace GeometryEngine;

/// <summary>
/// How a percentile of the distances between two borders is taken. For one pair of masks the three differ by more than a pixel.
/// </summary>
public enum PercentileRule
{
    /// <summary>
    /// In each direction the distance of the first element, in order of distance, at which the summed length reaches the share; the larger
    /// of the two.
    /// </summary>
    DeepMind,

    /// <summary>Of the distances of both directions together, interpolated between elements (numpy.percentile).</summary>
    MedPy,

    /// <summary>In each direction, interpolated between elements; the larger of the two.</summary>
    Monai,
}
