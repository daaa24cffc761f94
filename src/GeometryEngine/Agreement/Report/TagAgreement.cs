namespace GeometryEngine;

/// <summary>
/// Agreement on the sets of tags that annotators give to items. One who has seen an item and gave it no tag gave it the empty set.
/// </summary>
public sealed record TagAgreement
{
    /// <summary>Number of items that someone has seen.</summary>
    public required long Units { get; init; }

    /// <summary>Krippendorff's alpha of sets that are equal or not.</summary>
    public required Coefficient AlphaNominal { get; init; }

    /// <summary>Krippendorff's alpha with Jaccard distance; two empty sets are equal.</summary>
    public required Coefficient AlphaJaccard { get; init; }

    /// <summary>Krippendorff's alpha with MASI distance (Passonneau 2006), weights 2/3 and 1/3.</summary>
    public required Coefficient AlphaMasi { get; init; }

    /// <summary>Each tag that occurs: whether it applies.</summary>
    public required IReadOnlyList<LabelSummary> PerTag { get; init; }

    /// <summary>Each two annotators with an item in common.</summary>
    public required IReadOnlyList<TagPair> Pairs { get; init; }

    /// <summary>The items whose sets agree least, worst first. Items in full agreement are not listed.</summary>
    public required IReadOnlyList<WorstItem> WorstItems { get; init; }

    /// <summary>The items on which one more vote would tell the most, most uncertain first.</summary>
    public required IReadOnlyList<UncertainItem> OrderOneMoreVote { get; init; }
}
