namespace GeometryEngine.Bench.Tests;

public class CostFitTests
{
    private static readonly Gen<double> Cost = Gen.OneOf(Gen.Const(0.0), Gen.Double[0.01, 300]);

    private static readonly (double Outline, double Pixels)[] Objects =
        [(30, 60), (120, 1000), (280, 1000), (500, 16_000), (1200, 16_000), (2000, 260_000), (4800, 260_000), (4000, 1_000_000)];

    [Fact]
    public void Exact_costs_are_found() => Gen.Select(Cost, Cost, Cost).Where(costs => costs.Item1 + costs.Item2 + costs.Item3 > 0).Sample(costs =>
    {
        CostFit fit = CostFit.Of("test", [.. Objects.Select(it => (it.Outline, it.Pixels, costs.Item1 + costs.Item2 * it.Outline + costs.Item3 * it.Pixels))]);
        Assert.True(fit.WorstError < 1e-6, $"{costs} fitted as {fit}");
    });

    [Fact]
    public void No_cost_is_negative_and_no_neighbour_fits_better() => Gen.Double[10, 10_000].Array[Objects.Length].Sample(nanoseconds =>
    {
        (double Outline, double Pixels, double Nanoseconds)[] points = [.. Objects.Zip(nanoseconds, (it, cost) => (it.Outline, it.Pixels, cost))];
        CostFit fit = CostFit.Of("test", points);
        Assert.True(fit is { Fixed: >= 0, PerOutline: >= 0, PerPixel: >= 0 }, fit.ToString());
        foreach ((double a, double b, double c) in new (double, double, double)[] { (1, 0, 0), (0, 1e-3, 0), (0, 0, 1e-5), (-1, 0, 0), (0, -1e-3, 0), (0, 0, -1e-5) })
        {
            CostFit near = fit with { Fixed = fit.Fixed + a, PerOutline = fit.PerOutline + b, PerPixel = fit.PerPixel + c };
            if (near is { Fixed: >= 0, PerOutline: >= 0, PerPixel: >= 0 }) Assert.True(Error(fit) <= Error(near) + 1e-9, $"{near} fits better than {fit}");
        }

        double Error(CostFit costs) => points.Sum(point => Math.Pow(costs.At(point.Outline, point.Pixels) / point.Nanoseconds - 1, 2));
    });

    [Fact]
    public void Two_measurements_are_refused() => Assert.Throws<ArgumentException>(() => CostFit.Of("test", [(1, 1, 1), (2, 2, 2)]));

    [Fact]
    public void Quantiles_lie_between_samples_in_proportion() =>
        Assert.Equal(new Timing(Median: 2.5, Low: 1.75, High: 3.25, Best: 1, Samples: 4), Timing.Of([8, 2, 6, 4], 2));
}
