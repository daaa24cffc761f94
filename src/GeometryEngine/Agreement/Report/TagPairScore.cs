namespace GeometryEngine;

/// <summary>Agreement of two annotators on one tag.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Score">How often both gave it, and one alone; precision and recall take the first annotator for right.</param>
/// <param name="PercentAgreement">Share of the items on which the two agree whether it applies.</param>
public sealed record TagPairScore(string Tag, TagScore Score, Measure PercentAgreement);
