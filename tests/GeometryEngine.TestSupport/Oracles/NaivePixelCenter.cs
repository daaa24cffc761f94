using System.Numerics;

namespace GeometryEngine.TestSupport.Oracles;

/// <summary>Point sampling at pixel centres in exact rational arithmetic: every pixel asks every edge.</summary>
public static class NaivePixelCenter
{
    // Doubles become whole numbers at this scale: the last bit of the smallest double is 2^-1074.
    private const int Scale = 1074;

    /// <summary>Pixels around which the rings wind a number of times that is not 0.</summary>
    public static bool[,] NonZero(IReadOnlyList<double[]> rings, int height, int width) =>
        Sample(rings, height, width, edges => edges.Sum() != 0);

    /// <summary>Pixels with an odd number of edges to their left.</summary>
    public static bool[,] EvenOdd(IReadOnlyList<double[]> rings, int height, int width) =>
        Sample(rings, height, width, edges => edges.Count % 2 == 1);

    /// <summary>
    /// GDAL's default: even-odd, and every edge of a clockwise ring (y read upward) that runs to the left along a row of centres.
    /// For coordinates on which doubles are exact.
    /// </summary>
    public static bool[,] Gdal(IReadOnlyList<double[]> rings, int height, int width)
    {
        bool[,] pixels = EvenOdd(rings, height, width);
        foreach (double[] ring in rings)
        {
            var vertices = ring.Chunk(2).Select(vertex => (X: vertex[0], Y: vertex[1])).ToList();
            if (!IsClockwise(vertices)) vertices.Reverse();
            foreach (((double X, double Y) from, (double X, double Y) to) in vertices.Zip(vertices.Skip(1).Append(vertices[0])))
            {
                for (int row = 0; row < height; row++)
                    for (int column = 0; column < width; column++)
                        pixels[row, column] |= from.Y == row + 0.5 && to.Y == from.Y && to.X < column + 0.5 && column + 0.5 <= from.X;
            }
        }
        return pixels;
    }

    // By the turn at the vertex of least y, then largest x; by the area when that vertex is repeated, has a neighbour within 1e-5, or no turn.
    private static bool IsClockwise(List<(double X, double Y)> ring)
    {
        (double X, double Y) pivot = ring.MinBy(vertex => (vertex.Y, -vertex.X));
        int at = ring.IndexOf(pivot);
        (double X, double Y) before = ring[(at + ring.Count - 1) % ring.Count], after = ring[(at + 1) % ring.Count];
        bool unclear = ring.Count(vertex => vertex == pivot) > 1 || IsNear(before, pivot) || IsNear(after, pivot);
        double turn = (after.X - pivot.X) * (before.Y - pivot.Y) - (before.X - pivot.X) * (after.Y - pivot.Y);
        if (!unclear && turn != 0) return turn < 0;
        return ring.Zip(ring.Skip(1).Append(ring[0]), (a, b) => a.X * b.Y - b.X * a.Y).Sum() < 0;
    }

    private static bool IsNear((double X, double Y) a, (double X, double Y) b) => Math.Abs(a.X - b.X) < 1e-5 && Math.Abs(a.Y - b.Y) < 1e-5;

    // An edge counts for a centre when it spans its row, y1 <= y < y2, and lies strictly to the left: +1 going down, -1 going up.
    private static bool[,] Sample(IReadOnlyList<double[]> rings, int height, int width, Func<List<int>, bool> inside)
    {
        var edges = rings.SelectMany(Edges).ToList();
        var pixels = new bool[height, width];
        for (int row = 0; row < height; row++)
        {
            BigInteger y = Exact(row + 0.5);
            var spanning = edges.Where(edge => (edge.Y1 <= y) != (edge.Y2 <= y)).ToList();
            for (int column = 0; column < width; column++)
            {
                BigInteger x = Exact(column + 0.5);
                pixels[row, column] = inside([.. spanning.Where(edge => IsLeft(edge, x, y)).Select(edge => edge.Y1 < edge.Y2 ? 1 : -1)]);
            }
        }
        return pixels;
    }

    // (y - y1) (x2 - x1) / (y2 - y1) + x1 < x, multiplied out.
    private static bool IsLeft((BigInteger X1, BigInteger Y1, BigInteger X2, BigInteger Y2) edge, BigInteger x, BigInteger y)
    {
        BigInteger crossing = (y - edge.Y1) * (edge.X2 - edge.X1), reach = (x - edge.X1) * (edge.Y2 - edge.Y1);
        return edge.Y1 < edge.Y2 ? crossing < reach : crossing > reach;
    }

    private static IEnumerable<(BigInteger X1, BigInteger Y1, BigInteger X2, BigInteger Y2)> Edges(double[] ring)
    {
        for (int i = 0; i < ring.Length; i += 2)
        {
            int next = (i + 2) % ring.Length;
            yield return (Exact(ring[i]), Exact(ring[i + 1]), Exact(ring[next]), Exact(ring[next + 1]));
        }
    }

    private static BigInteger Exact(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52 & 0x7FF);
        long mantissa = bits & 0xFFFFFFFFFFFFF;
        if (exponent > 0) mantissa |= 1L << 52;
        BigInteger whole = new BigInteger(mantissa) << (Math.Max(exponent, 1) - 1075 + Scale);
        return bits < 0 ? -whole : whole;
    }
}
