using OpenCvSharp;

namespace GeometryEngine.Benchmarks;

/// <summary>OpenCV's fillPoly of COCO-like polygons, not cleared: what times of small work are set against, whatever the machine.</summary>
internal sealed class FillScale : IDisposable
{
    /// <summary>Polygons of a run.</summary>
    public const int Count = 1000;

    private readonly Mat _mat = new(Workload.Height, Workload.Width, MatType.CV_8UC1);
    private readonly Point[][][] _points = [.. Workload.Polygons(Count).Select(OpenCvPoints.Of)];

    /// <summary>On one thread, as everything it is set against.</summary>
    public FillScale() => Cv2.SetNumThreads(1);

    /// <summary>Fills all polygons.</summary>
    public byte Run()
    {
        foreach (Point[][] points in _points) Cv2.FillPoly(_mat, points, Scalar.White);
        return _mat.At<byte>(0, 0);
    }

    /// <inheritdoc/>
    public void Dispose() => _mat.Dispose();
}
