namespace GeometryEngine;

/// <summary>Builds a polygon of several rings.</summary>
internal sealed class PolygonParts
{
    private readonly List<double> _coordinates = [];
    private readonly List<int> _starts = [];

    /// <summary>Adds a ring.</summary>
    /// <param name="ring">x0, y0, x1, y1, ... in pixels, not closed.</param>
    public void Add(ReadOnlySpan<double> ring)
    {
        _starts.Add(_coordinates.Count);
        _coordinates.AddRange(ring);
    }

    /// <summary>The polygon of all rings, none of them a hole.</summary>
    public Polygon ToPolygon() => new([.. _coordinates], [.. _starts]);
}
