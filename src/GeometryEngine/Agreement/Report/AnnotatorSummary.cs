namespace GeometryEngine;

/// <summary>What one annotator did, and how it stands to the others.</summary>
/// <param name="Annotator">The annotator.</param>
/// <param name="Images">Number of images seen.</param>
/// <param name="Annotations">Number of annotations, objects and image-level labels.</param>
/// <param name="Score">
/// How its objects match those of each other annotator, summed: <see cref="InstanceScore.Extra"/> are its own that the other lacks,
/// <see cref="InstanceScore.Missing"/> those of the other that it lacks. Null when the data set has no objects.
/// </param>
public sealed record AnnotatorSummary(string Annotator, long Images, long Annotations, InstanceScore? Score)
{
    /// <summary>The annotator's labels against those of the others; null without labels, or where they are tags.</summary>
    public AnnotatorLabels? Labels { get; init; }
}
