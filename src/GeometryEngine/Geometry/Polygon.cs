namespace GeometryEngine;

/// <summary>
/// One object's outline: one or more rings of vertices in pixels, not closed (the last vertex joins the first).
/// Rings are parts whose union is the object, except those marked as holes, which are cut out of the part before them.
/// </summary>
public sealed class Polygon
{
    private readonly double[] _coordinates;
    private readonly int[] _ringStarts;
    private readonly bool[]? _holes;

    /// <summary>A polygon of one ring.</summary>
    /// <param name="ring">x0, y0, x1, y1, ... in pixels.</param>
    /// <exception cref="ArgumentException">The number of coordinates is odd.</exception>
    public Polygon(ReadOnlySpan<double> ring) : this(ring.ToArray(), [0]) { }

    /// <summary>A polygon of several rings that share one coordinate array, which is kept, not copied.</summary>
    /// <param name="coordinates">x0, y0, x1, y1, ... of all rings, one after the other, in pixels.</param>
    /// <param name="ringStarts">Index into <paramref name="coordinates"/> of each ring's first x; ascending, even, the first is 0.</param>
    /// <param name="holes">For each ring, whether it is a hole in the part before it; null when none is. The first ring cannot be one.</param>
    /// <exception cref="ArgumentException">Ring starts are not ascending and even, or the number of coordinates is odd.</exception>
    public Polygon(double[] coordinates, int[] ringStarts, bool[]? holes = null)
    {
        Throw.IfOdd(coordinates.Length, nameof(coordinates));
        Throw.IfNotRingStarts(ringStarts, coordinates.Length, nameof(ringStarts));
        if (holes is not null) Throw.IfNotHoles(holes, ringStarts.Length, nameof(holes));
        _coordinates = coordinates;
        _ringStarts = ringStarts;
        _holes = holes;
    }

    /// <summary>Number of rings, holes included.</summary>
    public int RingCount => _ringStarts.Length;

    /// <summary>x0, y0, x1, y1, ... of all rings, one after the other, in pixels.</summary>
    public ReadOnlySpan<double> Coordinates => _coordinates;

    /// <summary>Whether any ring is a hole.</summary>
    public bool HasHoles => _holes is not null && Array.IndexOf(_holes, true) >= 0;

    /// <summary>The vertices of one ring: x0, y0, x1, y1, ... in pixels, not closed.</summary>
    /// <param name="index">Ring index in [0, <see cref="RingCount"/>).</param>
    public ReadOnlySpan<double> Ring(int index)
    {
        int start = _ringStarts[index];
        int end = index + 1 < _ringStarts.Length ? _ringStarts[index + 1] : _coordinates.Length;
        return _coordinates.AsSpan(start, end - start);
    }

    /// <summary>Whether a ring is cut out of the part before it.</summary>
    /// <param name="index">Ring index in [0, <see cref="RingCount"/>).</param>
    public bool IsHole(int index) => _holes is not null && _holes[index];

    /// <summary>The smallest box that holds every vertex; (0, 0, 0, 0) without vertices.</summary>
    public Box Bounds()
    {
        if (_coordinates.Length == 0) return default;
        double left = double.PositiveInfinity, top = left, right = double.NegativeInfinity, bottom = right;
        for (int i = 0; i < _coordinates.Length; i += 2)
        {
            left = Math.Min(left, _coordinates[i]);
            right = Math.Max(right, _coordinates[i]);
            top = Math.Min(top, _coordinates[i + 1]);
            bottom = Math.Max(bottom, _coordinates[i + 1]);
        }
        return new Box(left, top, right - left, bottom - top);
    }

    /// <summary>
    /// Sum of the shoelace areas of the parts, holes subtracted, in square pixels; what COCO stores as <c>area</c>.
    /// Overlapping parts count twice, and the winding of a ring does not matter.
    /// </summary>
    public double Area()
    {
        double area = 0;
        for (int i = 0; i < RingCount; i++) area += IsHole(i) ? -ShoelaceArea(Ring(i)) : ShoelaceArea(Ring(i));
        return area;
    }

    private static double ShoelaceArea(ReadOnlySpan<double> ring)
    {
        double twice = 0;
        for (int i = 0; i < ring.Length; i += 2)
        {
            int next = i + 2 < ring.Length ? i + 2 : 0;
            twice += ring[i] * ring[next + 1] - ring[next] * ring[i + 1];
        }
        return Math.Abs(twice) / 2;
    }
}
