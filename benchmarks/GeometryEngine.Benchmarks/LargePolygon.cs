using BenchmarkDotNet.Attributes;
using OpenCvSharp;

namespace GeometryEngine.Benchmarks;

/// <summary>
/// One polygon of 20,000 vertices in an image of 8192 x 8192 pixels, to bytes that are not cleared before and to bits, which are counted
/// afterwards. Times are per polygon. OpenCV's rule also sets the pixels under the outline.
/// </summary>
public class LargePolygon : IDisposable
{
    private const int Size = 8192, Vertices = 20_000;

    private readonly Mat _mat = new(Size, Size, MatType.CV_8UC1, Scalar.Black);
    private readonly LabelMap<byte> _map = new(Size, Size);
    private readonly Polygon[] _polygon = [Workload.Coast(Vertices, Size)];
    private Point[][] _points = [];

    /// <summary>Checks every contender's answer.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        Cv2.SetNumThreads(1); // the others use one
        _points = OpenCvPoints.Of(_polygon[0]);
        var pixels = new byte[Size * Size];
        PlainPixelCenter.Fill(_polygon[0].Ring(0), pixels, Size, Size, 255);
        EnginePixelCenterToBytes();
        Answers.Require(_map.Labels.SequenceEqual(pixels), "bytes by GDAL's rule");
        Answers.Require(EnginePixelCenterToBits() == pixels.LongCount(pixel => pixel != 0), "bits by GDAL's rule");
        OpenCvFillPoly();
        Answers.Require(Cv2.CountNonZero(_mat) == Rasterizer.Area(_polygon[0], Size, Size, RasterRule.OpenCvRound), "pixels by OpenCV's rule");
    }

    /// <summary>OpenCV's fillPoly.</summary>
    [Benchmark(Baseline = true)]
    public void OpenCvFillPoly() => Cv2.FillPoly(_mat, _points, Scalar.White);

    /// <summary>The engine, GDAL's rule, to bytes.</summary>
    [Benchmark]
    public void EnginePixelCenterToBytes() => Rasterizer.Paint<byte>(_polygon, [255], _map, RasterRule.PixelCenter);

    /// <summary>The engine, GDAL's rule, to bits and their number.</summary>
    [Benchmark]
    public long EnginePixelCenterToBits() => Rasterizer.Area(_polygon[0], Size, Size, RasterRule.PixelCenter);

    /// <summary>Closes the image.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _mat.Dispose();
        GC.SuppressFinalize(this);
    }
}
