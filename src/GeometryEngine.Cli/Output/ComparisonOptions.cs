namespace GeometryEngine.Cli;

/// <summary>What <c>geom compare</c> computes.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>The matrices, in order.</summary>
    public required IReadOnlyList<ComparisonMetric> Metrics { get; init; }

    /// <summary>Whether crowd regions of b are objects like any other.</summary>
    public bool IgnoreCrowds { get; init; }

    /// <summary>Largest distance that surface Dice tolerates.</summary>
    public double Tolerance { get; init; }

    /// <summary>How far pixels lie apart.</summary>
    public PixelSpacing Spacing { get; init; }

    /// <summary>Width of the boundary of boundary IoU, as a share of the image's diagonal.</summary>
    public double BoundaryRatio { get; init; }
}
