namespace GeometryEngine;

/// <summary>How objects match at COCO's thresholds 0.50, 0.55, ... 0.95.</summary>
/// <param name="AtThresholds">The scores, by ascending threshold.</param>
/// <param name="MeanF1">The mean of the ten F1.</param>
public sealed record ThresholdScores(IReadOnlyList<ThresholdScore> AtThresholds, Measure MeanF1);
