namespace GeometryEngine;

/// <summary>
/// OpenCV's <c>fillPoly</c> (4.6): the inside at whole rows, between edges whose x is stepped in 16.16 fixed point, both ends included, and every
/// edge as a line.
/// </summary>
/// <param name="toWhole">Makes whole pixels of a coordinate.</param>
internal sealed class OpenCvFill(Func<double, double> toWhole) : IFillRule
{
    private const int Shift = 16;
    private const long BelowOne = (1 << Shift) - 1;

    /// <inheritdoc/>
    public PixelBox Reach(RingSet rings, in Extent extent, int height, int width) => extent.Pixels(0, 1, height, width);

    /// <inheritdoc/>
    public void Fill(RingSet rings, BitPlane plane)
    {
        var edges = new List<Edge>();
        for (int i = 0; i < rings.Count; i++)
        {
            ReadOnlySpan<double> ring = rings[i];
            for (int from = ring.Length - 2, to = 0; to < ring.Length; from = to, to += 2)
                edges.Add(new Edge(Whole(ring[from]), Whole(ring[from + 1]), Whole(ring[to]), Whole(ring[to + 1])));
        }
        ToggleSink toggles = RasterMemory.OfThread.Toggles;
        toggles.Begin(plane.Owned, KeyLayout.Strips(plane));
        foreach (Edge edge in edges) edge.Toggle(toggles, plane);
        toggles.Flush();
        RowFill.Fill(plane.Words, plane.Frame.Rows);
        foreach (Edge edge in edges)
        {
            edge.SetEnds(plane);
            OpenCvLine.Draw(edge.X1, edge.Y1, edge.X2, edge.Y2, plane);
        }
    }

    private int Whole(double coordinate) => (int)toWhole(coordinate);

    private readonly record struct Edge(int X1, int Y1, int X2, int Y2)
    {
        private long Step => ((long)(X2 - X1) << Shift) / (Y2 - Y1);

        private int Top => Math.Min(Y1, Y2);

        // From the first pixel at or behind the edge on.
        public void Toggle(ToggleSink toggles, BitPlane plane)
        {
            if (Y1 == Y2) return;
            long step = Step, x = At(Math.Max(Top, 0), step) + BelowOne;
            for (int row = Math.Max(Top, 0); row < Math.Min(Math.Max(Y1, Y2), plane.Height); row++, x += step)
                toggles.Add((int)Math.Clamp(x >> Shift, 0, plane.Width), row);
        }

        // The pixels that lie on the edge: where it is the right one, its toggle has left them out.
        public void SetEnds(BitPlane plane)
        {
            if (Y1 == Y2) return;
            long step = Step, x = At(Math.Max(Top, 0), step);
            for (int row = Math.Max(Top, 0); row < Math.Min(Math.Max(Y1, Y2), plane.Height); row++, x += step)
                if ((x & BelowOne) == 0) plane.Set(row, x >> Shift);
        }

        private long At(int row, long step) => ((long)(Y1 < Y2 ? X1 : X2) << Shift) + (row - (long)Top) * step;
    }
}
