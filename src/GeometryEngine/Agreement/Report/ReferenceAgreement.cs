namespace GeometryEngine;

/// <summary>How annotators do against a reference that is taken for right: accuracy, as far as it is.</summary>
/// <param name="Reference">The reference's name.</param>
/// <param name="Images">Number of images the reference covers.</param>
/// <param name="PerAnnotator">Each annotator, in the order of the data set.</param>
public sealed record ReferenceAgreement(string Reference, long Images, IReadOnlyList<ReferenceScore> PerAnnotator);
