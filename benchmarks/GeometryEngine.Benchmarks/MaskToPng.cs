using System.IO.Compression;
using BenchmarkDotNet.Attributes;
using GeometryEngine.Formats;
using OpenCvSharp;

namespace GeometryEngine.Benchmarks;

/// <summary>
/// A label map of 1920x1080 pixels to a grey PNG in memory: from runs, from dense labels, and the whole way from polygons; beside zlib's fastest
/// level with filter Up, and OpenCV. OpenCV's fillPoly has a rule of its own; it is here for what its users pay.
/// </summary>
public class MaskToPng : IDescribed, IDisposable
{
    private readonly PngEncoder _encoder = new();
    private readonly MemoryStream _output = new(1 << 22);
    private readonly (Polygon Polygon, int Label)[] _polygons = PngScene.Make();
    private readonly Mat _mat = new(PngScene.Height, PngScene.Width, MatType.CV_8UC1);
    private readonly Point[][] _points;
    private readonly Polygon[] _outlines;
    private readonly int[] _labels;
    private readonly LabelRuns _runs;
    private readonly LabelMap<byte> _map;
    private readonly byte[] _pixels;
    private readonly byte[] _filtered = new byte[PngScene.Height * (1 + PngScene.Width)];

    /// <summary>Makes the scene.</summary>
    public MaskToPng()
    {
        Cv2.SetNumThreads(1);
        (_outlines, _labels) = ([.. _polygons.Select(it => it.Polygon)], [.. _polygons.Select(it => it.Label)]);
        _runs = Paint();
        _pixels = new byte[PngScene.Height * PngScene.Width];
        int start = 0;
        for (int i = 0; i < _runs.Ends.Length; start = (int)_runs.Ends[i++]) _pixels.AsSpan(start, (int)_runs.Ends[i] - start).Fill((byte)_runs.Labels[i]);
        _map = new LabelMap<byte>(PngScene.Height, PngScene.Width, _pixels);
        _points = [.. _polygons.Select(it => Rounded(it.Polygon.Ring(0)))];
        Check(RunsToPng());
        Check(DenseToPng());
        Check(ZlibToPng());
    }

    /// <summary>The engine, from runs.</summary>
    [Benchmark]
    public long RunsToPng() => Encode(_runs);

    /// <summary>The engine, from dense labels of 8 bits.</summary>
    [Benchmark]
    public long DenseToPng()
    {
        _output.SetLength(0);
        _encoder.Encode(_map, PngPixelFormat.Gray8, _output);
        return _output.Length;
    }

    /// <summary>The engine, from polygons.</summary>
    [Benchmark]
    public long PolygonsToPng() => Encode(Paint());

    /// <summary>The library's zlib at its fastest level over rows with filter Up, from bytes.</summary>
    [Benchmark(Baseline = true)]
    public long ZlibToPng()
    {
        _output.SetLength(0);
        PlainPng.Write(_pixels, PngScene.Height, PngScene.Width, _filtered, CompressionLevel.Fastest, _output);
        return _output.Length;
    }

    /// <summary>OpenCV's imencode with its default level, from bytes.</summary>
    [Benchmark]
    public long OpenCvToPng() => ImEncode(null);

    /// <summary>OpenCV's fillPoly and imencode at level 1, from polygons.</summary>
    [Benchmark]
    public long OpenCvPolygonsToPng()
    {
        _mat.SetTo(0);
        for (int i = 0; i < _points.Length; i++) Cv2.FillPoly(_mat, [_points[i]], Scalar.All(_polygons[i].Label));
        return ImEncode(new ImageEncodingParam(ImwriteFlags.PngCompression, 1));
    }

    /// <inheritdoc/>
    public string Describe()
    {
        long zlib = ZlibToPng();
        System.Runtime.InteropServices.Marshal.Copy(_pixels, 0, _mat.Data, _pixels.Length);
        return $"{_runs.Ends.Length} runs. Bytes: from runs {RunsToPng()}, ZLibStream level 1 with Up {zlib}, OpenCV default {ImEncode(null)}.";
    }

    /// <summary>Closes what is native.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _mat.Dispose();
        _output.Dispose();
        GC.SuppressFinalize(this);
    }

    private long ImEncode(ImageEncodingParam? level)
    {
        Cv2.ImEncode(".png", _mat, out byte[] file, level is null ? [] : [level]);
        return file.Length;
    }

    private LabelRuns Paint() => Rasterizer.ToLabelRuns(_outlines, _labels, PngScene.Height, PngScene.Width, RasterRule.PixelCenter);

    private long Encode(LabelRuns runs)
    {
        _output.SetLength(0);
        _encoder.Encode(runs, PngPixelFormat.Gray8, _output);
        return _output.Length;
    }

    // What was written decodes to the scene, by OpenCV; it stays in the image that imencode is given.
    private void Check(long length)
    {
        using Mat decoded = Cv2.ImDecode(_output.GetBuffer().AsSpan(0, (int)length), ImreadModes.Unchanged);
        System.Runtime.InteropServices.Marshal.Copy(_pixels, 0, _mat.Data, _pixels.Length);
        if (decoded.Empty() || Cv2.Norm(decoded, _mat) != 0) throw new InvalidOperationException("a PNG does not decode to its pixels");
    }

    private static Point[] Rounded(ReadOnlySpan<double> ring)
    {
        var points = new Point[ring.Length / 2];
        for (int i = 0; i < points.Length; i++) points[i] = new Point((int)Math.Round(ring[2 * i]), (int)Math.Round(ring[2 * i + 1]));
        return points;
    }
}
