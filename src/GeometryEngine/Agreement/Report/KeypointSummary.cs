namespace GeometryEngine;

/// <summary>Agreement on one keypoint.</summary>
/// <param name="Category">The category.</param>
/// <param name="Keypoint">The keypoint's name, or its number from 1 where it has none.</param>
/// <param name="Objects">Number of matched pairs.</param>
/// <param name="Labelled">In how many of these both have labelled it: those behind the distances.</param>
public sealed record KeypointSummary(string Category, string Keypoint, long Objects, long Labelled)
{
    /// <summary>Mean distance in pixels.</summary>
    public required Measure MeanDistance { get; init; }

    /// <summary>Mean distance as a share of the square root of the mean area of the two objects.</summary>
    public required Measure MeanRelativeDistance { get; init; }

    /// <summary>Mean of exp(-d^2 / (2 A (2 sigma)^2)) with the mean area A of the two.</summary>
    public required Measure MeanSimilarity { get; init; }

    /// <summary>Share of the pairs that say the same of visibility: not labelled, hidden, or visible.</summary>
    public required Measure VisibilityAgreement { get; init; }

    /// <summary>Scott's pi of visibility.</summary>
    public required Measure VisibilityKappa { get; init; }
}
