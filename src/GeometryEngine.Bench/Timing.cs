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

    /// <summary>The middle of a list.</summary>
    /// <param name="samples">One or more, in any order.</param>
    internal static double MedianOf(IEnumerable<double> samples) => Quantile([.. samples.Order()], 0.5);

    // Between two samples in proportion, as most statistics programs do by default.
    private static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
