namespace GeometryEngine.TestSupport.Oracles;

/// <summary>OpenCV's fillPoly for rings of whole pixels that lie within the image: every pixel asks every edge, and the outline is drawn.</summary>
public static class NaiveOpenCv
{
    /// <summary>The pixels of the rings, filled together.</summary>
    public static bool[,] Rasterize(IReadOnlyList<int[]> rings, int height, int width)
    {
        var pixels = new bool[height, width];
        var edges = rings.SelectMany(ring => ring.Chunk(2).Zip(ring.Chunk(2).Skip(1).Append(ring[..2]), (a, b) => a[1] <= b[1] ? (a, b) : (b, a))).ToList();
        for (int row = 0; row < height; row++)
        {
            double[] crossings = [.. edges.Where(edge => edge.Item1[1] <= row && row < edge.Item2[1]).Select(edge => Crossing(edge, row)).Order()];
            for (int column = 0; column < width; column++)
                pixels[row, column] = crossings.Chunk(2).Any(pair => pair[0] <= column && column <= pair[1]);
        }
        foreach ((int[] a, int[] b) in edges) Draw(a, b, pixels);
        return pixels;
    }

    // The slope is cut off after 16 binary places.
    private static double Crossing((int[] Top, int[] Bottom) edge, int row) =>
        edge.Top[0] + (row - edge.Top[1]) * Math.Truncate((edge.Bottom[0] - edge.Top[0]) * 65536.0 / (edge.Bottom[1] - edge.Top[1])) / 65536;

    // The pixel nearest to the line at every step along its longer axis, from left to right; of two as near, the one it has not yet reached.
    private static void Draw(int[] a, int[] b, bool[,] pixels)
    {
        if (a[0] > b[0]) (a, b) = (b, a);
        int dx = b[0] - a[0], dy = b[1] - a[1], steps = Math.Max(dx, Math.Abs(dy));
        for (int i = 0; i <= steps; i++)
        {
            double x = steps == 0 ? 0 : (double)i * dx / steps, y = steps == 0 ? 0 : (double)i * dy / steps;
            pixels[a[1] + Nearest(y), a[0] + Nearest(x)] = true;
        }
    }

    private static int Nearest(double offset) => Math.Sign(offset) * (int)Math.Ceiling(Math.Abs(offset) - 0.5);
}
