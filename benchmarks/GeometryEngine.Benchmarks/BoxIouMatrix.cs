using BenchmarkDotNet.Attributes;

namespace GeometryEngine.Benchmarks;

/// <summary>
/// Box IoU of 100 x 100 and 1,000 x 1,000 boxes in 640x480. Times are of a whole matrix; OpenCV's fillPoly of a COCO-like polygon, as often as
/// there are cells, gives the scale of the machine. One thread.
/// </summary>
public class BoxIouMatrix : IDisposable
{
    private readonly FillScale _scale = new();
    private readonly Engine _engine = Engine.Create();
    private Box[] _a = [];
    private Box[] _b = [];
    private double[] _iou = [];

    /// <summary>Boxes of either side.</summary>
    [Params(100, 1000)]
    public int Boxes { get; set; }

    /// <summary>Makes the boxes, and checks that both contenders find the same to the last digit.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        Box[] boxes = [.. Workload.Polygons(2 * Boxes).Select(polygon => polygon.Bounds())];
        (_a, _b, _iou) = (boxes[..Boxes], boxes[Boxes..], new double[Boxes * Boxes]);
        PlainIou();
        double[] expected = [.. _iou];
        Answers.Require(expected.AsSpan().SequenceEqual(EngineIou()), "IoU of boxes");
        _iou.AsSpan().Clear();
        EngineIouInPlace();
        Answers.Require(expected.AsSpan().SequenceEqual(_iou), "IoU of boxes in place");
    }

    /// <summary>OpenCV's fillPoly of 1,000 COCO-like polygons.</summary>
    [Benchmark(Baseline = true)]
    public byte OpenCvFillPolyOf1000() => _scale.Run();

    /// <summary>The engine, to an array of its own.</summary>
    [Benchmark]
    public double[] EngineIou() => _engine.Iou(_a, _b);

    /// <summary>The engine, to an array that is there already.</summary>
    [Benchmark]
    public double EngineIouInPlace()
    {
        _engine.Iou(_a, _b, _iou);
        return _iou[^1];
    }

    /// <summary>Pair by pair.</summary>
    [Benchmark]
    public double PlainIou()
    {
        for (int i = 0, cell = 0; i < _a.Length; i++)
            for (int j = 0; j < _b.Length; j++, cell++) _iou[cell] = Cell(_a[i], _b[j]);
        return _iou[^1];
    }

    /// <summary>Gives the memory back.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _scale.Dispose();
        _engine.Dispose();
        GC.SuppressFinalize(this);
    }

    // pycocotools' bbIou.
    private static double Cell(in Box a, in Box b)
    {
        double width = Math.Min(a.Width + a.X, b.Width + b.X) - Math.Max(a.X, b.X);
        if (width <= 0) return 0;
        double height = Math.Min(a.Height + a.Y, b.Height + b.Y) - Math.Max(a.Y, b.Y);
        if (height <= 0) return 0;
        double intersection = width * height, union = a.Width * a.Height + b.Width * b.Height - intersection;
        return intersection / union;
    }
}
