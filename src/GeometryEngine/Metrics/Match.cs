namespace GeometryEngine;

/// <summary>Two objects taken for the same.</summary>
/// <param name="A">Index among the first annotator's objects.</param>
/// <param name="B">Index among the second annotator's objects.</param>
/// <param name="Iou">Their IoU.</param>
public readonly record struct Match(int A, int B, double Iou);
