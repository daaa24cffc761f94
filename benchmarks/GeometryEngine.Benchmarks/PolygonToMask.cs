using BenchmarkDotNet.Attributes;
using OpenCvSharp;

namespace GeometryEngine.Benchmarks;

/// <summary>
/// COCO-like polygons, one ring each, to run lengths, bits and bytes. Times are per polygon. OpenCV's rule is another one, which also sets
/// the pixels under the outline; it is here for what its users pay.
/// </summary>
public class PolygonToMask : IDisposable
{
    private const int Count = 1000;

    private readonly Mat _mat = new(Workload.Height, Workload.Width, MatType.CV_8UC1);
    private readonly byte[] _pixels = new byte[Workload.Height * Workload.Width];
    private readonly LabelMap<byte> _map = new(Workload.Height, Workload.Width);
    private Polygon[] _polygons = [];
    private Point[][][] _points = [];

    /// <summary>Makes the polygons and checks every contender's answer to each of them.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        Cv2.SetNumThreads(1); // the others use one
        _polygons = Workload.Polygons(Count);
        _points = [.. _polygons.Select(OpenCvPoints.Of)];
        for (int i = 0; i < Count; i++) Check(i);
    }

    /// <summary>OpenCV's fillPoly into bytes that are not cleared before.</summary>
    [Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public byte OpenCvFillPoly()
    {
        foreach (Point[][] points in _points) Cv2.FillPoly(_mat, points, Scalar.White);
        return _mat.At<byte>(0, 0);
    }

    /// <summary>OpenCV's fillPoly into a byte mask of the whole image, cleared before.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public byte OpenCvClearAndFillPoly()
    {
        foreach (Point[][] points in _points) Fill(points);
        return _mat.At<byte>(0, 0);
    }

    /// <summary>A plain port of pycocotools' rule, to run lengths.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long PlainCocoToRle()
    {
        long runs = 0;
        foreach (Polygon polygon in _polygons) runs += PlainCoco.Encode(polygon.Ring(0), Workload.Height, Workload.Width).Length;
        return runs;
    }

    /// <summary>The engine, pycocotools' rule, to run lengths.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long EngineCocoToRle() => Runs(RasterRule.Coco);

    /// <summary>The engine, GDAL's rule, to run lengths.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long EnginePixelCenterToRle() => Runs(RasterRule.PixelCenter);

    /// <summary>The engine, pycocotools' rule, to a bit mask of the polygon's box.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public BitMask EngineCocoToBits() => Bits(RasterRule.Coco);

    /// <summary>The engine, GDAL's rule, to a bit mask of the polygon's box.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public BitMask EnginePixelCenterToBits() => Bits(RasterRule.PixelCenter);

    /// <summary>The engine, OpenCV's rule, to a bit mask of the polygon's box.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public BitMask EngineOpenCvToBits() => Bits(RasterRule.OpenCvRound);

    /// <summary>The engine, GDAL's rule, into bytes that are not cleared before.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public byte EnginePixelCenterToBytes()
    {
        for (int i = 0; i < Count; i++) Rasterizer.Paint<byte>(_polygons.AsSpan(i, 1), [255], _map, RasterRule.PixelCenter);
        return _map.Labels[0];
    }

    /// <summary>Closes the image.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _mat.Dispose();
        GC.SuppressFinalize(this);
    }

    private long Runs(RasterRule rule)
    {
        long runs = 0;
        foreach (Polygon polygon in _polygons) runs += Rasterizer.ToRle(polygon, Workload.Height, Workload.Width, rule).Counts.Length;
        return runs;
    }

    private BitMask Bits(RasterRule rule)
    {
        BitMask? last = null;
        foreach (Polygon polygon in _polygons) last = Rasterizer.ToBitMask(polygon, Workload.Height, Workload.Width, rule);
        return last!;
    }

    private void Fill(Point[][] points)
    {
        _mat.SetTo(0);
        Cv2.FillPoly(_mat, points, Scalar.White);
    }

    // The engine equals the ports and OpenCV. Its rules differ by less than the outline is long.
    private void Check(int index)
    {
        Polygon polygon = _polygons[index];
        Rle coco = Rasterizer.ToRle(polygon, Workload.Height, Workload.Width);
        Answers.Require(coco.Counts.SequenceEqual(PlainCoco.Encode(polygon.Ring(0), Workload.Height, Workload.Width)), $"polygon {index}, COCO's rule");
        _pixels.AsSpan().Clear();
        PlainPixelCenter.Fill(polygon.Ring(0), _pixels, Workload.Height, Workload.Width, 1);
        Require(Rle.Encode(_pixels, Workload.Height, Workload.Width, PixelOrder.RowMajor), index, RasterRule.PixelCenter);
        if (!OpenCvPoints.AreInside(_points[index], Workload.Height, Workload.Width)) return;
        Fill(_points[index]);
        _mat.GetArray(out byte[] drawn);
        Require(Rle.Encode(drawn, Workload.Height, Workload.Width, PixelOrder.RowMajor), index, RasterRule.OpenCvRound);
    }

    private void Require(Rle expected, int index, RasterRule rule)
    {
        Answers.Require(expected.Equals(Rasterizer.ToRle(_polygons[index], Workload.Height, Workload.Width, rule)), $"polygon {index}, {rule}, to runs");
        Answers.Require(expected.Equals(Rasterizer.ToBitMask(_polygons[index], Workload.Height, Workload.Width, rule).ToRle()), $"polygon {index}, {rule}, to bits");
    }
}
