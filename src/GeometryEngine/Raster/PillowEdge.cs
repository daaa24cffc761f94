namespace GeometryEngine;

/// <summary>An edge between whole pixels as Pillow keeps it.</summary>
/// <param name="StartX">x of the end that comes first in the ring.</param>
/// <param name="StartY">y of that end.</param>
/// <param name="EndX">x of the other end.</param>
/// <param name="EndY">y of the other end.</param>
internal readonly record struct PillowEdge(int StartX, int StartY, int EndX, int EndY)
{
    /// <summary>First row.</summary>
    public int Top => Math.Min(StartY, EndY);

    /// <summary>Last row.</summary>
    public int Bottom => Math.Max(StartY, EndY);

    /// <summary>Pixels in x to a row; 0 for a horizontal edge.</summary>
    public float Slope { get; } = StartY == EndY ? 0 : (float)(EndX - StartX) / (EndY - StartY);

    /// <summary>The edges of a ring, closed unless it ends where it begins; a ring of fewer than two vertices has none.</summary>
    public static List<PillowEdge> Of(ReadOnlySpan<double> ring)
    {
        var edges = new List<PillowEdge>();
        if (ring.Length < 4) return edges;
        (int x, int y) = ((int)ring[0], (int)ring[1]);
        for (int i = 2; i < ring.Length; i += 2)
        {
            (int nextX, int nextY) = ((int)ring[i], (int)ring[i + 1]);
            edges.Add(new PillowEdge(x, y, nextX, nextY));
            (x, y) = (nextX, nextY);
        }
        if (x != (int)ring[0] || y != (int)ring[1]) edges.Add(new PillowEdge(x, y, (int)ring[0], (int)ring[1]));
        return edges;
    }

    /// <summary>x on a row, which may lie beyond the ends.</summary>
    public float At(int row) => (row - StartY) * Slope + StartX;

    /// <summary>The nearest whole number, of two the one farther from 0.</summary>
    public static int RoundUp(float value) => (int)(value >= 0 ? Math.Floor((double)(value + 0.5f)) : -Math.Floor(Math.Abs((double)value) + 0.5));

    /// <summary>The nearest whole number, of two the one nearer to 0.</summary>
    public static int RoundDown(float value) => (int)(value >= 0 ? Math.Ceiling((double)(value - 0.5f)) : -Math.Ceiling(Math.Abs((double)value) - 0.5));
}
