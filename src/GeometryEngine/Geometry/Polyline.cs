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
}
