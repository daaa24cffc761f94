using BenchmarkDotNet.Attributes;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Benchmarks;

/// <summary>
/// Binary STAPLE of 5 raters at 1920x1080, from run lengths to the consensus mask: in run space, and dense as ITK does it. One thread.
/// </summary>
public class StapleOfMasks
{
    private const int Raters = 5;
    private const int Height = 1080;
    private const int Width = 1920;

    private Rle[] _masks = [];

    /// <summary>What the masks show.</summary>
    [Params("20 objects", "300 objects", "2 % noise")]
    public string Content { get; set; } = "";

    /// <summary>Makes the masks, and checks that both contenders find the same pixels and the same raters.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _masks = RaterMasks.Draw(Raters, Height, Width, objects: Content == "300 objects" ? 300 : 20, noise: Content == "2 % noise" ? 0.02 : 0);
        (ErrorModel model, Rle mask) = Run();
        DenseStaple dense = RunDense();
        for (int rater = 0; rater < Raters; rater++)
            if (Math.Abs(dense.Sensitivity[rater] - model.Accuracy(rater, 1).Value!.Value) > 1e-6)
                throw new InvalidOperationException($"rater {rater}: sensitivity {model.Accuracy(rater, 1)} and {dense.Sensitivity[rater]}");
        long area = dense.Foreground.LongCount(probability => probability > 0.5);
        if (area != mask.Area()) throw new InvalidOperationException($"{mask.Area()} pixels and {area}");
    }

    /// <summary>The engine.</summary>
    [Benchmark]
    public long InRunSpace() => Run().Mask.Area();

    /// <summary>Decodes the masks, then visits every pixel of every mask in every round.</summary>
    [Benchmark(Baseline = true)]
    public double Dense() => RunDense().Sensitivity[0];

    private (ErrorModel Model, Rle Mask) Run()
    {
        PatternRuns runs = PatternRuns.Of(_masks);
        ErrorModel model = Staple.Binary(VoteTable.Of(runs.Histogram, Raters, 2));
        var isForeground = new bool[runs.Histogram.Count];
        for (int i = 0; i < isForeground.Length; i++) isForeground[i] = model.Decide(runs.Histogram[i]).Label == 1;
        return (model, runs.Mask(isForeground));
    }

    private DenseStaple RunDense() => new([.. _masks.Select(mask =>
    {
        var pixels = new byte[Height * Width];
        mask.Decode(pixels, PixelOrder.ColumnMajor);
        return pixels;
    })]);
}
