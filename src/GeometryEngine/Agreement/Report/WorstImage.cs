namespace GeometryEngine;

/// <summary>An image whose objects agree badly.</summary>
/// <param name="Image">The image's name.</param>
/// <param name="Score">How its objects match, summed over pairs of annotators.</param>
public sealed record WorstImage(string Image, InstanceScore Score);
