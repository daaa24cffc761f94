namespace GeometryEngine;

/// <summary>
/// Rows sampled at their centres, y = row + 0.5: an edge crosses the rows with y1 &lt;= y &lt; y2, and a crossing at x counts from the pixel
/// floor(x + 0.5) on, the first whose centre lies to the right. The crossing is computed in double precision in GDAL's order of operations.
/// </summary>
/// <param name="ring">x0, y0, x1, y1, ... in pixels, not closed.</param>
/// <param name="height">Height of the image in pixels.</param>
/// <param name="width">Width of the image in pixels.</param>
/// <param name="table">Room for the edges.</param>
/// <param name="sink">Receives the toggles; its lines are the image's rows.</param>
internal readonly ref struct PixelCenterEdges(ReadOnlySpan<double> ring, int height, int width, EdgeTable table, ToggleSink sink) : IKernel<bool>
{
    private readonly ReadOnlySpan<double> _ring = ring;

    /// <summary>Walks all edges.</summary>
    /// <returns>Whether an edge lies exactly on the centres of a row.</returns>
    public bool Run<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        table.Reserve(_ring.Length / 2);
        int edges = Prepare<TWords, TDoubles>(out bool level);
        EdgeWalk.Run<PixelCenterRow<TWords, TDoubles>, TWords, TDoubles>(table, Crossing(edges), width, sink);
        return level;
    }

    private int Prepare<TWords, TDoubles>(out bool level)
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        TDoubles zero = default, half = TDoubles.Create(0.5), rows = TDoubles.Create(height);
        TWords anyLevel = default;
        int i = 0;
        var edges = new RingEdges<TWords, TDoubles>(_ring, stackalloc double[RingEdges<TWords, TDoubles>.TailLength]);
        for (; edges.Next(out TDoubles x1, out TDoubles y1, out TDoubles x2, out TDoubles y2); i += TDoubles.Count)
        {
            TWords up = TDoubles.Less(y2, y1), down = TDoubles.Less(y1, y2);
            TDoubles topX = TDoubles.Select(up, x2, x1), topY = TDoubles.Min(y1, y2);
            TDoubles bottomX = TDoubles.Select(up, x1, x2), bottomY = TDoubles.Max(y1, y2);
            // The difference is exact wherever it lies near a whole number, so the ceiling is.
            TDoubles row = topY - half, end = TDoubles.Min((bottomY - half).Ceiling(), rows), first = TDoubles.Max(row.Ceiling(), zero);
            anyLevel |= ~(up | down | TDoubles.Less(row, row.Ceiling()));
            topX.Store(table.X, i);
            topY.Store(table.Y, i);
            first.Store(table.First, i);
            TDoubles.Max(end - first, zero).ToWords().Store(table.Lines, i);
            (bottomX - topX).Store(table.Slope, i);
            (bottomY - topY).Store(table.Inverse, i);
        }
        level = !anyLevel.IsZero();
        return i;
    }

    // The edges that cross any row.
    private ReadOnlySpan<int> Crossing(int edges)
    {
        Span<int> order = table.Order.AsSpan(0, edges);
        ReadOnlySpan<ulong> lines = table.Lines.AsSpan(0, edges);
        int count = 0;
        for (int edge = 0; edge < edges; edge++)
        {
            order[count] = edge;
            count += (int)((0 - lines[edge]) >> 63);
        }
        return order[..count];
    }
}
