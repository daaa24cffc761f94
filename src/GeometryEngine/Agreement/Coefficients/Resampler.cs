namespace GeometryEngine;

/// <summary>
/// Draws as many units as there are, with replacement, and says how many of each pattern were drawn: a multinomial sample, made pattern by
/// pattern of binomial ones, so that its cost does not grow with the number of units.
/// </summary>
internal sealed class Resampler
{
    private static readonly double[] LogFactorials = MakeLogFactorials(64);
    private readonly long[] _units;
    private readonly long _total;
    private StableRandom _random;

    /// <summary>A source of samples.</summary>
    /// <param name="units">How many units have each pattern.</param>
    /// <param name="seed">Equal seeds draw equal samples.</param>
    public Resampler(ReadOnlySpan<long> units, ulong seed)
    {
        _units = units.ToArray();
        _total = _units.Sum();
        _random = new StableRandom(seed);
    }

    /// <summary>Draws the next sample.</summary>
    /// <param name="drawn">Receives how many units of each pattern were drawn.</param>
    public void Draw(Span<long> drawn)
    {
        long left = _total, unitsLeft = _total; // yet to draw, and of the patterns yet to come
        for (int i = 0; i < drawn.Length; i++)
        {
            drawn[i] = _units[i] == unitsLeft ? left : Binomial(left, (double)_units[i] / unitsLeft);
            left -= drawn[i];
            unitsLeft -= _units[i];
        }
    }

    // By inversion that begins at the mode and steps to both sides, in about as many steps as the standard deviation.
    private long Binomial(long n, double p)
    {
        if (n == 0) return 0;
        if (p > 0.5) return n - Binomial(n, 1 - p);
        double u = _random.NextDouble(), odds = p / (1 - p);
        long mode = Math.Min(n, (long)((n + 1) * p)), low = mode, high = mode;
        double logMode = LogFactorial(n) - LogFactorial(mode) - LogFactorial(n - mode) + mode * Math.Log(p) + (n - mode) * Math.Log(1 - p);
        double lowMass = Math.Exp(logMode), highMass = lowMass;
        u -= lowMass;
        while (u >= 0 && (low > 0 || high < n))
        {
            if (high < n)
            {
                highMass *= (n - high) / (double)(high + 1) * odds;
                high++;
                u -= highMass;
                if (u < 0) return high;
            }
            if (low > 0)
            {
                lowMass *= low / (double)(n - low + 1) / odds;
                low--;
                u -= lowMass;
                if (u < 0) return low;
            }
            if (lowMass + highMass == 0) break; // what rounding left of u lies in no bin
        }
        return mode;
    }

    // From 64 on by Stirling's series, whose first term left out is below 1e-15.
    private static double LogFactorial(long n)
    {
        if (n < LogFactorials.Length) return LogFactorials[n];
        double inverse = 1.0 / n, square = inverse * inverse;
        return (n + 0.5) * Math.Log(n) - n + Math.Log(2 * Math.PI) / 2 + inverse * (1 / 12.0 - square * (1 / 360.0 - square / 1260));
    }

    private static double[] MakeLogFactorials(int count)
    {
        double[] logs = new double[count];
        for (int n = 2; n < count; n++) logs[n] = logs[n - 1] + Math.Log(n);
        return logs;
    }
}
