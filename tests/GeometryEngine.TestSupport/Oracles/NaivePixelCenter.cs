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
