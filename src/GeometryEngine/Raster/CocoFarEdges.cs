namespace GeometryEngine;

/// <summary>
/// <see cref="CocoEdges"/> for coordinates of any size that is allowed, one crossing at a time: where the steps of the walk are finer than
/// doubles, the crossing is searched for step by step.
/// </summary>
internal static class CocoFarEdges
{
    // Within the fine grid, column c has its middle between 5c + 2 and 5c + 3.
    private const int Scale = 5;
    private const int BeforeMiddle = 2;

    /// <summary>Adds the toggles of one ring.</summary>
    /// <param name="ring">x0, y0, x1, y1, ... in pixels, not closed, at most <see cref="Rasterizer.MaxCoordinate"/> in magnitude.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="sink">Receives the toggles.</param>
    public static void Add(ReadOnlySpan<double> ring, int height, int width, ToggleSink sink)
    {
        if (ring.IsEmpty) return;
        long x = ToGrid(ring[^2]), y = ToGrid(ring[^1]);
        for (int i = 0; i < ring.Length; i += 2)
        {
            long nextX = ToGrid(ring[i]), nextY = ToGrid(ring[i + 1]);
            AddEdge(x, y, nextX, nextY, height, width, sink);
            (x, y) = (nextX, nextY);
        }
    }

    private static void AddEdge(long x1, long y1, long x2, long y2, int height, int width, ToggleSink sink)
    {
        int first = CeilingToPixel(Math.Min(x1, x2));
        int last = (int)Math.Min(width - 1, Math.Max(x1, x2) < BeforeMiddle + 1 ? -1 : (Math.Max(x1, x2) - BeforeMiddle - 1) / Scale);
        if (first > last) return;

        long dx = Math.Abs(x2 - x1), dy = Math.Abs(y2 - y1);
        bool alongX = dx >= dy;
        if (alongX ? x1 > x2 : y1 > y2) (x1, y1, x2, y2) = (x2, y2, x1, y1);
        double slope = alongX ? (double)(y2 - y1) / dx : (double)(x2 - x1) / dy;
        for (int column = first; column <= last; column++)
        {
            long left = (long)column * Scale + BeforeMiddle;
            long y = alongX
                ? Math.Min(At(y1, slope, left - x1), At(y1, slope, left + 1 - x1))
                : y1 + StepsBeforeCrossing(x1, slope, dy, left);
            sink.Add(column, Math.Min(CeilingToPixel(y), height));
        }
    }

    // Along y, the number of steps from the low end to the last one on its own side of the middle right of x = left.
    private static long StepsBeforeCrossing(long low, double slope, long steps, long left)
    {
        bool rising = slope > 0;
        long t = Math.Clamp((long)((left + 0.5 - low) / slope), 1, steps); // right but for rounding, which the exact formula settles
        while (t > 1 && At(low, slope, t - 1) > left == rising) t--;
        while (t < steps && At(low, slope, t) > left != rising) t++;
        return t - 1;
    }

    private static long At(long low, double slope, long t) => (long)(low + slope * t + 0.5);

    // The C cast: toward zero, so that negative coordinates do not round like positive ones.
    private static long ToGrid(double coordinate) => (long)(Scale * coordinate + 0.5);

    // The first pixel whose middle lies at or after the given place of the fine grid; 0 for places before the image.
    private static int CeilingToPixel(long place) => place <= 0 ? 0 : (int)((place + BeforeMiddle) / Scale);
}
