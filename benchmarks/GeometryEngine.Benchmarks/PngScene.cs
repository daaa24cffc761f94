namespace GeometryEngine.Benchmarks;

/// <summary>A scene of 1920x1080 pixels: star-like polygons with rough outlines over one another, some of them large; about 19,000 label runs.</summary>
internal static class PngScene
{
    public const int Height = 1080;
    public const int Width = 1920;

    /// <summary>The polygons, the lowest first, with labels from 1 on.</summary>
    public static (Polygon Polygon, int Label)[] Make()
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, 80).Select(i => (Star(random, i < 8 ? 0.02 + 0.2 * random.NextDouble() : 0.001 + 0.01 * random.NextDouble()), 1 + i % 33))];
    }

    private static Polygon Star(Random random, double share)
    {
        int vertices = random.Next(20, 160);
        double centerX = random.NextDouble() * Width, centerY = random.NextDouble() * Height, radius = Math.Sqrt(share * Width * Height / Math.PI);
        double[] waves = [.. Enumerable.Range(0, 4).Select(k => 0.25 * random.NextDouble() / (k + 1))], phases = [.. waves.Select(_ => 2 * Math.PI * random.NextDouble())];
        var points = new double[2 * vertices];
        for (int i = 0; i < vertices; i++)
        {
            double angle = 2 * Math.PI * i / vertices, r = 1;
            for (int k = 0; k < waves.Length; k++) r += waves[k] * Math.Sin((k + 2) * angle + phases[k]);
            r *= radius * (1 + 0.06 * (random.NextDouble() - 0.5));
            points[2 * i] = Math.Round(centerX + r * Math.Cos(angle), 2);
            points[2 * i + 1] = Math.Round(centerY + r * Math.Sin(angle), 2);
        }
        return new Polygon(points);
    }
}
