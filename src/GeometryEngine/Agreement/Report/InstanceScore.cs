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

    /// <summary>Matched pairs whose IoU is below <see cref="AgreementOptions.LowOverlap"/>.</summary>
    public required long LowOverlap { get; init; }

    /// <summary>Matched pairs that differ in an attribute which both have.</summary>
    public required long AttributeMismatch { get; init; }

    /// <summary>Mean IoU of the matched pairs: the segmentation quality of Kirillov et al. (2019, CVPR).</summary>
    public required Measure MeanIou { get; init; }

    /// <summary>Matched / objects of the second annotator, ignored ones left out.</summary>
    public required Measure Precision { get; init; }

    /// <summary>Matched / objects of the first annotator, ignored ones left out.</summary>
    public required Measure Recall { get; init; }

    /// <summary>2 * matched / (objects of the first + objects of the second), ignored ones left out: recognition quality.</summary>
    public required Measure F1 { get; init; }

    /// <summary>
    /// Panoptic quality of Kirillov et al. (2019): sum of the matched IoUs / (matched + half of the others), which is F1 times mean IoU; over
    /// all categories together.
    /// </summary>
    public required Measure PanopticQuality { get; init; }
}
