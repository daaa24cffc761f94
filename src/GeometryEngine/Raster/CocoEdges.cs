namespace GeometryEngine;

/// <summary>
/// pycocotools' <c>rleFrPoly</c>, edge by edge: vertices are rounded to a five times finer grid, each edge is walked on it one step at a time
/// along its longer axis, and where the walk passes the middle of a column the mask toggles. Only the steps beside those middles are computed,
/// several at once, so that the work grows with the columns crossed within the image, not with the length of the edge.
/// </summary>
/// <remarks>
/// Every double expression stands as in the reference, unfused: <c>low + slope * t + 0.5</c> is a product and two sums, each rounded.
/// The reference walks each edge from its low end too, so that direction and start of a ring do not matter.
/// </remarks>
/// <param name="ring">x0, y0, x1, y1, ... in pixels, not closed, at most <see cref="MaxCoordinate"/> in magnitude.</param>
/// <param name="height">Height of the image in pixels.</param>
/// <param name="width">Width of the image in pixels.</param>
/// <param name="table">Room for the edges.</param>
/// <param name="sink">Receives the toggles; its lines are the image's columns.</param>
internal readonly ref struct CocoEdges(ReadOnlySpan<double> ring, int height, int width, EdgeTable table, ToggleSink sink) : IKernel<int>
{
    /// <summary>Largest magnitude of a coordinate, pixels: beyond it rounding moves a crossing by more steps than are looked at here.</summary>
    public const double MaxCoordinate = 1 << 19;

    private readonly ReadOnlySpan<double> _ring = ring;

    /// <summary>Whether all coordinates of a ring are small enough.</summary>
    public static bool CanTake(ReadOnlySpan<double> ring) => ring.IsEmpty || Extent.TryFind(ring, MaxCoordinate, out _);

    /// <inheritdoc/>
    public int Run<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        table.Reserve(_ring.Length / 2);
        int edges = Prepare<TWords, TDoubles>();
        (int alongX, int alongY) = Part(edges);
        EdgeWalk.Run<CocoAlongX<TWords, TDoubles>, TWords, TDoubles>(table, table.Order.AsSpan(0, alongX), height, sink);
        EdgeWalk.Run<CocoAlongY<TWords, TDoubles>, TWords, TDoubles>(table, table.Order.AsSpan(edges - alongY, alongY), height, sink);
        return edges;
    }

    private int Prepare<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        TDoubles zero = default, columns = TDoubles.Create(width);
        int i = 0;
        var edges = new RingEdges<TWords, TDoubles>(_ring, stackalloc double[RingEdges<TWords, TDoubles>.TailLength]);
        for (; edges.Next(out TDoubles x1, out TDoubles y1, out TDoubles x2, out TDoubles y2); i += TDoubles.Count)
        {
            (x1, y1) = (CocoGrid.Place<TWords, TDoubles>(x1), CocoGrid.Place<TWords, TDoubles>(y1));
            (x2, y2) = (CocoGrid.Place<TWords, TDoubles>(x2), CocoGrid.Place<TWords, TDoubles>(y2));
            TDoubles dx = x2 - x1, dy = y2 - y1;
            TWords alongY = TDoubles.Less(dx.Abs(), dy.Abs());
            TDoubles along = TDoubles.Select(alongY, dy, dx), across = TDoubles.Select(alongY, dx, dy);
            TWords backward = TDoubles.Less(along, zero);
            // The middles in [low, high): the first at or after the low end, up to that of the pixel before the first at or after the high end.
            TDoubles first = TDoubles.Max(CocoGrid.Pixel<TWords, TDoubles>(TDoubles.Min(x1, x2)), zero);
            TDoubles end = TDoubles.Min(CocoGrid.Pixel<TWords, TDoubles>(TDoubles.Max(x1, x2)), columns);
            TDoubles.Select(backward, x2, x1).Store(table.X, i);
            TDoubles.Select(backward, y2, y1).Store(table.Y, i);
            first.Store(table.First, i);
            TDoubles.Max(end - first, zero).ToWords().Store(table.Lines, i);
            (across / along).Store(table.Slope, i);
            (along / across).Store(table.Inverse, i);
            alongY.Store(table.Mark, i);
        }
        return i;
    }

    // Edges along x at the start of the order, edges along y at its end; those that cross no middle of a column are left out.
    private (int AlongX, int AlongY) Part(int edges)
    {
        Span<int> order = table.Order.AsSpan(0, edges);
        ReadOnlySpan<ulong> lines = table.Lines.AsSpan(0, edges), mark = table.Mark.AsSpan(0, edges);
        int alongX = 0, alongY = edges;
        for (int edge = 0; edge < edges; edge++)
        {
            int crosses = (int)((0 - lines[edge]) >> 63), steep = (int)mark[edge] & crosses;
            order[alongX] = edge;
            order[alongY - 1] = edge;
            alongX += crosses - steep;
            alongY -= steep;
        }
        return (alongX, edges - alongY);
    }
}
