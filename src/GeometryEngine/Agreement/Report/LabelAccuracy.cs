namespace GeometryEngine;

/// <summary>How an annotator's labels stand to those that are taken for right.</summary>
/// <param name="Units">Number of items compared.</param>
/// <param name="Correct">Number of items on which the labels are the same.</param>
/// <param name="Ties">Number of items left out because the others are of two minds.</param>
/// <param name="Errors">
/// The error matrix: how often the annotator said <see cref="LabelConfusion.B"/> where <see cref="LabelConfusion.A"/> is right, by both.
/// </param>
public sealed record LabelAccuracy(long Units, long Correct, long Ties, IReadOnlyList<LabelConfusion> Errors)
{
    /// <summary>Share of the items on which the labels are the same.</summary>
    public Measure Accuracy => Measure.Ratio(Correct, Units);
}
