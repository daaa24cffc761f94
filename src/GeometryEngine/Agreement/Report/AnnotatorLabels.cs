namespace GeometryEngine;

/// <summary>One annotator's labels against those of the others.</summary>
/// <param name="Units">Number of items labelled.</param>
/// <param name="Agreement">Share of agreeing pairs among those of the annotator with another, averaged over items.</param>
/// <param name="AlphaWithout">Krippendorff's alpha, nominal, of the others alone.</param>
/// <param name="AlphaEffect">By how much the annotator raises alpha: alpha of all, less <paramref name="AlphaWithout"/>.</param>
/// <param name="LeaveOneOut">Against the label that most of the others gave, where one label has more votes than any other.</param>
public sealed record AnnotatorLabels(
    long Units, Measure Agreement, Measure AlphaWithout, Measure AlphaEffect, LabelAccuracy LeaveOneOut)
{
    /// <summary>
    /// How likely a label of the annotator is right against the consensus of <see cref="DawidSkene"/>; not identifiable with fewer than three annotators.
    /// </summary>
    public Measure ConsensusSkill { get; init; } = Measure.Undefined(MeasureStatus.Empty);
}
