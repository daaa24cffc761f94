namespace GeometryEngine;

/// <summary>Choices of an agreement run.</summary>
public sealed record AgreementOptions
{
    /// <summary>The default choices.</summary>
    public static AgreementOptions Default { get; } = new();

    /// <summary>Least IoU at which two objects are the same, in (0, 1].</summary>
    public double IouThreshold { get; init; } = 0.5;

    /// <summary>How objects are paired.</summary>
    public MatchMethod Match { get; init; } = MatchMethod.Hungarian;

    /// <summary>Which object lies on top where several overlap, for pixel agreement.</summary>
    public PaintOrder PaintOrder { get; init; } = PaintOrder.File;

    /// <summary>How many of the worst images the report names.</summary>
    public int WorstImages { get; init; } = 10;
}
