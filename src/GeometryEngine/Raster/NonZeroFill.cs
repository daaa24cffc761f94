namespace GeometryEngine;

/// <summary>
/// <see cref="RasterRule.PixelCenter"/> with <see cref="RingRule.NonZero"/>: rows sampled at their centres, the crossings compared with the centres
/// of pixels exactly, as rational numbers.
/// </summary>
internal sealed class NonZeroFill : IFillRule
{
    /// <inheritdoc/>
    public PixelBox Reach(RingSet rings, in Extent extent, int height, int width) => extent.Pixels(-0.5, 1, height, width);

    /// <inheritdoc/>
    public void Fill(RingSet rings, BitPlane plane)
    {
        var crossings = new Crossings();
        for (int i = 0; i < rings.Count; i++) AddRing(rings[i], crossings, plane.Height, plane.Width);
        crossings.FillNonZero(plane);
    }

    private static void AddRing(ReadOnlySpan<double> ring, Crossings crossings, int height, int width)
    {
        for (int i = 0; i < ring.Length; i += 2)
        {
            int next = i + 2 < ring.Length ? i + 2 : 0;
            (double x1, double y1, double x2, double y2) = (ring[i], ring[i + 1], ring[next], ring[next + 1]);
            bool down = y1 < y2;
            if (!down) (x1, y1, x2, y2) = (x2, y2, x1, y1);
            int end = FirstCenterFrom(y2, height);
            for (int row = FirstCenterFrom(y1, height); row < end; row++)
            {
                double y = row + 0.5;
                double x = (y - y1) * (x2 - x1) / (y2 - y1) + x1;
                crossings.Add(row, (int)Math.Clamp(ExactCrossing.Column(x1, y1, x2, y2, y, x), 0, width), down);
            }
        }
    }

    // The difference is exact wherever it lies near a whole number, so the ceiling is.
    private static int FirstCenterFrom(double y, int height) => (int)Math.Clamp(Math.Ceiling(y - 0.5), 0, height);
}
