namespace GeometryEngine;

/// <summary>How long STAPLE is refined, and what it holds for likely beforehand.</summary>
public sealed record StapleOptions
{
    /// <summary>The default choices: ITK's.</summary>
    public static StapleOptions Default { get; } = new();

    /// <summary>
    /// Largest change of a rater's probabilities at which to stop, 0 or more; null for ITK's rule: 1e-7 for binary masks, below 1e-5 for
    /// several labels.
    /// </summary>
    public double? Tolerance { get; init; }

    /// <summary>Most rounds, 1 or more.</summary>
    public int MaxIterations { get; init; } = 10_000;

    /// <summary>Factor of the foreground's probability beforehand, above 0, which otherwise is its share of all votes; binary masks only.</summary>
    public double ConfidenceWeight { get; init; } = 1;
}
