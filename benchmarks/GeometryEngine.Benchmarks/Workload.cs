namespace GeometryEngine.Benchmarks;

/// <summary>Outlines as annotators draw them, the same in every run; coordinates of 2 decimals within the image, as COCO writes them.</summary>
internal static class Workload
{
    /// <summary>Height of the image of <see cref="Polygons"/>.</summary>
    public const int Height = 480;

    /// <summary>Width of the image of <see cref="Polygons"/>.</summary>
    public const int Width = 640;

    /// <summary>Like COCO's: 8 to 60 vertices, areas log-normal around 48 x 48 pixels.</summary>
    /// <param name="count">How many.</param>
    public static Polygon[] Polygons(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double area = Math.Clamp(LogNormal(random, 48 * 48, 1.35), 60, 0.55 * Height * Width), radius = Math.Sqrt(area / Math.PI);
            return Star(random, random.Next(8, 61), Within(random, radius, Width), Within(random, radius, Height), area, Height, Width);
        })];
    }

    /// <summary>A street scene in paint order: 100 outlines of 6 to 120 vertices, the first 12 as large as roads and skies.</summary>
    public static Polygon[] City(int height, int width)
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, 100).Select(i =>
        {
            double share = i < 12 ? 0.05 + 0.3 * random.NextDouble() : Math.Clamp(LogNormal(random, 90 * 90, 1.3) / height / width, 5e-5, 0.3);
            double x = random.NextDouble() * width, y = (0.2 + 0.8 * random.NextDouble()) * height;
            return Star(random, random.Next(6, 121), x, y, share * height * width, height, width);
        })];
    }

    /// <summary>One outline like a coast line, in an image as high as wide.</summary>
    /// <param name="vertices">Number of vertices.</param>
    /// <param name="size">Height and width of the image in pixels.</param>
    public static Polygon Coast(int vertices, int size)
    {
        var random = new Random(3);
        double[] phases = [.. Enumerable.Range(0, 40).Select(_ => Math.Tau * random.NextDouble())];
        var ring = new double[2 * vertices];
        for (int i = 0; i < vertices; i++)
        {
            double angle = Math.Tau * i / vertices, waves = Enumerable.Range(1, 39).Sum(k => Math.Sin(k * angle + phases[k]) / (k + 1));
            double radius = size * (0.354 + 0.066 * waves) + 6 * Normal(random);
            ring[2 * i] = Inside(size / 2.0 + radius * Math.Cos(angle), size);
            ring[2 * i + 1] = Inside(size / 2.0 + radius * Math.Sin(angle), size);
        }
        return new Polygon(ring);
    }

    // Around a centre, with four waves along the outline and some noise, pressed together along some direction, of a given area.
    private static Polygon Star(Random random, int vertices, double x, double y, double area, int height, int width)
    {
        double[] phases = new double[4], waves = new double[4];
        for (int k = 0; k < 4; k++) (phases[k], waves[k]) = (Math.Tau * random.NextDouble(), 0.25 * random.NextDouble() / (k + 1));
        double aspect = Math.Exp(0.35 * Normal(random)), turn = Math.PI * random.NextDouble(), cos = Math.Cos(turn), sin = Math.Sin(turn);
        var ring = new double[2 * vertices];
        for (int i = 0; i < vertices; i++)
        {
            double angle = Math.Tau * (i + 0.8 * random.NextDouble()) / vertices, radius = 1;
            for (int k = 0; k < 4; k++) radius += waves[k] * Math.Sin((k + 2) * angle + phases[k]);
            radius *= 1 + 0.06 * Normal(random);
            double along = radius * Math.Cos(angle) * aspect, across = radius * Math.Sin(angle) / aspect;
            (ring[2 * i], ring[2 * i + 1]) = (along * cos - across * sin, along * sin + across * cos);
        }
        double scale = Math.Sqrt(area / new Polygon(ring).Area());
        for (int i = 0; i < ring.Length; i++) ring[i] = i % 2 == 0 ? Inside(x + ring[i] * scale, width) : Inside(y + ring[i] * scale, height);
        return new Polygon(ring);
    }

    private static double Inside(double place, int size) => Math.Round(Math.Clamp(place, 0, size), 2);

    private static double Within(Random random, double radius, int size)
    {
        double least = Math.Min(radius, size / 2.0), most = Math.Max(size - radius, size / 2.0);
        return least + (most - least) * random.NextDouble();
    }

    private static double LogNormal(Random random, double median, double sigma) => median * Math.Exp(sigma * Normal(random));

    // Box and Muller 1958.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
