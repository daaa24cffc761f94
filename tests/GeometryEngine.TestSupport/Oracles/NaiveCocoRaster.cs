namespace GeometryEngine.TestSupport.Oracles;

/// <summary>
/// pycocotools' rleFrPoly from its description, with every point of the outline on the five times finer grid in one list. One ring.
/// Steps: scale the vertices, walk the edges, keep the points where the column changes, sort, take differences.
/// </summary>
public static class NaiveCocoRaster
{
    /// <summary>The run lengths of one ring, not closed.</summary>
    public static uint[] Rasterize(ReadOnlySpan<double> ring, int height, int width)
    {
        List<long> positions = Boundary(Walk(ring), height, width);
        positions.Add((long)height * width);
        positions.Sort();

        long[] differences = [.. positions.Select((position, i) => i == 0 ? position : position - positions[i - 1])];
        var counts = new List<uint> { (uint)differences[0] };
        for (int i = 1; i < differences.Length; i++)
        {
            if (differences[i] > 0) counts.Add((uint)differences[i]);
            else if (++i < differences.Length) counts[^1] += (uint)differences[i];
        }
        return [.. counts];
    }

    private static List<(long U, long V)> Walk(ReadOnlySpan<double> ring)
    {
        var points = new List<(long, long)>();
        int vertices = ring.Length / 2;
        for (int i = 0; i < vertices; i++)
        {
            int next = (i + 1) % vertices;
            long xs = (long)(5 * ring[2 * i] + 0.5), ys = (long)(5 * ring[2 * i + 1] + 0.5);
            long xe = (long)(5 * ring[2 * next] + 0.5), ye = (long)(5 * ring[2 * next + 1] + 0.5);
            long dx = Math.Abs(xe - xs), dy = Math.Abs(ye - ys);
            bool flip = dx >= dy ? xs > xe : ys > ye;
            if (flip) (xs, ys, xe, ye) = (xe, ye, xs, ys);
            double slope = dx >= dy ? (double)(ye - ys) / dx : (double)(xe - xs) / dy;
            if (dx == 0 && dy == 0) slope = 0;
            for (long step = 0; step <= Math.Max(dx, dy); step++)
            {
                long t = flip ? Math.Max(dx, dy) - step : step;
                points.Add(dx >= dy ? (xs + t, (long)(ys + slope * t + 0.5)) : ((long)(xs + slope * t + 0.5), ys + t));
            }
        }
        return points;
    }

    private static List<long> Boundary(List<(long U, long V)> points, int height, int width)
    {
        var positions = new List<long>();
        for (int i = 1; i < points.Count; i++)
        {
            if (points[i].U == points[i - 1].U) continue;
            double column = ((points[i].U < points[i - 1].U ? points[i].U : points[i].U - 1) + 0.5) / 5 - 0.5;
            if (column != Math.Floor(column) || column < 0 || column > width - 1) continue;
            double row = (Math.Min(points[i].V, points[i - 1].V) + 0.5) / 5 - 0.5;
            positions.Add((long)column * height + (long)Math.Ceiling(Math.Clamp(row, 0, height)));
        }
        return positions;
    }
}
