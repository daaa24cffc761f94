namespace GeometryEngine.Tests.Geometry;

public class EllipseTests
{
    private static readonly Gen<Ellipse> Ellipses = Gen.Select(Gen.Double[-50, 50], Gen.Double[-50, 50], Gen.Double[0.1, 200], Gen.Double[0.1, 200], Gen.Double[-360, 360])
        .Select((x, y, a, b, angle) => new Ellipse(x, y, a, b, angle));

    [Fact]
    public void Bounds_are_those_of_many_points() => Ellipses.Sample(ellipse =>
    {
        double turn = ellipse.Angle * Math.PI / 180;
        double right = Enumerable.Range(0, 3600).Max(i => At(i).X), bottom = Enumerable.Range(0, 3600).Max(i => At(i).Y);
        Assert.Equal(right, ellipse.Bounds().Right, 1e-3);
        Assert.Equal(bottom, ellipse.Bounds().Bottom, 1e-3);
        Assert.Equal(ellipse.CenterX, ellipse.Bounds().X + ellipse.Bounds().Width / 2, 1e-9);

        (double X, double Y) At(int step)
        {
            (double sin, double cos) = Math.SinCos(Math.Tau * step / 3600);
            double x = ellipse.RadiusX * cos, y = ellipse.RadiusY * sin;
            return (ellipse.CenterX + x * Math.Cos(turn) - y * Math.Sin(turn), ellipse.CenterY + x * Math.Sin(turn) + y * Math.Cos(turn));
        }
    }, iter: 50);

    [Fact]
    public void The_polygon_has_its_vertices_on_the_ellipse_and_nearly_its_area() => Ellipses.Sample(ellipse =>
    {
        Polygon polygon = ellipse.ToPolygon();
        (double sin, double cos) = Math.SinCos(ellipse.Angle * Math.PI / 180);
        for (int i = 0; i < polygon.Coordinates.Length; i += 2)
        {
            double x = polygon.Coordinates[i] - ellipse.CenterX, y = polygon.Coordinates[i + 1] - ellipse.CenterY;
            double u = (x * cos + y * sin) / ellipse.RadiusX, v = (y * cos - x * sin) / ellipse.RadiusY;
            Assert.Equal(1, u * u + v * v, 1e-9);
        }
        double missing = ellipse.Area - polygon.Area(), outline = Math.Tau * Math.Max(ellipse.RadiusX, ellipse.RadiusY);
        Assert.InRange(missing, 0, 0.05 * outline);
    });
}
