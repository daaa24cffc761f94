namespace GeometryEngine;

/// <summary><see cref="RasterRule.Pillow"/>: rows of whole pixels, both ends of an edge included, in single precision.</summary>
internal sealed class PillowFill : IFillRule
{
    /// <inheritdoc/>
    public PixelBox Reach(RingSet rings, in Extent extent, int height, int width)
    {
        // Where two edges meet, a row may reach as far as they would on the next one.
        double farthest = 0;
        for (int i = 0; i < rings.Count; i++)
            foreach (PillowEdge edge in PillowEdge.Of(rings[i])) farthest = Math.Max(farthest, Math.Abs(edge.Slope));
        PixelBox box = extent.Pixels(0, 2 + Math.Ceiling(farthest), height, width);
        return extent.Pixels(0, 1, height, width) with { Left = box.Left, Right = box.Right };
    }

    /// <inheritdoc/>
    public void Fill(RingSet rings, BitPlane plane)
    {
        Fill(PillowEdge.Of(rings[0]), plane);
        for (int i = 1; i < rings.Count; i++)
        {
            BitPlane ring = plane.Blank();
            Fill(PillowEdge.Of(rings[i]), ring);
            plane.Toggle(ring);
        }
    }

    private static void Fill(List<PillowEdge> edges, BitPlane plane)
    {
        foreach (PillowEdge edge in edges)
            if (edge.Top == edge.Bottom) plane.SetRow(edge.Top, Math.Min(edge.StartX, edge.EndX), (long)Math.Max(edge.StartX, edge.EndX) + 1);
        int last = Math.Min(edges.Count == 0 ? 0 : edges.Max(edge => edge.Bottom), plane.Height);
        edges.RemoveAll(edge => edge.Top == edge.Bottom);
        if (edges.Count == 0) return;
        var sweep = new RowSweep([.. edges.Select(edge => edge.Top)], [.. edges.Select(edge => edge.Bottom)]);
        var ends = new List<float>();
        for (int row = Math.Max(edges.Min(edge => edge.Top), 0); row <= last; row++)
        {
            ends.Clear();
            foreach (int edge in sweep.At(row)) AddEnds(edges, edge, row, last, sweep.At(row), ends);
            ends.Sort();
            for (int i = 1; i < ends.Count; i += 2)
            {
                int start = PillowEdge.RoundUp(ends[i - 1]), end = PillowEdge.RoundDown(ends[i]);
                plane.SetRow(row, Math.Min(start, end), (long)Math.Max(start, end) + 1);
            }
        }
    }

    private static void AddEnds(List<PillowEdge> edges, int number, int row, int last, ReadOnlySpan<int> active, List<float> ends)
    {
        PillowEdge edge = edges[number];
        float x = edge.At(row);
        ends.Add(x);
        if (row == edge.Bottom && row < last) ends.Add(x);
        else if (edge.Slope != 0 && x == MathF.Floor(x)) Join(edges, number, row, last, active, ends);
    }

    // Where the edge meets one before it, the end that stands at the place of that one's number is moved, whatever edge it belongs to.
    private static void Join(List<PillowEdge> edges, int number, int row, int last, ReadOnlySpan<int> active, List<float> ends)
    {
        PillowEdge edge = edges[number];
        foreach (int before in active)
        {
            if (before >= number) return;
            PillowEdge other = edges[before];
            bool together = (row == edge.Top && row == other.Top) || (row == edge.Bottom && row == other.Bottom);
            if (!together || MathF.Sign(edge.Slope) != MathF.Sign(other.Slope) || edge.At(row) != other.At(row)) continue;
            int next = row == last ? row - 1 : row + 1;
            float left = MathF.Min(edge.At(next), other.At(next)), right = MathF.Max(edge.At(next), other.At(next));
            bool rightward = edge.Slope > 0;
            if (before < ends.Count) ends[before] = row == edge.Bottom ? rightward ? right + 1 : left - 1 : rightward ? left : right + 1;
            return;
        }
    }
}
