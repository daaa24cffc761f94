using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;

namespace GeometryEngine.Benchmarks;

/// <summary>
/// Mask IoU of 100 x 100 masks in 640x480, boxes about 72x75, run lengths in, conversion included; one mask beside the other of the same
/// object or of another. Times are per cell; OpenCV's fillPoly of a COCO-like polygon gives the scale of the machine. One thread.
/// </summary>
public class MaskIouMatrix : IDisposable
{
    private const int Count = 100;
    private const int Cells = Count * Count;
    private const int Words = Workload.Height * Workload.Width / 64;

    private readonly FillScale _scale = new();
    private readonly Engine _engine = Engine.Create();
    private readonly MaskBatch _batchA;
    private readonly MaskBatch _batchB;
    private readonly double[] _iou = new double[Cells];
    private readonly ulong[] _both = new ulong[Words];
    private readonly ulong[][] _bitsA;
    private readonly ulong[][] _bitsB;
    private readonly Rle[] _a;
    private readonly Rle[] _b;

    /// <summary>Draws the masks.</summary>
    public MaskIouMatrix()
    {
        Polygon[] polygons = Workload.Polygons(2 * Count);
        _a = [.. polygons[..Count].Select(polygon => Rasterizer.ToRle(polygon, Workload.Height, Workload.Width))];
        _b = [.. polygons[Count..].Select(polygon => Rasterizer.ToRle(polygon, Workload.Height, Workload.Width))];
        (_batchA, _batchB) = (_engine.CreateBatch(), _engine.CreateBatch());
        (_bitsA, _bitsB) = ([.. _a.Select(Packed)], [.. _b.Select(Packed)]);
        _engine.Fill(_batchA, Workload.Height, Workload.Width, _a);
        _engine.Fill(_batchB, Workload.Height, Workload.Width, _b);
    }

    /// <summary>Checks that all contenders find the same.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        double[] expected = new double[Cells];
        for (int cell = 0; cell < Cells; cell++) expected[cell] = PlainCell(cell / Count, cell % Count);
        Answers.Require(expected.AsSpan().SequenceEqual(EngineFromRuns()), "IoU from runs");
        EngineFromBits();
        Answers.Require(expected.AsSpan().SequenceEqual(_iou), "IoU from bits");
        TensorBits();
        Answers.Require(expected.AsSpan().SequenceEqual(_iou), "IoU by tensors");
    }

    /// <summary>OpenCV's fillPoly of a COCO-like polygon.</summary>
    [Benchmark(OperationsPerInvoke = FillScale.Count, Baseline = true)]
    public byte OpenCvFillPoly() => _scale.Run();

    /// <summary>The engine, from run lengths.</summary>
    [Benchmark(OperationsPerInvoke = Cells)]
    public double[] EngineFromRuns() => _engine.Iou(_a, _b);

    /// <summary>The engine, from batches that hold the masks already.</summary>
    [Benchmark(OperationsPerInvoke = Cells)]
    public double EngineFromBits()
    {
        _engine.Iou(_batchA, _batchB, _iou);
        return _iou[^1];
    }

    /// <summary>A merge of the runs of each pair, as pycocotools has it, but for its box test.</summary>
    [Benchmark(OperationsPerInvoke = Cells)]
    public double PlainMerge()
    {
        for (int cell = 0; cell < Cells; cell++) _iou[cell] = PlainCell(cell / Count, cell % Count);
        return _iou[^1];
    }

    /// <summary>And, population count and sum over whole images of bits, which are there already.</summary>
    [Benchmark(OperationsPerInvoke = Cells)]
    public double TensorBits()
    {
        for (int cell = 0; cell < Cells; cell++)
        {
            (int i, int j) = (cell / Count, cell % Count);
            TensorPrimitives.BitwiseAnd<ulong>(_bitsA[i], _bitsB[j], _both);
            TensorPrimitives.PopCount<ulong>(_both, _both);
            long intersection = (long)TensorPrimitives.Sum<ulong>(_both);
            _iou[cell] = intersection == 0 ? 0 : (double)intersection / (_a[i].Area() + _b[j].Area() - intersection);
        }
        return _iou[^1];
    }

    /// <summary>Gives the memory back.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _scale.Dispose();
        _batchA.Dispose();
        _batchB.Dispose();
        _engine.Dispose();
        GC.SuppressFinalize(this);
    }

    private double PlainCell(int i, int j)
    {
        (long intersection, long union) = PlainRuns.Overlap(_a[i].Counts, _b[j].Counts);
        return intersection == 0 ? 0 : (double)intersection / union;
    }

    private static ulong[] Packed(Rle mask)
    {
        ulong[] words = new ulong[Words];
        byte[] pixels = new byte[mask.PixelCount];
        mask.Decode(pixels, PixelOrder.ColumnMajor);
        for (int i = 0; i < pixels.Length; i++) words[i / 64] |= (ulong)pixels[i] << i % 64;
        return words;
    }
}
