using BenchmarkDotNet.Attributes;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Benchmarks;

/// <summary>
/// Masks of about 220 runs to COCO's compressed strings and back. Times are per mask; OpenCV's fillPoly of a COCO-like polygon gives the scale
/// of the machine.
/// </summary>
public class RleStrings : IDisposable
{
    private const int Count = 200;
    private const int Runs = 220;

    private readonly FillScale _scale = new();
    private readonly uint[][] _counts = new uint[Count][];
    private readonly string[] _texts = new string[Count];

    /// <summary>Takes masks of between 200 and 240 runs, and checks that the contenders write and read the same.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        IEnumerable<Rle> masks = Workload.Polygons(20_000).Select(polygon => Rasterizer.ToRle(polygon, Workload.Height, Workload.Width));
        int found = 0;
        foreach (Rle mask in masks.Where(mask => Math.Abs(mask.Counts.Length - Runs) <= 20).Take(Count)) _counts[found++] = mask.Counts.ToArray();
        Answers.Require(found == Count, $"{found} masks instead of {Count}");
        for (int i = 0; i < Count; i++)
        {
            _texts[i] = NaiveRleString.Encode(_counts[i]);
            Answers.Require(RleString.Encode(_counts[i]) == _texts[i], $"mask {i}, encoded");
            Answers.Require(Decode(_texts[i]).SequenceEqual(_counts[i]), $"mask {i}, decoded");
            Answers.Require(NaiveRleString.Decode(_texts[i]).SequenceEqual(_counts[i]), $"mask {i}, decoded plainly");
        }
    }

    /// <summary>OpenCV's fillPoly of a COCO-like polygon.</summary>
    [Benchmark(OperationsPerInvoke = FillScale.Count, Baseline = true)]
    public byte OpenCvFillPoly() => _scale.Run();

    /// <summary>The engine, to strings.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public string EngineEncode()
    {
        string last = "";
        foreach (uint[] counts in _counts) last = RleString.Encode(counts);
        return last;
    }

    /// <summary>Character by character, to strings.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public string PlainEncode()
    {
        string last = "";
        foreach (uint[] counts in _counts) last = NaiveRleString.Encode(counts);
        return last;
    }

    /// <summary>The engine, from strings.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public uint[] EngineDecode()
    {
        uint[] last = [];
        foreach (string text in _texts) last = Decode(text);
        return last;
    }

    /// <summary>Character by character, from strings.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public uint[] PlainDecode()
    {
        uint[] last = [];
        foreach (string text in _texts) last = NaiveRleString.Decode(text);
        return last;
    }

    /// <summary>Closes the image.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _scale.Dispose();
        GC.SuppressFinalize(this);
    }

    private static uint[] Decode(string text) =>
        RleString.TryDecode(text, out uint[]? counts, out RleDefect defect) ? counts : throw new InvalidOperationException(defect.ToString());
}
