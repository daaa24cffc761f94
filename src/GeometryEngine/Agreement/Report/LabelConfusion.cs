namespace GeometryEngine;

/// <summary>Two labels of one item by two annotators.</summary>
/// <param name="A">The label of the first annotator, or of the reference, or of the others.</param>
/// <param name="B">The label of the second annotator.</param>
/// <param name="Count">How often this occurs.</param>
public sealed record LabelConfusion(string A, string B, long Count);
