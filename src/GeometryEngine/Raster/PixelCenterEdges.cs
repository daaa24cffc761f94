namespace GeometryEngine;

/// <summary>
/// Rows sampled at their centres, y = row + 0.5: an edge crosses the rows with y1 &lt;= y &lt; y2, and a crossing at x counts from the pixel
/// floor(x + 0.5) on, the first whose centre lies to the right.
/// </summary>
internal static class PixelCenterEdges
{
    /// <summary>GDAL's default fill: crossings in double precision in GDAL's order of operations, even-odd, plus its horizontal edges.</summary>
    /// <param name="polygon">The polygon.</param>
    /// <param name="rings">The rings to fill together; those of fewer than 3 vertices cover nothing.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <returns>Toggles whose lines are rows.</returns>
    public static Toggles EvenOdd(Polygon polygon, Range rings, int height, int width)
    {
        var crossings = new Crossings(height, width);
        (int first, int count) = rings.GetOffsetAndLength(polygon.RingCount);
        for (int i = first; i < first + count; i++)
            if (polygon.Ring(i).Length >= 6) AddRing(polygon.Ring(i), crossings, height, width, exact: false);
        Toggles inside = crossings.EvenOdd();
        for (int i = first; i < first + count; i++)
            if (polygon.Ring(i).Length >= 6) inside = GdalHorizontalEdges.Fill(polygon.Ring(i), inside);
        return inside;
    }

    /// <summary>Non-zero winding over all rings, with crossings compared exactly, as rational numbers.</summary>
    /// <inheritdoc cref="EvenOdd" path="/param"/>
    /// <inheritdoc cref="EvenOdd" path="/returns"/>
    public static Toggles NonZero(Polygon polygon, int height, int width)
    {
        var crossings = new Crossings(height, width);
        for (int i = 0; i < polygon.RingCount; i++) AddRing(polygon.Ring(i), crossings, height, width, exact: true);
        return crossings.NonZero();
    }

    private static void AddRing(ReadOnlySpan<double> ring, Crossings crossings, int height, int width, bool exact)
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
                double column = exact ? ExactCrossing.Column(x1, y1, x2, y2, y, x) : Math.Floor(x + 0.5);
                crossings.Add(row, (int)Math.Clamp(column, 0, width), down);
            }
        }
    }

    // The difference is exact wherever it lies near a whole number, so the ceiling is.
    private static int FirstCenterFrom(double y, int height) => (int)Math.Clamp(Math.Ceiling(y - 0.5), 0, height);
}
