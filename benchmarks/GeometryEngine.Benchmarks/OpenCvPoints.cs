using OpenCvSharp;

namespace GeometryEngine.Benchmarks;

/// <summary>Outlines as OpenCV takes them.</summary>
internal static class OpenCvPoints
{
    /// <summary>The vertices of a polygon, rounded to whole pixels.</summary>
    public static Point[][] Of(Polygon polygon) => [.. Enumerable.Range(0, polygon.RingCount).Select(index =>
    {
        double[] ring = polygon.Ring(index).ToArray();
        return ring.Chunk(2).Select(vertex => new Point((int)Math.Round(vertex[0]), (int)Math.Round(vertex[1]))).ToArray();
    })];
}
