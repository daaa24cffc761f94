namespace GeometryEngine;

/// <summary>What became of a tag.</summary>
/// <param name="Tag">The category.</param>
/// <param name="Given">Images that have it.</param>
/// <param name="Ties">Images where its presence is as probable as its absence, which do not have it.</param>
/// <param name="Fit">How the votes were weighed.</param>
public readonly record struct TagConsensus(string Tag, long Given, long Ties, LabelFit Fit);
