namespace GeometryEngine;

/// <summary>An ellipse, a circle where both radii are equal. The angle is as that of a <see cref="RotatedBox"/>.</summary>
/// <param name="CenterX">The middle, pixels from the left border of the image.</param>
/// <param name="CenterY">The middle, pixels from the top border of the image.</param>
/// <param name="RadiusX">Half the extent along x before turning, pixels.</param>
/// <param name="RadiusY">Half the extent along y before turning, pixels.</param>
/// <param name="Angle">Degrees, clockwise as seen on the screen.</param>
public readonly record struct Ellipse(double CenterX, double CenterY, double RadiusX, double RadiusY, double Angle = 0)
{
    private const int FewestVertices = 16;
    private const int MostVertices = 1024;
    private const double Deviation = 0.05; // of the polygon from the ellipse, in pixels

    /// <summary>Area in square pixels.</summary>
    public double Area => Math.PI * RadiusX * RadiusY;

    /// <summary>The smallest axis-aligned box that holds it.</summary>
    public Box Bounds()
    {
        (double sin, double cos) = RotatedBox.SinCos(Angle);
        double width = Hypotenuse(RadiusX * cos, RadiusY * sin), height = Hypotenuse(RadiusX * sin, RadiusY * cos);
        return new Box(CenterX - width, CenterY - height, 2 * width, 2 * height);
    }

    /// <summary>
    /// A polygon with vertices on the ellipse, nowhere more than 0.05 pixels inside it while at most 1,024 vertices will do: what tools without
    /// ellipses are given.
    /// </summary>
    public Polygon ToPolygon()
    {
        int count = VertexCount(Math.Max(RadiusX, RadiusY));
        (double turnSin, double turnCos) = RotatedBox.SinCos(Angle);
        var coordinates = new double[2 * count];
        for (int i = 0; i < count; i++)
        {
            (double sin, double cos) = Math.SinCos(Math.Tau * i / count);
            (double x, double y) = (RadiusX * cos, RadiusY * sin);
            coordinates[2 * i] = CenterX + x * turnCos - y * turnSin;
            coordinates[2 * i + 1] = CenterY + x * turnSin + y * turnCos;
        }
        return new Polygon(coordinates, [0]);
    }

    // A chord over the angle a lies r (1 - cos(a/2)) inside its circle; an ellipse is a circle that was pressed together.
    private static int VertexCount(double radius)
    {
        if (!(radius > Deviation)) return FewestVertices;
        double count = Math.Ceiling(Math.PI / Math.Acos(1 - Deviation / radius));
        return (int)Math.Clamp(count, FewestVertices, MostVertices);
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt(a * a + b * b);
}
