namespace GeometryEngine;

/// <summary>
/// Agreement on pixels: each annotator's objects painted into one label map, background being a category of its own. A unit is a pixel of
/// an image of known size; an annotator takes part in an image unless it marked objects there of which none has an outline or a mask.
/// </summary>
public sealed record PixelAgreement
{
    /// <summary>Number of images that two or more annotators take part in.</summary>
    public required long Images { get; init; }

    /// <summary>Number of images left out because no source says their size.</summary>
    public required long ImagesWithoutSize { get; init; }

    /// <summary>Share of annotator pairs that agree, averaged over pixels.</summary>
    public required Measure PercentAgreement { get; init; }

    /// <summary>Krippendorff's alpha, nominal, over all pixels.</summary>
    public required Measure KrippendorffAlpha { get; init; }

    /// <summary>Fleiss' kappa over all pixels.</summary>
    public required Measure FleissKappa { get; init; }

    /// <summary>Gwet's AC1 over all pixels, with background and every category of the data set to choose from.</summary>
    public required Measure GwetAc1 { get; init; }

    /// <summary>Brennan-Prediger coefficient over all pixels, with the same choice.</summary>
    public required Measure BrennanPrediger { get; init; }

    /// <summary>Mean of the IoUs of <see cref="PerCategory"/>, background included.</summary>
    public required Measure MeanIou { get; init; }

    /// <summary>Mean of the same IoUs weighted by how often each category occurs, averaged over who counts as the reference.</summary>
    public required Measure FrequencyWeightedIou { get; init; }

    /// <summary>Background, then each category that was painted by someone.</summary>
    public required IReadOnlyList<PixelCategory> PerCategory { get; init; }

    /// <summary>Each two annotators who take part in an image in common.</summary>
    public required IReadOnlyList<PixelPair> Pairs { get; init; }
}
