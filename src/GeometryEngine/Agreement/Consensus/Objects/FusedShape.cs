namespace GeometryEngine;

/// <summary>The geometry that several annotators' versions of an object come to.</summary>
/// <param name="Shape">The geometry, as an annotation that says nothing else.</param>
/// <param name="Ious">IoU of each version with it: of masks where there are, else of boxes.</param>
internal sealed record FusedShape(Annotation Shape, double[] Ious)
{
    /// <summary>Pixels that exactly half of the annotators set, which are left out.</summary>
    public long TiedPixels { get; init; }

    /// <summary>Keypoints that exactly half of the annotators labelled, which are left out.</summary>
    public int TiedKeypoints { get; init; }

    /// <summary>For each keypoint how far its places lie from the fused one, in pixels (root of the mean square); null where it is left out.</summary>
    public IReadOnlyList<double?> Spread { get; init; } = [];

    /// <summary>Whether STAPLE was asked for and could not tell the annotators apart, so that the vote decided.</summary>
    public bool FellBack { get; init; }
}
