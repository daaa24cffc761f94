namespace GeometryEngine;

/// <summary>An image where another vote would be worth much.</summary>
/// <param name="Image">Its name.</param>
/// <param name="Entropy">Uncertainty of all that was decided about it, in bits.</param>
/// <param name="Confidence">Mean confidence in it.</param>
public readonly record struct UncertainImage(string Image, double Entropy, Measure Confidence);
