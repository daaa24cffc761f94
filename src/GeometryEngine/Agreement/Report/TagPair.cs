namespace GeometryEngine;

/// <summary>Agreement of two annotators on tags, over the items both have seen. One who gave an item no tag gave it the empty set.</summary>
/// <param name="A">The first annotator.</param>
/// <param name="B">The second annotator.</param>
/// <param name="Units">Number of items both have seen.</param>
public sealed record TagPair(string A, string B, long Units)
{
    /// <summary>Share of the items on which the sets of tags are equal: subset accuracy, where the first annotator is right.</summary>
    public required Measure PercentAgreement { get; init; }

    /// <summary>Mean over items of tags in common / tags of either; 1 where both sets are empty.</summary>
    public required Measure MeanJaccard { get; init; }

    /// <summary>All tags together: micro-averaged precision, recall and F1.</summary>
    public required TagScore Score { get; init; }

    /// <summary>Mean over <see cref="PerTag"/> of F1: macro-averaged.</summary>
    public required Measure MacroF1 { get; init; }

    /// <summary>Each tag that either gave, in the order of the data set.</summary>
    public required IReadOnlyList<TagPairScore> PerTag { get; init; }
}
