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

    /// <summary>
    /// Whether all vertices are pixels of the image. Where they are, the OpenCV here draws what the engine's rule does; of outlines that leave
    /// the image, versions of OpenCV (the rule is 4.6's) draw a few pixels in other ways.
    /// </summary>
    public static bool AreInside(Point[][] points, int height, int width) =>
        points.All(ring => ring.All(point => point.X >= 0 && point.X < width && point.Y >= 0 && point.Y < height));
}
