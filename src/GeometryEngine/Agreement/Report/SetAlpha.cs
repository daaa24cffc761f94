namespace GeometryEngine;

/// <summary>
/// Krippendorff's alpha for any distance (Braylan, Alonso and Lease 2022, WWW, doi 10.1145/3485447.3512242): a unit is an image, a rating the set of
/// objects an annotator marked in it, and the distance of two sets 1 - (largest total IoU of a one-to-one pairing, whatever the labels) / (objects of
/// the larger set); 0 when both are empty. Crowds are left out.
/// </summary>
public sealed record SetAlpha
{
    /// <summary>
    /// 1 - D_o / D_e as Krippendorff (2011) has it: D_o weighs each image's pairs by 1 / (annotators - 1), D_e is the mean over all pairs of ratings.
    /// </summary>
    public required Measure Alpha { get; init; }

    /// <summary>1 - D_o / D_e as Braylan et al. compute it: D_o is the mean over pairs of one image, D_e the mean over pairs of different images.</summary>
    public required Measure BraylanAlpha { get; init; }

    /// <summary>D_o of <see cref="Alpha"/>.</summary>
    public required Measure Observed { get; init; }

    /// <summary>D_e of <see cref="Alpha"/>.</summary>
    public required Measure Expected { get; init; }

    /// <summary>D_o of <see cref="BraylanAlpha"/>.</summary>
    public required Measure BraylanObserved { get; init; }

    /// <summary>D_e of <see cref="BraylanAlpha"/>.</summary>
    public required Measure BraylanExpected { get; init; }

    /// <summary>Share of the distances within images that lie below the 5 % quantile (linear) of those between images.</summary>
    public required Measure Sigma { get; init; }

    /// <summary>
    /// The largest excess of the distribution of distances within images over that between images: the one-sided two-sample Kolmogorov-Smirnov
    /// statistic.
    /// </summary>
    public required Measure KolmogorovSmirnov { get; init; }

    /// <summary>Number of images that two or more annotators have seen: those behind the observed distances.</summary>
    public required long Images { get; init; }

    /// <summary>
    /// Number of images whose sets were all compared with one another: those behind the expected distances, sigma and the statistic. Where it is below
    /// <see cref="Images"/>, they were drawn by a hash of their names and the seed.
    /// </summary>
    public required long ExpectedImages { get; init; }

    /// <summary>Whether no image was left out.</summary>
    public bool IsExact => Images == ExpectedImages;
}
