namespace GeometryEngine;

/// <summary>What the work of several annotators on one image came to.</summary>
public sealed record ItemConsensus
{
    /// <summary>
    /// The image with the fused annotations, by the one annotator <see cref="Consensus.Annotator"/>: objects in the order in which they first
    /// came, then labels. <see cref="Annotation.Score"/> is the confidence: of a label its probability under the model, of an object that times
    /// the share of annotators who marked it. Fields: <c>votes</c>, how many marked it, and <c>voters</c>, of how many; of objects
    /// <c>label_confidence</c>, <c>mean_iou</c> of the versions with the fused geometry, and <c>keypoint_spread</c> in pixels; <c>tie</c> where
    /// another label was as probable. Of a region of a fused label map the confidence is the mean over its pixels. The image has a field <c>confidence</c>.
    /// </summary>
    public required DatasetItem Item { get; init; }

    /// <summary>
    /// Mean confidence in all that was decided about the image, in [0, 1]: the scores of fused objects and of labels, and for objects left out
    /// the share of annotators who did not mark them. 1 where nobody marked anything; undefined where nobody saw the image.
    /// </summary>
    public required Measure Confidence { get; init; }

    /// <summary>Uncertainty of all that was decided about the image, in bits: what another vote would be worth there.</summary>
    public required double Entropy { get; init; }

    /// <summary>What became of each object that annotators marked.</summary>
    internal IReadOnlyList<ClusterOutcome> Objects { get; init; } = [];

    /// <summary>What became of label maps; null where none were fused.</summary>
    internal FusedPixels? Pixels { get; init; }

    /// <summary>What became of each label.</summary>
    internal IReadOnlyList<LabelVerdict> Labels { get; init; } = [];
}
