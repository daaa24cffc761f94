namespace GeometryEngine;

/// <summary>Agreement of two annotators on pixels.</summary>
public sealed record PixelPair
{
    /// <summary>The first annotator.</summary>
    public required string A { get; init; }

    /// <summary>The second annotator.</summary>
    public required string B { get; init; }

    /// <summary>Number of pixels of the images both take part in.</summary>
    public required long Pixels { get; init; }

    /// <summary>Share of the pixels on which their labels are the same.</summary>
    public required Measure PercentAgreement { get; init; }

    /// <summary>Cohen's kappa, unweighted.</summary>
    public required Measure CohenKappa { get; init; }

    /// <summary>Mean IoU over the categories, background included, that either of the two painted.</summary>
    public required Measure MeanIou { get; init; }
}
