namespace GeometryEngine;

/// <summary>
/// Agreement on the one label each annotator gives an item. Missing ratings are treated as irrCAC (Gwet) treats them.
/// </summary>
public sealed record CategoryAgreement
{
    /// <summary>Number of items with at least one label.</summary>
    public required long Units { get; init; }

    /// <summary>Mean over items with two or more labels of the share of label pairs that agree.</summary>
    public required Measure PercentAgreement { get; init; }

    /// <summary>Share of the items labelled by every annotator on which all labels are the same.</summary>
    public required Measure UnanimousAgreement { get; init; }

    /// <summary>Krippendorff's alpha, nominal.</summary>
    public required Measure KrippendorffAlpha { get; init; }

    /// <summary>Fleiss' kappa.</summary>
    public required Measure FleissKappa { get; init; }

    /// <summary>Gwet's AC1.</summary>
    public required Measure GwetAc1 { get; init; }

    /// <summary>Brennan-Prediger coefficient.</summary>
    public required Measure BrennanPrediger { get; init; }

    /// <summary>Each two annotators who labelled an item in common.</summary>
    public required IReadOnlyList<CategoryPair> Pairs { get; init; }
}
