using System.Numerics;

namespace GeometryEngine;

/// <summary>Decides between two pixels where double precision cannot.</summary>
internal static class ExactCrossing
{
    // Over twice the rounding error of the crossing as computed, relative to the coordinates.
    private const double Doubt = 1.0 / (1L << 48);

    /// <summary>floor(x + 0.5) for the exact crossing x of an edge with a row.</summary>
    /// <param name="x1">x of the end of smaller y.</param>
    /// <param name="y1">y of that end; at most <paramref name="y"/>.</param>
    /// <param name="x2">x of the end of larger y.</param>
    /// <param name="y2">y of that end; above <paramref name="y"/>.</param>
    /// <param name="y">The row's centre.</param>
    /// <param name="x">The crossing in double precision.</param>
    public static double Column(double x1, double y1, double x2, double y2, double y, double x)
    {
        double nearest = Math.Round(x + 0.5);
        if (Math.Abs(x + 0.5 - nearest) > Doubt * (Math.Abs(x1) + Math.Abs(x2) + 1)) return Math.Floor(x + 0.5);

        // x >= nearest - 0.5, multiplied by (y2 - y1) > 0.
        int scale = Math.Min(Math.Min(Exponent(x1), Exponent(x2)), Math.Min(Exponent(y1), Exponent(y2)));
        BigInteger startX = Scaled(x1, scale), startY = Scaled(y1, scale);
        BigInteger run = (Scaled(y, scale) - startY) * (Scaled(x2, scale) - startX);
        BigInteger reach = (Scaled(nearest - 0.5, scale) - startX) * (Scaled(y2, scale) - startY);
        return run >= reach ? nearest : nearest - 1;
    }

    // The exponent of the last bit, at most -1 so that halves are whole multiples too.
    private static int Exponent(double value) => value == 0 ? -1 : Math.Min(-1, Math.Max(Math.ILogB(value), -1022) - 52);

    // value / 2^scale, for a scale at which it is whole.
    private static BigInteger Scaled(double value, int scale)
    {
        int exponent = Exponent(value);
        return new BigInteger(Math.ScaleB(value, -exponent)) << (exponent - scale);
    }
}
