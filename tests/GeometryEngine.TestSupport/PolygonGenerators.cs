namespace GeometryEngine.TestSupport;

/// <summary>Random and hostile outlines for property tests.</summary>
public static class PolygonGenerators
{
    /// <summary>
    /// A ring and an image: crossing itself, partly or wholly outside, tiny, thin, large, on whole or half pixels, with repeated and collinear
    /// vertices, from no vertex to 14.
    /// </summary>
    public static Gen<(double[] Ring, int Height, int Width)> Hostile { get; } =
        Rings(Gen.OneOf(1.0, 0.5, 0.2, 0.125, 0.1, 0.01, 0.001, 1e-9), Gen.OneOf(0.02, 0.3, 1, 2, 15));

    /// <summary>
    /// Rings on whole, half and eighth pixels within reach of a small image: there, rounding never moves a crossing over a pixel centre,
    /// so that double and exact arithmetic agree, ties included.
    /// </summary>
    public static Gen<(double[] Ring, int Height, int Width)> Dyadic { get; } =
        Rings(Gen.OneOf(1.0, 0.5, 0.125), Gen.OneOf(0.3, 1, 2));

    private static Gen<(double[] Ring, int Height, int Width)> Rings(Gen<double> grids, Gen<double> spreads) =>
        Gen.Select(Generators.Size, grids, spreads, Gen.Int[0, 14], Gen.Bool, Gen.UInt).Select((size, grid, spread, vertices, thin, seed) =>
            (Draw(size, grid, spread, vertices, thin, seed), size.Height, size.Width));

    private static double[] Draw((int Height, int Width) size, double grid, double spread, int vertices, bool thin, uint seed)
    {
        var random = new Random((int)seed);
        double centerX = random.NextDouble() * size.Width, centerY = random.NextDouble() * size.Height;
        double reachX = spread * (size.Width + 2) * (thin && random.Next(2) == 0 ? 0.02 : 1), reachY = spread * (size.Height + 2);
        var ring = new List<double>();
        for (int i = 0; i < vertices; i++)
        {
            int repeat = random.Next(8) == 0 && ring.Count > 0 ? random.Next(ring.Count / 2) * 2 : -1;
            ring.Add(repeat >= 0 ? ring[repeat] : Snap(centerX + (random.NextDouble() - 0.5) * reachX, grid));
            ring.Add(repeat >= 0 ? ring[repeat + 1] : Snap(centerY + (random.NextDouble() - 0.5) * reachY, grid));
        }
        return [.. ring];
    }

    // The decimal that people write, where the grid is one: 0.1 * 3 is not it.
    private static double Snap(double value, double grid) => grid switch
    {
        0.1 => Math.Round(value, 1),
        0.01 => Math.Round(value, 2),
        0.001 => Math.Round(value, 3),
        _ => Math.Round(value / grid) * grid,
    };
}
