using GeometryEngine.Formats;

namespace GeometryEngine.Benchmarks;

/// <summary>Polygons like COCO's: 640x480 pixels, 14 to 54 vertices, sizes log-normal around 48 x 48 pixels, coordinates of 2 decimals.</summary>
internal static class Workload
{
    public const int Height = 480;
    public const int Width = 640;

    /// <summary>The first of a fixed set.</summary>
    /// <param name="count">How many.</param>
    public static Polygon[] Polygons(int count)
    {
        using var dataset = new SynthDataset(new SynthOptions
        {
            Images = count,
            Annotators = 1,
            Polygons = count,
            Vertices = 34,
            Height = Height,
            Width = Width,
            Noise = 0,
        });
        return [.. Enumerable.Range(0, count).SelectMany(image => dataset.ReadTruth(image).Annotations).Select(it => it.Polygon).OfType<Polygon>()];
    }
}
