using BenchmarkDotNet.Attributes;

namespace GeometryEngine.Benchmarks;

/// <summary>
/// Krippendorff's alpha over the pixels of 5 raters at 1920x1080, from run lengths to the number: the engine in run space, and a count of the raters
/// at every pixel of the decoded masks. One thread.
/// </summary>
public class AlphaOfPixels
{
    private const int Raters = 5;

    private readonly byte[] _pixels = new byte[DenseScene.Pixels];
    private readonly byte[] _counts = new byte[DenseScene.Pixels];
    private Rle[] _masks = [];

    /// <summary>What the masks show.</summary>
    [Params("20 objects", "300 objects", "2 % noise")]
    public string Content { get; set; } = "";

    /// <summary>Makes the masks, and checks that both contenders find the same.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        int objects = Content == "300 objects" ? 300 : 20;
        _masks = RaterMasks.Draw(Raters, DenseScene.Height, DenseScene.Width, objects, noise: Content == "2 % noise" ? 0.02 : 0);
        Answers.Require(Math.Abs(InRunSpace() - Dense()) < 1e-12, $"alpha: {InRunSpace()} and {Dense()}");
    }

    /// <summary>The engine.</summary>
    [Benchmark]
    public double InRunSpace()
    {
        var statistics = new NominalStatistics();
        statistics.Add(PatternRuns.Of(_masks).Histogram);
        return statistics.KrippendorffAlpha().Value!.Value;
    }

    /// <summary>Decodes the masks, and visits every pixel of each.</summary>
    [Benchmark(Baseline = true)]
    public double Dense()
    {
        Array.Clear(_counts);
        foreach (Rle mask in _masks)
        {
            mask.Decode(_pixels, PixelOrder.ColumnMajor);
            for (int i = 0; i < _counts.Length; i++) _counts[i] += _pixels[i];
        }
        Span<long> pixels = stackalloc long[Raters + 1]; // by how many raters mark them
        foreach (byte count in _counts) pixels[count]++;
        double disagreements = 0, marks = 0, all = (double)Raters * DenseScene.Pixels;
        for (int count = 0; count <= Raters; count++)
        {
            marks += (double)count * pixels[count];
            disagreements += (double)pixels[count] * count * (Raters - count) / (Raters - 1);
        }
        return 1 - (all - 1) * disagreements / (marks * (all - marks));
    }
}
