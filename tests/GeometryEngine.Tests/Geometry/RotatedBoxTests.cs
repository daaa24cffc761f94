namespace GeometryEngine.Tests.Geometry;

public class RotatedBoxTests
{
    private static readonly Gen<RotatedBox> Boxes = Gen.Select(
        Gen.Double[-500, 500], Gen.Double[-500, 500], Gen.Double[1, 300], Gen.Double[1, 300], Gen.OneOf(Gen.Double[-720, 720], Gen.Int[-8, 8].Select(i => 45.0 * i)))
        .Select((x, y, width, height, angle) => new RotatedBox(x, y, width, height, angle));

    [Fact]
    public void A_quarter_turn_clockwise_takes_the_top_left_corner_to_the_top_right()
    {
        Assert.Equal([-2, -1, 2, -1, 2, 1, -2, 1], new RotatedBox(0, 0, 4, 2, 0).Corners());
        Assert.Equal([1, -2, 1, 2, -1, 2, -1, -2], new RotatedBox(0, 0, 4, 2, 90).Corners());
        Assert.Equal(new Box(9, 18, 2, 4), new RotatedBox(10, 20, 4, 2, 90).Bounds());
    }

    [Fact]
    public void Corners_lie_where_turning_the_straight_box_takes_them() => Boxes.Sample(box =>
    {
        double[] corners = box.Corners();
        double turn = box.Angle * Math.PI / 180;
        (double X, double Y)[] straight = [(-1, -1), (1, -1), (1, 1), (-1, 1)];
        for (int i = 0; i < 4; i++)
        {
            double x = straight[i].X * box.Width / 2, y = straight[i].Y * box.Height / 2;
            Assert.Equal(box.CenterX + x * Math.Cos(turn) - y * Math.Sin(turn), corners[2 * i], 1e-9);
            Assert.Equal(box.CenterY + x * Math.Sin(turn) + y * Math.Cos(turn), corners[2 * i + 1], 1e-9);
        }
        Box bounds = box.Bounds(), oracle = box.ToPolygon().Bounds();
        Assert.Equal([oracle.X, oracle.Y, oracle.Width, oracle.Height], [bounds.X, bounds.Y, bounds.Width, bounds.Height], (a, b) => Math.Abs(a - b) < 1e-9);
    });

    [Fact]
    public void Four_corners_give_the_box_back() => Boxes.Sample(box =>
    {
        RotatedBox back = Assert.NotNull(RotatedBox.FromCorners(box.Corners()));
        Assert.Equal([box.CenterX, box.CenterY, box.Width, box.Height], [back.CenterX, back.CenterY, back.Width, back.Height], (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.InRange(Math.Abs(Math.IEEERemainder(box.Angle - back.Angle, 360)), 0, 1e-6);
        Assert.InRange(back.Angle, Math.BitIncrement(-180), 180);
    });

    [Fact]
    public void Corners_that_run_the_other_way_give_the_same_rectangle() => Boxes.Sample(box =>
    {
        double[] corners = box.Corners();
        double[] mirrored = [corners[2], corners[3], corners[0], corners[1], corners[6], corners[7], corners[4], corners[5]];
        RotatedBox back = Assert.NotNull(RotatedBox.FromCorners(mirrored));
        AssertSamePoints(corners, back.Corners(), 1e-6);
    });

    [Fact]
    public void Other_quadrilaterals_are_no_rectangle()
    {
        double[][] others = [[0, 0, 4, 0, 4, 2, 1, 2], [0, 0, 4, 0, 5, 2, 1, 2], [0, 0, 4, 4, 0, 4, 4, 0]];
        Assert.All(others, corners => Assert.Null(RotatedBox.FromCorners(corners)));
    }

    [Fact]
    public void A_box_about_its_top_left_corner_keeps_that_corner() => Boxes.Sample(box =>
    {
        RotatedBox turned = RotatedBox.AboutTopLeft(box.CenterX, box.CenterY, box.Width, box.Height, box.Angle);
        Assert.Equal(box.CenterX, turned.Corners()[0], 1e-9);
        Assert.Equal(box.CenterY, turned.Corners()[1], 1e-9);
        Assert.Equal(box.Angle, turned.Angle);
    });

    [Fact]
    public void The_least_rectangle_around_points_holds_them_and_no_turned_one_is_smaller() =>
        Gen.Double[-50, 50].Array[1, 9].Where(values => values.Length % 2 == 0).Sample(points =>
        {
            RotatedBox box = RotatedBox.Around(points);
            Assert.True(box.Width >= box.Height);
            Assert.InRange(box.Angle, Math.BitIncrement(-90), 90);
            AssertHolds(box, points);
            for (int degree = 0; degree < 180; degree++) Assert.True(box.Area <= AreaAt(points, degree) + 1e-9);
        }, iter: 300);

    [Fact]
    public void The_least_rectangle_around_a_rectangle_is_itself() => Boxes.Sample(box =>
        AssertSamePoints(box.Corners(), RotatedBox.Around(box.Corners()).Corners(), 1e-6));

    [Fact]
    public void Points_on_one_line_or_place_have_a_rectangle_without_height()
    {
        Assert.Equal(new RotatedBox(3, 4, 0, 0, 0), RotatedBox.Around([3, 4, 3, 4]));
        RotatedBox line = RotatedBox.Around([0, 0, 3, 4, 6, 8]);
        Assert.Equal([3, 4, 10, 0], [line.CenterX, line.CenterY, line.Width, line.Height], (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Throws<ArgumentException>(() => RotatedBox.Around([]));
    }

    private static double AreaAt(double[] points, int degree)
    {
        (double sin, double cos) = Math.SinCos(degree * Math.PI / 180);
        double[] along = [.. Enumerable.Range(0, points.Length / 2).Select(i => points[2 * i] * cos + points[2 * i + 1] * sin)];
        double[] across = [.. Enumerable.Range(0, points.Length / 2).Select(i => points[2 * i + 1] * cos - points[2 * i] * sin)];
        return (along.Max() - along.Min()) * (across.Max() - across.Min());
    }

    private static void AssertHolds(RotatedBox box, double[] points)
    {
        (double sin, double cos) = Math.SinCos(box.Angle * Math.PI / 180);
        for (int i = 0; i < points.Length; i += 2)
        {
            double x = points[i] - box.CenterX, y = points[i + 1] - box.CenterY;
            Assert.InRange(Math.Abs(x * cos + y * sin), 0, box.Width / 2 + 1e-9);
            Assert.InRange(Math.Abs(y * cos - x * sin), 0, box.Height / 2 + 1e-9);
        }
    }

    private static void AssertSamePoints(double[] expected, double[] found, double tolerance)
    {
        for (int i = 0; i < expected.Length; i += 2)
        {
            double least = Enumerable.Range(0, found.Length / 2)
                .Min(j => Math.Abs(expected[i] - found[2 * j]) + Math.Abs(expected[i + 1] - found[2 * j + 1]));
            Assert.InRange(least, 0, tolerance);
        }
    }
}
