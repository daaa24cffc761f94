namespace GeometryEngine;

/// <summary>One rater's label of a unit (an item or a pixel).</summary>
/// <param name="Rater">Index of the rater.</param>
/// <param name="Label">Index of the label.</param>
public readonly record struct Rating(int Rater, int Label);
