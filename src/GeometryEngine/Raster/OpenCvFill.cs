namespace GeometryEngine;

/// <summary>
/// OpenCV's <c>fillPoly</c> (4.6): the inside at whole rows, between edges whose x is stepped in 16.16 fixed point, and every edge as a line.
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
        var edges = new List<(int Top, int Bottom, long X, long Step)>();
        for (int i = 0; i < rings.Count; i++)
        {
            ReadOnlySpan<double> ring = rings[i];
            for (int from = ring.Length - 2, to = 0; to < ring.Length; from = to, to += 2)
            {
                (int x1, int y1, int x2, int y2) = (Whole(ring[from]), Whole(ring[from + 1]), Whole(ring[to]), Whole(ring[to + 1]));
                OpenCvLine.Draw(x1, y1, x2, y2, plane);
                if (y1 == y2) continue;
                long step = ((long)(x2 - x1) << Shift) / (y2 - y1);
                edges.Add(y1 < y2 ? (y1, y2, (long)x1 << Shift, step) : (y2, y1, (long)x2 << Shift, step));
            }
        }
        FillInside(edges, plane);
    }

    private static void FillInside(List<(int Top, int Bottom, long X, long Step)> edges, BitPlane plane)
    {
        if (edges.Count == 0) return;
        var sweep = new RowSweep([.. edges.Select(edge => edge.Top)], [.. edges.Select(edge => edge.Bottom - 1)]);
        int end = Math.Min(edges.Max(edge => edge.Bottom), plane.Height);
        var crossings = new List<long>();
        for (int row = Math.Max(edges.Min(edge => edge.Top), 0); row < end; row++)
        {
            crossings.Clear();
            foreach (int edge in sweep.At(row)) crossings.Add(edges[edge].X + (row - edges[edge].Top) * edges[edge].Step);
            crossings.Sort();
            for (int i = 1; i < crossings.Count; i += 2)
                plane.SetRow(row, (crossings[i - 1] + BelowOne) >> Shift, (crossings[i] >> Shift) + 1);
        }
    }

    private int Whole(double coordinate) => (int)toWhole(coordinate);
}
