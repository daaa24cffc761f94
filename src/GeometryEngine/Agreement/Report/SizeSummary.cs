namespace GeometryEngine;

/// <summary>How the objects of one class of size match, over all pairs of annotators: each object counts for itself, by its own area.</summary>
/// <param name="Size">The class.</param>
/// <param name="Objects">Number of objects, one for each annotator it is compared with; ignored ones left out.</param>
/// <param name="Matched">How many of these match one of equal category.</param>
/// <param name="F1">Matched / objects.</param>
/// <param name="MeanIou">Mean IoU of the matched.</param>
public sealed record SizeSummary(ObjectSize Size, long Objects, long Matched, Measure F1, Measure MeanIou);
