namespace GeometryEngine;

/// <summary>An annotator's objects against those of each other annotator, summed.</summary>
/// <param name="Score">
/// How they match, the annotator as the second of each pair: <see cref="InstanceScore.Extra"/> are its own that the other lacks,
/// <see cref="InstanceScore.Missing"/> those of the other that it lacks.
/// </param>
/// <param name="AtThresholds">How they match at COCO's thresholds.</param>
/// <param name="Bias">How they lie to the others' on average.</param>
public sealed record AnnotatorObjects(InstanceScore Score, ThresholdScores AtThresholds, ObjectBias Bias)
{
    /// <summary>Mean similarity of keypoints to those of the others; empty without keypoints.</summary>
    public Measure MeanOks { get; init; } = Measure.Undefined(MeasureStatus.Empty);
}
