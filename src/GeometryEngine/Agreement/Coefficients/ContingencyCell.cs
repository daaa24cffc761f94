namespace GeometryEngine;

/// <summary>How many units got two labels from two raters.</summary>
/// <param name="LabelA">The first rater's label.</param>
/// <param name="LabelB">The second rater's label.</param>
/// <param name="Units">Number of units.</param>
public readonly record struct ContingencyCell(int LabelA, int LabelB, long Units);
