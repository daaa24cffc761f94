namespace GeometryEngine.Benchmarks;

/// <summary>Masks of several raters who outline the same objects, each a little differently.</summary>
internal static class RaterMasks
{
    private const int Vertices = 48;

    /// <summary>The union of each rater's objects: ragged discs whose middle and radius every rater sees differently.</summary>
    /// <param name="raters">Number of raters.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="objects">Number of objects; more of them are smaller.</param>
    /// <param name="noise">Share of pixels that flip.</param>
    public static Rle[] Draw(int raters, int height, int width, int objects, double noise)
    {
        var random = new Random(20);
        using Engine engine = Engine.Create();
        double radius = Math.Sqrt(0.35 * height * width / (objects * Math.PI));
        (double X, double Y)[] middles = [.. Enumerable.Range(0, objects).Select(_ => (random.NextDouble() * width, random.NextDouble() * height))];
        return
        [
            .. Enumerable.Range(0, raters).Select(_ =>
            {
                Rle mask = Rle.Union([.. middles.Select(middle => engine.Rasterize(Outline(random, middle, radius), height, width))]);
                return noise == 0 ? mask : Flip(mask, random, noise);
            }),
        ];
    }

    private static Polygon Outline(Random random, (double X, double Y) middle, double radius)
    {
        var ring = new double[2 * Vertices];
        double shiftX = (random.NextDouble() - 0.5) * 0.1 * radius, shiftY = (random.NextDouble() - 0.5) * 0.1 * radius;
        for (int i = 0; i < Vertices; i++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * i / Vertices);
            double reach = radius * (0.92 + 0.16 * random.NextDouble());
            (ring[2 * i], ring[2 * i + 1]) = (middle.X + shiftX + reach * cos, middle.Y + shiftY + reach * sin);
        }
        return new Polygon(ring);
    }

    private static Rle Flip(Rle mask, Random random, double noise)
    {
        var pixels = new byte[mask.PixelCount];
        mask.Decode(pixels, PixelOrder.ColumnMajor);
        foreach (ref byte pixel in pixels.AsSpan())
            if (random.NextDouble() < noise) pixel ^= 1;
        return Rle.Encode(pixels, mask.Height, mask.Width, PixelOrder.ColumnMajor);
    }
}
