namespace GeometryEngine.Benchmarks;

/// <summary>Masks of 1920x1080 pixels for the benchmarks between runs and bytes.</summary>
internal static class DenseScene
{
    /// <summary>Height of the image in pixels.</summary>
    public const int Height = 1080;

    /// <summary>Width of the image in pixels.</summary>
    public const int Width = 1920;

    /// <summary>Number of pixels.</summary>
    public const int Pixels = Height * Width;

    /// <summary>One outline of about 160x160 pixels, as an object in a photograph, or the union of many that cover a third of the image.</summary>
    /// <param name="objects">Number of objects.</param>
    public static Rle Mask(int objects)
    {
        if (objects > 1) return RaterMasks.Draw(1, Height, Width, objects, noise: 0)[0];
        double[] ring = Workload.Polygons(1)[0].Ring(0).ToArray();
        Box box = new Polygon(ring).Bounds();
        for (int i = 0; i < ring.Length; i++)
            ring[i] = i % 2 == 0 ? 880 + 160 * (ring[i] - box.X) / box.Width : 460 + 160 * (ring[i] - box.Y) / box.Height;
        return Rasterizer.ToRle(new Polygon(ring), Height, Width);
    }
}
