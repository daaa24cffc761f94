namespace GeometryEngine.Bench;

/// <summary>Objects of one size and form, for measuring how cost grows with outline and area.</summary>
internal sealed class ObjectSize
{
    /// <summary>Width and height of the image that the objects lie in, pixels.</summary>
    public const int Frame = 2048;

    private const int Count = 12;
    private const int Vertices = 40;

    /// <summary>Star-like outlines, stretched, somewhere in the frame.</summary>
    /// <param name="side">Square root of the area, about, in pixels.</param>
    /// <param name="stretch">Width over height.</param>
    /// <param name="engine">Makes the masks.</param>
    public ObjectSize(int side, double stretch, Engine engine)
    {
        Side = side;
        Stretch = stretch;
        var random = new Random(side);
        Polygons = [.. Enumerable.Range(0, Count).Select(_ => Star(random))];
        Masks = [.. Polygons.Select(polygon => engine.Rasterize(polygon, Frame, Frame))];
        Outline = Polygons.Average(Perimeter);
        Pixels = Masks.Average(mask => (double)mask.Area());
    }

    /// <summary>Square root of the area, about, in pixels.</summary>
    public int Side { get; }

    /// <summary>Width over height, about.</summary>
    public double Stretch { get; }

    /// <summary>Mean length of an outline in pixels.</summary>
    public double Outline { get; }

    /// <summary>Mean area of a mask in pixels.</summary>
    public double Pixels { get; }

    /// <summary>The outlines.</summary>
    public Polygon[] Polygons { get; }

    /// <summary>Their masks.</summary>
    public Rle[] Masks { get; }

    /// <summary>The sizes of the standard workload: squarish ones from small to large, and long ones, whose outline is larger for the same area.</summary>
    /// <param name="engine">Makes the masks.</param>
    /// <param name="quick">Whether every second size is enough.</param>
    public static IReadOnlyList<ObjectSize> All(Engine engine, bool quick)
    {
        var sizes = new List<ObjectSize>();
        for (int side = 8; side <= 1024; side *= quick ? 4 : 2)
        {
            sizes.Add(new ObjectSize(side, 1, engine));
            if (side is >= 32 and <= 512) sizes.Add(new ObjectSize(side, 8, engine));
        }
        return sizes;
    }

    // Around a point whose distance to the border is such that the outline stays within the frame.
    private Polygon Star(Random random)
    {
        double radius = Side / Math.Sqrt(Math.PI), wide = radius * Math.Sqrt(Stretch), high = radius / Math.Sqrt(Stretch);
        double reachX = Math.Min(1.3 * wide, Frame / 2.0), reachY = Math.Min(1.3 * high, Frame / 2.0);
        double x = reachX + random.NextDouble() * (Frame - 2 * reachX), y = reachY + random.NextDouble() * (Frame - 2 * reachY);
        var ring = new double[2 * Vertices];
        for (int i = 0; i < Vertices; i++)
        {
            (double sin, double cos) = Math.SinCos(Math.Tau * (i + 0.8 * random.NextDouble()) / Vertices);
            double spread = 0.8 + 0.4 * random.NextDouble();
            ring[2 * i] = Math.Round(x + wide * spread * cos, 2);
            ring[2 * i + 1] = Math.Round(y + high * spread * sin, 2);
        }
        return new Polygon(ring);
    }

    private static double Perimeter(Polygon polygon)
    {
        ReadOnlySpan<double> ring = polygon.Ring(0);
        double length = 0;
        for (int i = 0; i < ring.Length; i += 2)
        {
            int next = (i + 2) % ring.Length;
            length += double.Hypot(ring[next] - ring[i], ring[next + 1] - ring[i + 1]);
        }
        return length;
    }
}
