namespace GeometryEngine;

/// <summary>What one annotator did, and how it stands to the others.</summary>
/// <param name="Annotator">The annotator.</param>
/// <param name="Images">Number of images seen.</param>
/// <param name="Annotations">Number of annotations, objects and image-level labels.</param>
/// <param name="Objects">Its objects against those of the others; null when the data set has none.</param>
public sealed record AnnotatorSummary(string Annotator, long Images, long Annotations, AnnotatorObjects? Objects)
{
    /// <summary>The annotator's labels against those of the others; null without labels, or where they are tags.</summary>
    public AnnotatorLabels? Labels { get; init; }
}
