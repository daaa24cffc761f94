namespace GeometryEngine;

/// <summary>Some rings of a polygon, one after the other.</summary>
/// <param name="polygon">The polygon.</param>
/// <param name="first">The first of them.</param>
/// <param name="count">How many.</param>
internal readonly struct RingSet(Polygon polygon, int first, int count)
{
    /// <summary>Number of rings.</summary>
    public int Count => count;

    /// <summary>The vertices of one: x0, y0, x1, y1, ... in pixels, not closed.</summary>
    public ReadOnlySpan<double> this[int index] => polygon.Ring(first + index);

    /// <summary>Some of the rings.</summary>
    public RingSet Slice(int start, int length) => new(polygon, first + start, length);
}
