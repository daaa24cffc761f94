namespace GeometryEngine;

/// <summary>One annotator against the reference, on the images both cover. What the two have nothing of is null.</summary>
/// <param name="Annotator">The annotator.</param>
/// <param name="Images">Number of images both cover.</param>
public sealed record ReferenceScore(string Annotator, long Images)
{
    /// <summary>Labels, where they are no tags: <see cref="CategoryPair.PercentAgreement"/> is the accuracy, the confusion the error matrix (A is right, B was said).</summary>
    public CategoryPair? Labels { get; init; }

    /// <summary>
    /// Tags, the reference first, where it or some annotator gives several labels to an item: missing ones the annotator lacks, precision and recall are
    /// the annotator's.
    /// </summary>
    public TagPair? Tags { get; init; }

    /// <summary>Objects, the reference first: missing ones the annotator lacks; precision, recall and bias are the annotator's.</summary>
    public InstancePair? Objects { get; init; }

    /// <summary>Keypoints: <see cref="KeypointPair.OksOfA"/> has the reference for the truth.</summary>
    public KeypointPair? Keypoints { get; init; }

    /// <summary>Pixels: IoU and confusion, the reference first; <see cref="PixelPair.FrequencyWeightedIouOfA"/> weighs by its frequencies.</summary>
    public PixelPair? Pixels { get; init; }
}
