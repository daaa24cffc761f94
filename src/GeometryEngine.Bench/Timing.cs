namespace GeometryEngine.Bench;

/// <summary>What several samples of one work say, in nanoseconds.</summary>
/// <param name="Median">The middle one.</param>
/// <param name="Low">The lower quartile.</param>
/// <param name="High">The upper quartile: half of the samples lie between the two.</param>
/// <param name="Best">The least.</param>
/// <param name="Samples">How many there were.</param>
public sealed record Timing(double Median, double Low, double High, double Best, int Samples)
{
    /// <summary>What samples say, each divided by a number.</summary>
    /// <param name="samples">One or more.</param>
    /// <param name="units">What one sample is divided by.</param>
    public static Timing Of(IReadOnlyList<double> samples, double units)
    {
        double[] sorted = [.. samples.Select(sample => sample / units).Order()];
        return new Timing(Quantile(sorted, 0.5), Quantile(sorted, 0.25), Quantile(sorted, 0.75), sorted[0], sorted.Length);
    }

    /// <summary>
    /// The ratio of two costs: of the medians of each one's best quarter of samples. What else goes on only makes work slower, so the best repeat;
    /// a single best one would not, for it may be counted too short.
    /// </summary>
    /// <param name="a">Samples of one cost, one or more.</param>
    /// <param name="b">Samples of the other, taken in turn with those.</param>
    internal static double RatioOfBest(IReadOnlyCollection<double> a, IReadOnlyCollection<double> b) => BestQuarter(a) / BestQuarter(b);

    /// <summary>The middle of a list.</summary>
    /// <param name="samples">One or more, in any order.</param>
    internal static double MedianOf(IEnumerable<double> samples) => Quantile([.. samples.Order()], 0.5);

    private static double BestQuarter(IReadOnlyCollection<double> samples) => MedianOf(samples.Order().Take((samples.Count + 3) / 4));

    // Between two samples in proportion, as most statistics programs do by default.
    private static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
