namespace GeometryEngine.TestSupport.Oracles;

/// <summary>
/// Textbook coefficients from a dense matrix of ratings, units by raters, null where missing. Every number is a plain double,
/// and NaN where the textbook divides by 0.
/// </summary>
public static class NominalOracle
{
    /// <summary>Mean over units with two ratings or more of the share of rater pairs that agree.</summary>
    public static double PercentAgreement(int?[][] units)
    {
        var shares = new List<double>();
        foreach (int[] unit in units.Select(Given).Where(unit => unit.Length >= 2))
        {
            int agree = 0;
            for (int a = 0; a < unit.Length; a++)
                for (int b = 0; b < unit.Length; b++)
                    if (a != b && unit[a] == unit[b]) agree++;
            shares.Add((double)agree / (unit.Length * (unit.Length - 1)));
        }
        return shares.Count == 0 ? double.NaN : shares.Average();
    }

    /// <summary>Share of units rated by all on which all agree.</summary>
    public static double UnanimousAgreement(int?[][] units)
    {
        var complete = units.Where(unit => unit.All(label => label is not null)).ToList();
        return (double)complete.Count(unit => unit.Distinct().Count() == 1) / complete.Count;
    }

    /// <summary>Alpha from the matrix of coincidences, pair by pair (Krippendorff 2011, section C).</summary>
    public static double KrippendorffAlpha(int?[][] units)
    {
        int labels = LabelCount(units);
        double[,] coincidences = new double[labels, labels];
        foreach (int[] unit in units.Select(Given).Where(unit => unit.Length >= 2))
            for (int a = 0; a < unit.Length; a++)
                for (int b = 0; b < unit.Length; b++)
                    if (a != b) coincidences[unit[a], unit[b]] += 1.0 / (unit.Length - 1);
        double[] margins = [.. Enumerable.Range(0, labels).Select(c => Enumerable.Range(0, labels).Sum(k => coincidences[c, k]))];
        double n = margins.Sum(), observed = 0, expected = 0;
        for (int c = 0; c < labels; c++)
        {
            for (int k = 0; k < labels; k++)
            {
                if (c == k) continue;
                observed += coincidences[c, k];
                expected += margins[c] * margins[k];
            }
        }
        return 1 - (n - 1) * observed / expected;
    }

    /// <summary>(p_a - p_e) / (1 - p_e), p_e the sum of squared mean shares.</summary>
    public static double FleissKappa(int?[][] units)
    {
        double chance = Shares(units).Sum(share => share * share);
        return (PercentAgreement(units) - chance) / (1 - chance);
    }

    /// <summary>(p_a - p_e) / (1 - p_e), p_e from how often ratings vary.</summary>
    public static double GwetAc1(int?[][] units, int labels)
    {
        double chance = Shares(units).Sum(share => share * (1 - share)) / (labels - 1);
        return (PercentAgreement(units) - chance) / (1 - chance);
    }

    /// <summary>(p_a - 1/q) / (1 - 1/q).</summary>
    public static double BrennanPrediger(int?[][] units, int labels) => (PercentAgreement(units) - 1.0 / labels) / (1 - 1.0 / labels);

    /// <summary>Cohen's kappa of two columns.</summary>
    public static double CohenKappa(int?[][] units, int a, int b) =>
        Kappa(units, a, b, (inA, inB) => inA * inB);

    /// <summary>Scott's pi of two columns.</summary>
    public static double ScottPi(int?[][] units, int a, int b) =>
        Kappa(units, a, b, (inA, inB) => (inA + inB) / 2 * ((inA + inB) / 2));

    private static double Kappa(int?[][] units, int a, int b, Func<double, double, double> chanceOf)
    {
        var both = units.Where(unit => unit[a] is not null && unit[b] is not null).ToList();
        double n = both.Count, observed = both.Count(unit => unit[a] == unit[b]) / n, chance = 0;
        for (int label = 0; label < LabelCount(units); label++)
            chance += chanceOf(both.Count(unit => unit[a] == label) / n, both.Count(unit => unit[b] == label) / n);
        return (observed - chance) / (1 - chance);
    }

    private static double[] Shares(int?[][] units)
    {
        var given = units.Select(Given).Where(unit => unit.Length > 0).ToList();
        double Share(int k) => given.Average(unit => (double)unit.Count(label => label == k) / unit.Length);
        return [.. Enumerable.Range(0, LabelCount(units)).Select(Share)];
    }

    private static int LabelCount(int?[][] units) => units.SelectMany(unit => unit).Max() + 1 ?? 0;

    private static int[] Given(int?[] unit) => [.. unit.OfType<int>()];
}
