namespace GeometryEngine;

/// <summary>An open line of straight pieces, without width: a lane, a crack, an edge.</summary>
public sealed class Polyline
{
    private readonly double[] _coordinates;

    /// <summary>A line over a coordinate array, which is kept, not copied.</summary>
    /// <param name="coordinates">x0, y0, x1, y1, ... in pixels, from one end to the other.</param>
    /// <exception cref="ArgumentException">The number of coordinates is odd.</exception>
    public Polyline(double[] coordinates)
    {
        Throw.IfOdd(coordinates.Length, nameof(coordinates));
        _coordinates = coordinates;
    }

    /// <summary>x0, y0, x1, y1, ... in pixels, from one end to the other.</summary>
    public ReadOnlySpan<double> Coordinates => _coordinates;

    /// <summary>Length in pixels.</summary>
    public double Length()
    {
        double length = 0;
        for (int i = 2; i < _coordinates.Length; i += 2)
        {
            double x = _coordinates[i] - _coordinates[i - 2], y = _coordinates[i + 1] - _coordinates[i - 1];
            length += Math.Sqrt(x * x + y * y);
        }
        return length;
    }

    /// <summary>The smallest box that holds every vertex; (0, 0, 0, 0) without vertices.</summary>
    public Box Bounds() => new Polygon(_coordinates, [0]).Bounds();

    /// <summary>
    /// What a round pen draws along the line, as parts to be united: a disc at every vertex and a rectangle along every piece. Discs are the
    /// polygons of <see cref="Ellipse.ToPolygon"/>.
    /// </summary>
    /// <param name="thickness">Diameter of the pen in pixels, over 0.</param>
    /// <exception cref="ArgumentException">The thickness is not over 0.</exception>
    public Polygon ToPolygon(double thickness)
    {
        Throw.IfNotAbove0(thickness, nameof(thickness));
        var parts = new PolygonParts();
        for (int i = 0; i < _coordinates.Length; i += 2)
        {
            parts.Add(new Ellipse(_coordinates[i], _coordinates[i + 1], thickness / 2, thickness / 2).ToPolygon().Coordinates);
            if (i > 0) parts.Add(Piece(_coordinates[i - 2], _coordinates[i - 1], _coordinates[i], _coordinates[i + 1], thickness / 2));
        }
        return parts.ToPolygon();
    }

    // The rectangle along a piece; without area where the piece has no length.
    private static double[] Piece(double x1, double y1, double x2, double y2, double reach)
    {
        double dx = x2 - x1, dy = y2 - y1, length = Math.Sqrt(dx * dx + dy * dy);
        (double acrossX, double acrossY) = length == 0 ? (0, 0) : (-dy / length * reach, dx / length * reach);
        return [x1 + acrossX, y1 + acrossY, x2 + acrossX, y2 + acrossY, x2 - acrossX, y2 - acrossY, x1 - acrossX, y1 - acrossY];
    }
}
