namespace GeometryEngine;

/// <summary>How an annotator's objects lie to those of others that match them, on average: a habit, where it is far from 0, 0 and 1.</summary>
/// <param name="Objects">Number of matched pairs.</param>
/// <param name="OffsetX">By how many pixels the middle of the box lies further right.</param>
/// <param name="OffsetY">By how many pixels it lies further down.</param>
/// <param name="SizeRatio">How many times as large the area is: the geometric mean, above 1 for an annotator who draws wide.</param>
public sealed record ObjectBias(long Objects, Measure OffsetX, Measure OffsetY, Measure SizeRatio);
