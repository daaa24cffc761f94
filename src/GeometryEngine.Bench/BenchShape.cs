namespace GeometryEngine.Bench;

/// <summary>A kind of data set that the standard workload imitates: what its images and outlines are like.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Width">Width of an image in pixels.</param>
/// <param name="Height">Height of an image in pixels.</param>
/// <param name="Polygons">Polygons that one annotator draws in an image.</param>
/// <param name="Vertices">Mean number of vertices of a polygon.</param>
/// <param name="Images">Images measured: few, for a run of some tens of milliseconds, but enough for several threads.</param>
public sealed record BenchShape(string Name, int Width, int Height, int Polygons, int Vertices, int Images)
{
    /// <summary>Annotators who draw every image.</summary>
    public const int Annotators = 2;

    /// <summary>The shapes of the standard workload.</summary>
    public static IReadOnlyList<BenchShape> All { get; } =
    [
        new("coco", 640, 480, Polygons: 7, Vertices: 34, Images: 48),
        new("lvis", 640, 480, Polygons: 13, Vertices: 42, Images: 32),
        new("cityscapes", 2048, 1024, Polygons: 40, Vertices: 60, Images: 8),
        new("large", 4096, 4096, Polygons: 40, Vertices: 500, Images: 4),
    ];
}
