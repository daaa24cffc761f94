using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

public class ShapeRasterTests
{
    private const int Height = 60, Width = 80;

    private static readonly Gen<double> Place = Gen.Double[-10, 90];

    private readonly Engine _engine = Engine.Create(new EngineOptions { Rule = RasterRule.PixelCenter });

    [Fact]
    public void A_rotated_box_covers_the_centres_within_its_sides() =>
        Gen.Select(Place, Place, Gen.Double[1, 50], Gen.Double[1, 50], Gen.Double[-400, 400]).Sample((x, y, width, height, angle) =>
        {
            double turn = angle * Math.PI / 180, cos = Math.Cos(turn), sin = Math.Sin(turn);
            AssertNear(_engine.Rasterize(new RotatedBox(x, y, width, height, angle), Height, Width), (px, py) =>
            {
                double along = (px - x) * cos + (py - y) * sin, down = (py - y) * cos - (px - x) * sin;
                return Math.Max(Math.Abs(along) - width / 2, Math.Abs(down) - height / 2);
            }, 1e-6);
        }, iter: 200);

    [Fact]
    public void A_circle_covers_the_centres_within_its_radius() =>
        Gen.Select(Place, Place, Gen.Double[0.5, 40]).Sample((x, y, radius) =>
            AssertNear(
                _engine.Rasterize(new Ellipse(x, y, radius, radius), Height, Width), (px, py) => Distance(px, py, x, y) - radius, 0.06), iter: 200);

    [Fact]
    public void A_line_covers_the_centres_within_half_its_thickness() =>
        Gen.Select(Place.Array[0, 4], Place.Array[4], Gen.Double[0.5, 12]).Sample((xs, ys, thickness) =>
        {
            double[] line = [.. xs.Zip(ys).SelectMany(vertex => new[] { vertex.First, vertex.Second })];
            AssertNear(_engine.Rasterize(new Polyline(line), thickness, Height, Width), (px, py) =>
                ToLine(line, px, py) - thickness / 2, 0.06);
        }, iter: 200);

    [Fact]
    public void Points_cover_the_centres_of_their_discs_and_unlabelled_ones_nothing() =>
        Gen.Select(Place.Array[3], Place.Array[3], Gen.Double[1, 20]).Sample((xs, ys, diameter) =>
        {
            var points = new Keypoints([xs[0], ys[0], 2, xs[1], ys[1], 1, xs[2], ys[2], 0]);
            AssertNear(_engine.Rasterize(points, diameter, Height, Width), (px, py) =>
                Math.Min(Distance(px, py, xs[0], ys[0]), Distance(px, py, xs[1], ys[1])) - diameter / 2, 0.06);
        }, iter: 200);

    [Fact]
    public void A_line_of_one_point_is_a_disc_and_of_none_is_nothing()
    {
        Assert.Equal(
            _engine.Rasterize(new Ellipse(20, 30, 4, 4), Height, Width), _engine.Rasterize(new Polyline([20, 30, 20, 30]), 8, Height, Width));
        Assert.Equal(Rle.Empty(Height, Width), _engine.Rasterize(new Polyline([]), 8, Height, Width));
        Assert.Equal(Rle.Empty(Height, Width), _engine.Rasterize(new Keypoints([]), 8, Height, Width));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_pen_without_size_is_refused(double thickness)
    {
        string expected = $"thickness {thickness}; finite numbers over 0";
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => new Polyline([1, 2]).ToPolygon(thickness)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Keypoints([1, 2, 2]).ToPolygon(thickness));
    }

    // Pixels whose centre lies inside by more than the tolerance are in, those outside by more are out.
    private static void AssertNear(Rle mask, Func<double, double, double> signedDistance, double tolerance)
    {
        bool[,] pixels = mask.Pixels();
        for (int row = 0; row < Height; row++)
        {
            for (int column = 0; column < Width; column++)
            {
                double distance = signedDistance(column + 0.5, row + 0.5);
                if (Math.Abs(distance) > tolerance) Assert.Equal(distance < 0, pixels[row, column]);
            }
        }
    }

    private static double ToLine(double[] line, double x, double y)
    {
        double nearest = double.PositiveInfinity;
        for (int i = 0; i < line.Length; i += 2)
        {
            int to = Math.Min(i + 2, line.Length - 2);
            double dx = line[to] - line[i], dy = line[to + 1] - line[i + 1], length = dx * dx + dy * dy;
            double t = length == 0 ? 0 : Math.Clamp(((x - line[i]) * dx + (y - line[i + 1]) * dy) / length, 0, 1);
            nearest = Math.Min(nearest, Distance(x, y, line[i] + t * dx, line[i + 1] + t * dy));
        }
        return nearest;
    }

    private static double Distance(double x1, double y1, double x2, double y2) => Math.Sqrt((x1 - x2) * (x1 - x2) + (y1 - y2) * (y1 - y2));
}
