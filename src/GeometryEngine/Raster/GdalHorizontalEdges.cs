namespace GeometryEngine;

/// <summary>
/// The part of GDAL's default fill that is no even-odd: with rings turned clockwise (y read upward), an edge that lies exactly on the centres of
/// a row and runs to the left is burnt as well. A simple ring alone does not change by it; holes, crossing and degenerate rings do.
/// </summary>
internal static class GdalHorizontalEdges
{
    // GDAL takes vertices nearer than this, in both axes, for too near to tell the turn.
    private const double Near = 1e-5;

    /// <summary>Adds a ring's horizontal edges on row centres to a mask.</summary>
    /// <param name="ring">Three vertices or more.</param>
    /// <param name="plane">The mask.</param>
    public static void Fill<TPlane>(ReadOnlySpan<double> ring, TPlane plane) where TPlane : struct, IRowPlane
    {
        bool? clockwise = null;
        for (int i = 0; i < ring.Length; i += 2)
        {
            int next = i + 2 < ring.Length ? i + 2 : 0;
            double row = ring[i + 1] - 0.5;
            if (ring[i + 1] != ring[next + 1] || row < 0 || row >= plane.Height || row != Math.Floor(row)) continue;
            bool leftward = ring[i] > ring[next];
            if (leftward != (clockwise ??= IsClockwise(ring))) continue;
            plane.SetRow((long)row, Column(Math.Min(ring[i], ring[next])), Column(Math.Max(ring[i], ring[next])));
        }
    }

    private static long Column(double x) => (long)Math.Floor(x + 0.5);

    // The turn at the lowest vertex, of several the rightmost; where that cannot be told, the sign of the area.
    private static bool IsClockwise(ReadOnlySpan<double> ring)
    {
        int lowest = 0;
        double y = ring[1];
        bool repeated = false;
        for (int i = 2; i < ring.Length; i += 2)
        {
            if (ring[i + 1] > y) continue;
            bool level = ring[i + 1] == y;
            if (ring[i + 1] < y || (level && ring[i] > ring[lowest])) (lowest, y, repeated) = (i, ring[i + 1], false);
            else if (level && ring[i] == ring[lowest]) repeated = true;
        }
        int before = lowest > 0 ? lowest - 2 : ring.Length - 2, after = lowest + 2 < ring.Length ? lowest + 2 : 0;
        (double dx0, double dy0) = (ring[before] - ring[lowest], ring[before + 1] - ring[lowest + 1]);
        (double dx1, double dy1) = (ring[after] - ring[lowest], ring[after + 1] - ring[lowest + 1]);
        bool unclear = repeated || (Math.Abs(dx0) < Near && Math.Abs(dy0) < Near) || (Math.Abs(dx1) < Near && Math.Abs(dy1) < Near);
        double turn = dx1 * dy0 - dx0 * dy1;
        return unclear || turn == 0 ? HasNegativeArea(ring) : turn < 0;
    }

    // Summed over the closed ring, first vertex first and again last, because in degenerate rings the rounding decides.
    private static bool HasNegativeArea(ReadOnlySpan<double> ring)
    {
        double sum = ring[0] * (ring[3] - ring[1]);
        for (int i = 2; i < ring.Length; i += 2)
        {
            int next = i + 2 < ring.Length ? i + 2 : 0;
            sum += ring[i] * (ring[next + 1] - ring[i - 1]);
        }
        return sum + ring[0] * (ring[1] - ring[^1]) < 0;
    }
}
