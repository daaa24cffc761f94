namespace GeometryEngine.Benchmarks;

/// <summary>
/// The rule of pycocotools in the plain way: every point of the five-fold outline in a list, a sort, differences.
/// What a port to C# that keeps the structure of the reference costs.
/// </summary>
internal static class PlainCoco
{
    /// <summary>Run lengths of one ring, column-major, zeros first.</summary>
    public static uint[] Encode(ReadOnlySpan<double> ring, int height, int width)
    {
        var points = new List<(int U, int V)>();
        for (int i = 0; i < ring.Length; i += 2)
        {
            int next = i + 2 < ring.Length ? i + 2 : 0;
            Walk(Corner(ring, i), Corner(ring, next), points);
        }
        var positions = new List<int>();
        for (int i = 1; i < points.Count; i++)
        {
            if (points[i].U == points[i - 1].U) continue;
            int middle = points[i].U < points[i - 1].U ? points[i].U : points[i].U - 1;
            double column = (middle + 0.5) / 5 - 0.5;
            if (Math.Floor(column) != column || column < 0 || column > width - 1) continue;
            double row = Math.Ceiling(Math.Clamp((Math.Min(points[i].V, points[i - 1].V) + 0.5) / 5 - 0.5, 0, height));
            positions.Add((int)column * height + (int)row);
        }
        positions.Add(height * width);
        positions.Sort();
        return Runs(positions);
    }

    private static (int U, int V) Corner(ReadOnlySpan<double> ring, int at) => ((int)(5 * ring[at] + 0.5), (int)(5 * ring[at + 1] + 0.5));

    private static void Walk((int U, int V) from, (int U, int V) to, List<(int U, int V)> points)
    {
        int du = Math.Abs(to.U - from.U), dv = Math.Abs(to.V - from.V);
        bool byColumn = du >= dv;
        bool flip = byColumn ? from.U > to.U : from.V > to.V;
        ((int U, int V) low, (int U, int V) high) = flip ? (to, from) : (from, to);
        int steps = Math.Max(du, dv);
        double slope = steps == 0 ? 0 : byColumn ? (double)(high.V - low.V) / du : (double)(high.U - low.U) / dv;
        for (int step = 0; step <= steps; step++)
        {
            int t = flip ? steps - step : step;
            points.Add(byColumn ? (low.U + t, (int)(low.V + slope * t + 0.5)) : ((int)(low.U + slope * t + 0.5), low.V + t));
        }
    }

    private static uint[] Runs(List<int> positions)
    {
        var runs = new List<uint> { (uint)positions[0] };
        for (int i = 1; i < positions.Count; i++)
        {
            int run = positions[i] - positions[i - 1];
            if (run > 0) runs.Add((uint)run);
            else if (++i < positions.Count) runs[^1] += (uint)(positions[i] - positions[i - 1]);
        }
        return [.. runs];
    }
}
