namespace GeometryEngine;

/// <summary>What became of labels of images.</summary>
/// <param name="Fit">How the votes were weighed.</param>
/// <param name="Ties">Images of which another label was as probable.</param>
public readonly record struct LabelConsensus(LabelFit Fit, long Ties);
