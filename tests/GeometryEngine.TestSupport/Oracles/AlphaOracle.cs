namespace GeometryEngine.TestSupport.Oracles;

/// <summary>Krippendorff's alpha of any metric, pair by pair of all ratings; NaN where nothing varies.</summary>
public static class AlphaOracle
{
    /// <summary>Alpha of units as the ratings given to them.</summary>
    /// <param name="units">For each unit its ratings.</param>
    /// <param name="distance">The metric.</param>
    public static double Alpha(double[][] units, Func<double, double, double> distance)
    {
        double[][] paired = [.. units.Where(unit => unit.Length >= 2)];
        double[] all = [.. paired.SelectMany(unit => unit)];
        double observed = 0, expected = 0;
        foreach (double[] unit in paired)
            foreach (double a in unit)
                foreach (double b in unit) observed += distance(a, b) / (unit.Length - 1);
        foreach (double a in all)
            foreach (double b in all) expected += distance(a, b);
        return expected == 0 ? double.NaN : 1 - (all.Length - 1) * observed / expected;
    }

    /// <summary>The squared difference.</summary>
    public static double Interval(double a, double b) => (a - b) * (a - b);

    /// <summary>The squared difference over the sum.</summary>
    public static double Ratio(double a, double b) => a == b ? 0 : Math.Pow((a - b) / (a + b), 2);

    /// <summary>The ratings between two of them, these counting half, squared.</summary>
    public static Func<double, double, double> Ordinal(double[][] units)
    {
        double[] all = [.. units.Where(unit => unit.Length >= 2).SelectMany(unit => unit)];
        return (a, b) =>
        {
            double between = all.Count(x => x >= Math.Min(a, b) && x <= Math.Max(a, b));
            return a == b ? 0 : Math.Pow(between - (all.Count(x => x == a) + all.Count(x => x == b)) / 2.0, 2);
        };
    }
}
