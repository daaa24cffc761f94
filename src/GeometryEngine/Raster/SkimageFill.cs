namespace GeometryEngine;

/// <summary>
/// <see cref="RasterRule.Skimage"/>: a point in a polygon by the parity of the edges to its right or to its left, whichever is odd (O'Rourke 1998).
/// On either side the edges of a row are even in number, so that those behind a point tell the parity of those before it: two fills of toggles.
/// </summary>
internal sealed class SkimageFill : IFillRule
{
    private const double Near = 1e-12; // a point this near to a vertex is the vertex

    /// <inheritdoc/>
    public PixelBox Reach(RingSet rings, in Extent extent, int height, int width) => extent.Pixels(0, 1, height, width);

    /// <inheritdoc/>
    public void Fill(RingSet rings, BitPlane plane)
    {
        Fill(rings[0], plane);
        for (int i = 1; i < rings.Count; i++)
        {
            BitPlane ring = plane.Blank();
            Fill(rings[i], ring);
            plane.Toggle(ring);
        }
    }

    private static void Fill(ReadOnlySpan<double> ring, BitPlane plane)
    {
        BitPlane left = plane.Blank();
        Fill(ring, plane, toRight: true);
        Fill(ring, left, toRight: false);
        plane.Set(left);
        for (int i = 0; i < ring.Length; i += 2)
        {
            double column = Math.Round(ring[i]), row = Math.Round(ring[i + 1]);
            if (Math.Abs(ring[i] - column) < Near && Math.Abs(ring[i + 1] - row) < Near) plane.Set((long)row, (long)column);
        }
    }

    private static void Fill(ReadOnlySpan<double> ring, BitPlane plane, bool toRight)
    {
        ToggleSink toggles = RasterMemory.OfThread.Toggles;
        toggles.Begin(plane.Owned, KeyLayout.Strips(plane));
        for (int from = ring.Length - 2, to = 0; to < ring.Length; from = to, to += 2)
        {
            (double x1, double y1, double x2, double y2) = (ring[from], ring[from + 1], ring[to], ring[to + 1]);
            (double top, double bottom) = (Math.Min(y1, y2), Math.Max(y1, y2));
            // Rows with top <= row < bottom for edges to the right, top < row <= bottom for edges to the left.
            double first = toRight ? Math.Ceiling(top) : Math.Floor(top) + 1, end = toRight ? Math.Ceiling(bottom) : Math.Floor(bottom) + 1;
            for (int row = (int)Math.Clamp(first, 0, plane.Height); row < Math.Min(end, plane.Height); row++)
            {
                double column = Math.Round(x1 + (row - y1) * (x2 - x1) / (y2 - y1));
                double crossing = Crossing(x1 - column, y1 - row, x2 - column, y2 - row);
                // Only the point nearest to the crossing is in doubt: those before have the edge to their right, those behind to their left.
                bool isBefore = toRight ? crossing > 0 : !(crossing < 0);
                toggles.Add((int)Math.Clamp(isBefore ? column + 1 : column, 0, plane.Width), row);
            }
        }
        toggles.Flush();
        RowFill.Fill(plane.Words, plane.Frame.Rows);
    }

    // Where an edge crosses the row of a point, with the point at the origin.
    private static double Crossing(double x1, double y1, double x2, double y2) => (x2 * y1 - x1 * y2) / (y1 - y2);
}
