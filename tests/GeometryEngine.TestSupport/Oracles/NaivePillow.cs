namespace GeometryEngine.TestSupport.Oracles;

/// <summary>Pillow's polygon (9.4) from its description: every row asks every edge, and keeps a list of ends in single precision. One ring.</summary>
public static class NaivePillow
{
    private sealed record Edge(int X0, int Y0, int X1, int Y1)
    {
        public int Top => Math.Min(Y0, Y1);

        public int Bottom => Math.Max(Y0, Y1);

        public float Slope => (float)(X1 - X0) / (Y1 - Y0);

        public float At(int row) => (row - Y0) * Slope + X0;
    }

    /// <summary>The pixels of the ring, its vertices cut off to whole pixels.</summary>
    public static bool[,] Rasterize(double[] ring, int height, int width)
    {
        var pixels = new bool[height, width];
        if (ring.Length < 4) return pixels;
        var vertices = ring.Chunk(2).Select(vertex => ((int)vertex[0], (int)vertex[1])).ToList();
        if (vertices[^1] != vertices[0]) vertices.Add(vertices[0]);
        Edge[] all = [.. vertices.Zip(vertices.Skip(1), (a, b) => new Edge(a.Item1, a.Item2, b.Item1, b.Item2))];
        foreach (Edge edge in all.Where(edge => edge.Y0 == edge.Y1)) Fill(pixels, edge.Y0, edge.X0, edge.X1);
        Edge[] edges = [.. all.Where(edge => edge.Y0 != edge.Y1)];
        int last = Math.Min(all.Max(edge => edge.Bottom), height);
        for (int row = 0; row <= last; row++)
            foreach (float[] pair in Ends(edges, row, last).Order().Chunk(2).Where(pair => pair.Length == 2))
                Fill(pixels, row, Nearest(pair[0], 0.5f), Nearest(pair[1], -0.5f));
        return pixels;
    }

    private static float[] Ends(Edge[] edges, int row, int last)
    {
        var ends = new List<float>();
        for (int i = 0; i < edges.Length; i++)
        {
            Edge edge = edges[i];
            if (row < edge.Top || row > edge.Bottom) continue;
            ends.Add(edge.At(row));
            bool isEnd = row == edge.Bottom;
            if (isEnd && row < last) ends.Add(edge.At(row));
            else if (edge.Slope != 0 && edge.At(row) % 1 == 0)
            {
                int k = Array.FindIndex(edges, 0, i, other => edge.Slope * other.Slope > 0 && edge.At(row) == other.At(row)
                    && ((row == edge.Top && row == other.Top) || (isEnd && row == other.Bottom)));
                if (k < 0 || k >= ends.Count) continue;
                float a = edge.At(row == last ? row - 1 : row + 1), b = edges[k].At(row == last ? row - 1 : row + 1);
                ends[k] = (isEnd, edge.Slope > 0) switch
                {
                    (true, true) or (false, false) => Math.Max(a, b) + 1,
                    (true, false) => Math.Min(a, b) - 1,
                    (false, true) => Math.Min(a, b),
                };
            }
        }
        return [.. ends];
    }

    // Halves away from 0 for +0.5, toward 0 for -0.5. Pillow adds the half in single precision, but to magnitudes of negatives in double.
    private static int Nearest(float value, float half)
    {
        double shifted = value >= 0 ? value + half : Math.Abs((double)value) + half;
        double whole = half > 0 ? Math.Floor(shifted) : Math.Ceiling(shifted);
        return (int)(value >= 0 ? whole : -whole);
    }

    private static void Fill(bool[,] pixels, int row, int start, int end)
    {
        for (int column = Math.Max(Math.Min(start, end), 0); column <= Math.Min(Math.Max(start, end), pixels.GetLength(1) - 1); column++)
            if (row >= 0 && row < pixels.GetLength(0)) pixels[row, column] = true;
    }
}
