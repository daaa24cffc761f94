namespace GeometryEngine;

/// <summary>Choices that hold for all work of an <see cref="Engine"/>.</summary>
public sealed record EngineOptions
{
    /// <summary>The default choices: pycocotools' pixels, parts united, all processors.</summary>
    public static EngineOptions Default { get; } = new();

    /// <summary>Which pixels a polygon covers.</summary>
    public RasterRule Rule { get; init; } = RasterRule.Coco;

    /// <summary>How the rings of one polygon make one mask.</summary>
    public RingRule Rings { get; init; } = RingRule.Union;
}
