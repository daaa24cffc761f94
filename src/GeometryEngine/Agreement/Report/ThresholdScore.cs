namespace GeometryEngine;

/// <summary>How objects match at one IoU threshold.</summary>
/// <param name="Threshold">Least IoU of a match.</param>
/// <param name="Matched">Pairs of objects of equal category that match.</param>
public sealed record ThresholdScore(double Threshold, long Matched)
{
    /// <summary>Share of the second annotator's objects that match.</summary>
    public required Measure Precision { get; init; }

    /// <summary>Share of the first annotator's objects that match.</summary>
    public required Measure Recall { get; init; }

    /// <summary>2 * matched / objects of both.</summary>
    public required Measure F1 { get; init; }
}
