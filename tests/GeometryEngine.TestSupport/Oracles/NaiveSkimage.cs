namespace GeometryEngine.TestSupport.Oracles;

/// <summary>scikit-image's point in polygon for every pixel (O'Rourke 1998): inside, on an edge and on a vertex are in. One ring.</summary>
public static class NaiveSkimage
{
    /// <summary>The pixels (c, r) that lie in the ring.</summary>
    public static bool[,] Rasterize(double[] ring, int height, int width)
    {
        var pixels = new bool[height, width];
        if (ring.Length == 0) return pixels;
        for (int row = 0; row < height; row++)
            for (int column = 0; column < width; column++) pixels[row, column] = IsInside(ring, column, row);
        return pixels;
    }

    private static bool IsInside(double[] ring, int column, int row)
    {
        int left = 0, right = 0;
        (double x1, double y1) = (ring[^2] - column, ring[^1] - row);
        for (int i = 0; i < ring.Length; i += 2)
        {
            (double x0, double y0) = (ring[i] - column, ring[i + 1] - row);
            if (Math.Abs(x0) < 1e-12 && Math.Abs(y0) < 1e-12) return true;
            double crossing = (x0 * y1 - x1 * y0) / (y1 - y0);
            if (y0 > 0 != y1 > 0 && crossing > 0) right++;
            if (y0 < 0 != y1 < 0 && crossing < 0) left++;
            (x1, y1) = (x0, y0);
        }
        return right % 2 == 1 || left % 2 != right % 2;
    }
}
