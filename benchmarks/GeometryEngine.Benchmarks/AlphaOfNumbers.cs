using BenchmarkDotNet.Attributes;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Benchmarks;

/// <summary>
/// Krippendorff's alpha of numbers, 100,000 units by 5 raters: the engine, whose sums are exact, and plain sums in doubles, for what exactness
/// costs. The pair by pair definition, which both are checked by on a part, would take a day.
/// </summary>
public class AlphaOfNumbers
{
    private const int Units = 100_000;
    private const int Raters = 5;

    private readonly double[] _ratings = new double[Units * Raters];

    /// <summary>Draws the ratings, and checks both contenders.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(30);
        for (int unit = 0; unit < Units; unit++)
        {
            double truth = 100 * random.NextDouble();
            for (int rater = 0; rater < Raters; rater++) _ratings[unit * Raters + rater] = Math.Round(truth + 10 * (random.NextDouble() - 0.5), 2);
        }
        double[][] some = [.. _ratings.Chunk(Raters).Take(400)];
        double expected = AlphaOracle.Alpha(some, AlphaOracle.Interval);
        Answers.Require(Math.Abs(Exact(_ratings.AsSpan(0, some.Length * Raters)) - expected) < 1e-9, "alpha of a part");
        Answers.Require(Math.Abs(Exact(_ratings) - Plain(_ratings)) < 1e-9, "alpha of all");
    }

    /// <summary>The engine.</summary>
    [Benchmark]
    public double Engine() => Exact(_ratings);

    /// <summary>Sums in doubles.</summary>
    [Benchmark(Baseline = true)]
    public double PlainSums() => Plain(_ratings);

    private static double Exact(ReadOnlySpan<double> ratings)
    {
        var alpha = new IntervalAlpha();
        for (int i = 0; i < ratings.Length; i += Raters) alpha.Add(ratings.Slice(i, Raters));
        return alpha.KrippendorffAlpha().Value!.Value;
    }

    private static double Plain(ReadOnlySpan<double> ratings)
    {
        double observed = 0, sum = 0, squares = 0, n = ratings.Length;
        for (int i = 0; i < ratings.Length; i += Raters)
        {
            double unit = 0, unitSquares = 0;
            foreach (double rating in ratings.Slice(i, Raters)) (unit, unitSquares) = (unit + rating, unitSquares + rating * rating);
            observed += 2 * (Raters * unitSquares - unit * unit) / (Raters - 1);
            (sum, squares) = (sum + unit, squares + unitSquares);
        }
        return 1 - (n - 1) * observed / (2 * (n * squares - sum * sum));
    }
}
