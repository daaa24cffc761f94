namespace GeometryEngine;

/// <summary>Agreement on one label against all others, or on whether a tag applies.</summary>
/// <param name="Label">The label.</param>
/// <param name="Units">Number of items to which some annotator gave it.</param>
/// <param name="Count">Number of times it was given.</param>
public sealed record LabelSummary(string Label, long Units, long Count)
{
    /// <summary>Share of annotator pairs that agree whether it applies, averaged over items.</summary>
    public required Measure PercentAgreement { get; init; }

    /// <summary>
    /// Share of annotator pairs that agree among those where one gives it (Cicchetti and Feinstein's positive agreement; Dice).
    /// </summary>
    public required Measure PositiveAgreement { get; init; }

    /// <summary>Fleiss' kappa of whether it applies.</summary>
    public required Measure FleissKappa { get; init; }

    /// <summary>Krippendorff's alpha of whether it applies.</summary>
    public required Measure KrippendorffAlpha { get; init; }

    /// <summary>Gwet's AC1 of whether it applies.</summary>
    public required Measure GwetAc1 { get; init; }
}
