using BenchmarkDotNet.Attributes;
using OpenCvSharp;

namespace GeometryEngine.Benchmarks;

/// <summary>100 polygons painted in order into a label map of 2048 x 1024 bytes. Times are per scene. OpenCV's rule also sets the pixels under the outline.</summary>
public class CityScene : IDisposable
{
    private const int Height = 1024, Width = 2048;

    private readonly Mat _mat = new(Height, Width, MatType.CV_8UC1, Scalar.Black);
    private readonly byte[] _pixels = new byte[Height * Width];
    private readonly LabelMap<byte> _map = new(Height, Width);
    private readonly Polygon[] _polygons = Workload.City(Height, Width);
    private byte[] _labels = [];
    private Point[][][] _points = [];

    /// <summary>Checks every contender's scene.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        Cv2.SetNumThreads(1); // the others use one
        _labels = [.. _polygons.Select((_, i) => (byte)(i % 33 + 1))];
        _points = [.. _polygons.Select(OpenCvPoints.Of)];
        PlainPixelCenterPaint();
        EnginePixelCenterPaint();
        Answers.Require(_map.Labels.SequenceEqual(_pixels), "the scene by GDAL's rule");
        RequireOpenCv();
    }

    /// <summary>OpenCV's fillPoly.</summary>
    [Benchmark(Baseline = true)]
    public void OpenCvPaint()
    {
        for (int i = 0; i < _points.Length; i++) Cv2.FillPoly(_mat, _points[i], new Scalar(_labels[i]));
    }

    /// <summary>The plain way to fill by GDAL's rule.</summary>
    [Benchmark]
    public void PlainPixelCenterPaint()
    {
        for (int i = 0; i < _polygons.Length; i++) PlainPixelCenter.Fill(_polygons[i].Ring(0), _pixels, Height, Width, _labels[i]);
    }

    /// <summary>The engine, GDAL's rule.</summary>
    [Benchmark]
    public void EnginePixelCenterPaint() => Rasterizer.Paint(_polygons, _labels, _map, RasterRule.PixelCenter);

    /// <summary>The engine, pycocotools' rule.</summary>
    [Benchmark]
    public void EngineCocoPaint() => Rasterizer.Paint(_polygons, _labels, _map);

    /// <summary>Closes the image.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _mat.Dispose();
        GC.SuppressFinalize(this);
    }

    // Outlines that leave the image differ by OpenCV's version: those that do not are drawn alone, and the whole scene afterwards is what is timed.
    private void RequireOpenCv()
    {
        var map = new LabelMap<byte>(Height, Width);
        int[] inside = [.. Enumerable.Range(0, _points.Length).Where(i => OpenCvPoints.AreInside(_points[i], Height, Width))];
        Rasterizer.Paint<byte>([.. inside.Select(i => _polygons[i])], [.. inside.Select(i => _labels[i])], map, RasterRule.OpenCvRound);
        foreach (int i in inside) Cv2.FillPoly(_mat, _points[i], new Scalar(_labels[i]));
        _mat.GetArray(out byte[] drawn);
        Answers.Require(map.Labels.SequenceEqual(drawn), "the scene by OpenCV's rule");
    }
}
