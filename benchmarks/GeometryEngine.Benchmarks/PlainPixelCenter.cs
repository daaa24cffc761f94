namespace GeometryEngine.Benchmarks;

/// <summary>GDAL's default rule in the plain way: for every row, the crossings of all edges, sorted, and the pixels between pairs of them.</summary>
internal static class PlainPixelCenter
{
    /// <summary>Writes a value to the pixels of one ring in a row-major image.</summary>
    public static void Fill(ReadOnlySpan<double> ring, Span<byte> pixels, int height, int width, byte value)
    {
        double top = double.MaxValue, bottom = double.MinValue;
        for (int i = 1; i < ring.Length; i += 2) (top, bottom) = (Math.Min(top, ring[i]), Math.Max(bottom, ring[i]));
        var crossings = new List<int>();
        for (int row = Math.Max((int)top, 0); row < Math.Min(bottom, height); row++)
        {
            crossings.Clear();
            Cross(ring, row + 0.5, crossings);
            crossings.Sort();
            for (int i = 1; i < crossings.Count; i += 2)
            {
                int start = Math.Clamp(crossings[i - 1], 0, width), end = Math.Clamp(crossings[i], 0, width);
                pixels.Slice(row * width + start, end - start).Fill(value);
            }
        }
    }

    private static void Cross(ReadOnlySpan<double> ring, double y, List<int> crossings)
    {
        for (int from = ring.Length - 2, to = 0; to < ring.Length; from = to, to += 2)
        {
            (double x1, double y1, double x2, double y2) = (ring[from], ring[from + 1], ring[to], ring[to + 1]);
            if (y1 > y2) (x1, y1, x2, y2) = (x2, y2, x1, y1);
            if (y1 <= y && y < y2) crossings.Add((int)Math.Floor((y - y1) * (x2 - x1) / (y2 - y1) + x1 + 0.5));
        }
    }
}
