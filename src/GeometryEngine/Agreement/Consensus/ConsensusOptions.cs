namespace GeometryEngine;

/// <summary>Choices of a consensus run.</summary>
public sealed record ConsensusOptions
{
    /// <summary>The default choices.</summary>
    public static ConsensusOptions Default { get; } = new();

    /// <summary>Least IoU at which objects of two annotators are the same, in (0, 1].</summary>
    public double IouThreshold { get; init; } = 0.5;

    /// <summary>How the objects of two annotators are paired.</summary>
    public MatchMethod Match { get; init; } = MatchMethod.Hungarian;

    /// <summary>How many annotators must have marked an object, 1 or more; null for more than half of those who saw the image.</summary>
    public int? Quorum { get; init; }

    /// <summary>How votes on labels are weighed.</summary>
    public VoteMethod Labels { get; init; } = VoteMethod.Majority;

    /// <summary>How pixels become one mask.</summary>
    public MaskFusion Masks { get; init; } = MaskFusion.Vote;

    /// <summary>
    /// Fuse label maps in place of objects with outlines or masks: every annotator's are painted over one another, and each category of the fused map
    /// becomes one mask. Other objects are fused as ever.
    /// </summary>
    public bool Pixels { get; init; }

    /// <summary>Which object lies on top where several overlap, for <see cref="Pixels"/>.</summary>
    public PaintOrder PaintOrder { get; init; } = PaintOrder.File;

    /// <summary>How edges of boxes and places of keypoints become one.</summary>
    public BoxFusion Boxes { get; init; } = BoxFusion.Mean;

    /// <summary>How many of the most uncertain images the report names, 0 or more.</summary>
    public int Uncertain { get; init; } = 10;
}
