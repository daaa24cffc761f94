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

    /// <summary>Mean of the same IoUs weighted by how often the first annotator gave each category.</summary>
    public required Measure FrequencyWeightedIouOfA { get; init; }

    /// <summary>Mean of the same IoUs weighted by how often the second annotator gave each category.</summary>
    public required Measure FrequencyWeightedIouOfB { get; init; }

    /// <summary>Background and each category that either painted.</summary>
    public required IReadOnlyList<PixelCategory> PerCategory { get; init; }

    /// <summary>How many pixels each two labels meet on, by the first annotator's label, then the second's.</summary>
    public required IReadOnlyList<LabelConfusion> Confusion { get; init; }
}
