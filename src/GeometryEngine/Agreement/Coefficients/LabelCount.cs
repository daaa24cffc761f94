namespace GeometryEngine;

/// <summary>How many raters gave a unit a label.</summary>
/// <param name="Label">Index of the label.</param>
/// <param name="Count">Number of raters, 1 or more.</param>
internal readonly record struct LabelCount(int Label, int Count);
