using BenchmarkDotNet.Attributes;
using OpenCvSharp;

namespace GeometryEngine.Benchmarks;

/// <summary>
/// COCO-like polygons, one ring each, to run lengths and to bytes. Times are per polygon. OpenCV's rule is another one, which also sets
/// the pixels under the outline; it is here for what its users pay.
/// </summary>
public class PolygonToMask : IDisposable
{
    private const int Count = 1000;

    private readonly Engine _coco = Engine.Create(new EngineOptions { Rule = RasterRule.Coco });
    private readonly Engine _center = Engine.Create(new EngineOptions { Rule = RasterRule.PixelCenter });
    private readonly Mat _mat = new(Workload.Height, Workload.Width, MatType.CV_8UC1);
    private readonly byte[] _pixels = new byte[Workload.Height * Workload.Width];
    private Polygon[] _polygons = [];
    private Point[][][] _points = [];

    /// <summary>Makes the polygons and checks every contender's answer to each of them.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        Cv2.SetNumThreads(1); // the others use one
        _polygons = [.. Workload.Polygons(2 * Count).Where(polygon => polygon.RingCount == 1).Take(Count)];
        _points = [.. _polygons.Select(polygon => new[] { Rounded(polygon) })];
        for (int i = 0; i < Count; i++) Check(i);
    }

    /// <summary>The engine, pycocotools' rule, to run lengths.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long EngineCocoToRle() => Sum(_coco);

    /// <summary>The engine, GDAL's rule, to run lengths.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long EnginePixelCenterToRle() => Sum(_center);

    /// <summary>A plain port of pycocotools' rule, to run lengths.</summary>
    [Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public long PlainCocoToRle()
    {
        long runs = 0;
        foreach (Polygon polygon in _polygons) runs += PlainCoco.Encode(polygon.Ring(0), Workload.Height, Workload.Width).Length;
        return runs;
    }

    /// <summary>The engine, pycocotools' rule, to a byte mask of the whole image.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public byte EngineCocoToBytes()
    {
        foreach (Polygon polygon in _polygons) _coco.Rasterize(polygon, Workload.Height, Workload.Width).Decode(_pixels, PixelOrder.RowMajor);
        return _pixels[0];
    }

    /// <summary>OpenCV's fillPoly, to a byte mask of the whole image, cleared before.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public byte OpenCvToBytes()
    {
        foreach (Point[][] points in _points) Fill(points);
        return _mat.At<byte>(0, 0);
    }

    /// <summary>Closes the engines and the image.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _coco.Dispose();
        _center.Dispose();
        _mat.Dispose();
        GC.SuppressFinalize(this);
    }

    private long Sum(Engine engine)
    {
        long runs = 0;
        foreach (Polygon polygon in _polygons) runs += engine.Rasterize(polygon, Workload.Height, Workload.Width).Counts.Length;
        return runs;
    }

    private void Fill(Point[][] points)
    {
        _mat.SetTo(0);
        Cv2.FillPoly(_mat, points, Scalar.White);
    }

    // The engine equals the port; the rules differ by less than the outline is long, and OpenCV's mask covers the others'.
    private void Check(int index)
    {
        Polygon polygon = _polygons[index];
        Rle coco = _coco.Rasterize(polygon, Workload.Height, Workload.Width);
        if (!coco.Counts.SequenceEqual(PlainCoco.Encode(polygon.Ring(0), Workload.Height, Workload.Width)))
            throw new InvalidOperationException($"polygon {index}: the engine and the plain port differ");
        Box box = coco.BoundingBox();
        double outline = 4 * (box.Width + box.Height) + 16;
        Fill(_points[index]);
        long center = _center.Rasterize(polygon, Workload.Height, Workload.Width).Area();
        int openCv = Cv2.CountNonZero(_mat);
        if (Math.Abs(center - coco.Area()) > outline || openCv < coco.Area() || openCv - coco.Area() > outline)
            throw new InvalidOperationException($"polygon {index}: {coco.Area()} pixels by COCO's rule, {center} by GDAL's, {openCv} by OpenCV's");
    }

    private static Point[] Rounded(Polygon polygon)
    {
        ReadOnlySpan<double> ring = polygon.Ring(0);
        var points = new Point[ring.Length / 2];
        for (int i = 0; i < points.Length; i++) points[i] = new Point((int)Math.Round(ring[2 * i]), (int)Math.Round(ring[2 * i + 1]));
        return points;
    }
}
