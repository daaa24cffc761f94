namespace GeometryEngine;

/// <summary>What all annotators did with one category.</summary>
/// <param name="Category">The category's name.</param>
/// <param name="Objects">Number of objects.</param>
/// <param name="Labels">Number of image-level labels.</param>
/// <param name="Score">
/// How its objects match, summed over pairs of annotators. <see cref="InstanceScore.LabelMismatch"/> counts objects of this category
/// that match one of another, so each mismatch shows in two categories. Null when the data set has no objects.
/// </param>
public sealed record CategorySummary(string Category, long Objects, long Labels, InstanceScore? Score);
