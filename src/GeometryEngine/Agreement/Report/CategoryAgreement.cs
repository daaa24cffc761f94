namespace GeometryEngine;

/// <summary>
/// Agreement on the one label each annotator gives an item. Missing ratings are treated as irrCAC (Gwet) treats them.
/// </summary>
public sealed record CategoryAgreement
{
    /// <summary>Number of items with at least one label.</summary>
    public required long Units { get; init; }

    /// <summary>Number of labels that annotators could choose from.</summary>
    public required int Labels { get; init; }

    /// <summary>Mean over items with two or more labels of the share of label pairs that agree.</summary>
    public required Coefficient PercentAgreement { get; init; }

    /// <summary>Share of the items labelled by every annotator on which all labels are the same.</summary>
    public required Measure UnanimousAgreement { get; init; }

    /// <summary>Krippendorff's alpha, nominal.</summary>
    public required Coefficient KrippendorffAlpha { get; init; }

    /// <summary>Krippendorff's alpha, ordinal; null where labels have no order.</summary>
    public Coefficient? KrippendorffAlphaOrdinal { get; init; }

    /// <summary>Krippendorff's alpha, interval; null where labels are no numbers.</summary>
    public Coefficient? KrippendorffAlphaInterval { get; init; }

    /// <summary>Krippendorff's alpha, ratio; null where labels are no numbers.</summary>
    public Coefficient? KrippendorffAlphaRatio { get; init; }

    /// <summary>Fleiss' kappa.</summary>
    public required Coefficient FleissKappa { get; init; }

    /// <summary>Conger's kappa ("exact" Fleiss).</summary>
    public required Coefficient CongerKappa { get; init; }

    /// <summary>Light's kappa: the mean of the pairs' kappas that are defined.</summary>
    public required Measure LightKappa { get; init; }

    /// <summary>Gwet's AC1.</summary>
    public required Coefficient GwetAc1 { get; init; }

    /// <summary>Brennan-Prediger coefficient.</summary>
    public required Coefficient BrennanPrediger { get; init; }

    /// <summary>The coefficients where labels agree by degrees, one for each family; empty where labels have no order.</summary>
    public required IReadOnlyList<WeightedAgreement> Weighted { get; init; }

    /// <summary>Each label against all others, in ascending order of labels.</summary>
    public required IReadOnlyList<LabelSummary> PerLabel { get; init; }

    /// <summary>The two labels most often given to one item by two annotators, most frequent first; at most 50.</summary>
    public required IReadOnlyList<LabelConfusion> Confusions { get; init; }

    /// <summary>Each two annotators who labelled an item in common.</summary>
    public required IReadOnlyList<CategoryPair> Pairs { get; init; }

    /// <summary>The items whose labels agree least, worst first. Items in full agreement are not listed.</summary>
    public required IReadOnlyList<WorstItem> WorstItems { get; init; }

    /// <summary>The items on which one more vote would tell the most, most uncertain first.</summary>
    public required IReadOnlyList<UncertainItem> OrderOneMoreVote { get; init; }

    /// <summary>How many times units were drawn again for the bootstrap intervals; 0 for none.</summary>
    public required int BootstrapSamples { get; init; }

    /// <summary>
    /// Where some labels are numbers and others are not, so that nothing ordinal can be said: one of the others, with its item and annotator.
    /// </summary>
    public string? NotNumeric { get; init; }
}
