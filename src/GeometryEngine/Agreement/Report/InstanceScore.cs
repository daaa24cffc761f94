namespace GeometryEngine;

/// <summary>How the objects of annotators match, for one pair of annotators or summed over pairs.</summary>
public sealed record InstanceScore
{
    /// <summary>Pairs of objects with equal category whose IoU reaches the threshold, each object in one pair at most.</summary>
    public required long Matched { get; init; }

    /// <summary>Objects of the first annotator that the second lacks.</summary>
    public required long Missing { get; init; }

    /// <summary>Objects of the second annotator that the first lacks.</summary>
    public required long Extra { get; init; }

    /// <summary>Pairs of otherwise unmatched objects whose IoU reaches the threshold but whose categories differ.</summary>
    public required long LabelMismatch { get; init; }

    /// <summary>
    /// Objects that count neither for nor against: unmatched crowds, and objects that lie in a crowd of the other annotator.
    /// </summary>
    public required long Ignored { get; init; }

    /// <summary>Mean IoU of the matched pairs.</summary>
    public required Measure MeanIou { get; init; }

    /// <summary>2 * matched / (objects of the first + objects of the second), ignored ones left out.</summary>
    public required Measure F1 { get; init; }
}
