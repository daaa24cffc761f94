namespace GeometryEngine;

/// <summary>
/// Intervals from units drawn again with replacement: for each sample the histogram of patterns gets other weights, and every coefficient is
/// computed anew; its interval is between percentiles of what comes out.
/// </summary>
internal static class Bootstrap
{
    /// <summary>The intervals of some coefficients.</summary>
    /// <param name="units">How many units have each pattern.</param>
    /// <param name="resamples">Number of samples; with fewer than two there are no intervals.</param>
    /// <param name="seed">Equal seeds draw equal samples.</param>
    /// <param name="confidence">Share of samples within the interval, in (0, 1).</param>
    /// <param name="coefficients">Computes the coefficients from how many units have each pattern; always as many.</param>
    /// <returns>For each coefficient its interval; null where fewer than two samples define it.</returns>
    public static ConfidenceInterval?[] Run(
        ReadOnlySpan<long> units, int resamples, ulong seed, double confidence, Func<long[], Measure[]> coefficients)
    {
        var sampler = new Resampler(units, seed);
        long[] drawn = new long[units.Length];
        var values = new List<List<double>>();
        for (int sample = 0; sample < resamples; sample++)
        {
            sampler.Draw(drawn);
            Measure[] measures = coefficients(drawn);
            while (values.Count < measures.Length) values.Add([]);
            for (int i = 0; i < measures.Length; i++)
                if (measures[i].Value is { } value) values[i].Add(value);
        }
        return [.. values.Select(of => Interval(of, confidence))];
    }

    /// <summary>The quantile of ascending values, between two of them by linear interpolation (R's type 7, NumPy's default).</summary>
    /// <param name="ascending">The values, at least one.</param>
    /// <param name="share">In [0, 1].</param>
    public static double Quantile(IReadOnlyList<double> ascending, double share)
    {
        double place = share * (ascending.Count - 1);
        int below = (int)place, above = Math.Min(below + 1, ascending.Count - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }

    private static ConfidenceInterval? Interval(List<double> values, double confidence)
    {
        if (values.Count < 2) return null;
        values.Sort();
        double mean = values.Average(), squares = values.Sum(value => (value - mean) * (value - mean));
        double low = Quantile(values, (1 - confidence) / 2), high = Quantile(values, (1 + confidence) / 2);
        return new ConfidenceInterval(IntervalMethod.Bootstrap, Math.Sqrt(squares / (values.Count - 1)), low, high, null);
    }
}
