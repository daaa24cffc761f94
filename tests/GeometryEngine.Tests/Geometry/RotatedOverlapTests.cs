namespace GeometryEngine.Tests;

public class RotatedOverlapTests
{
    private static readonly Gen<RotatedBox> Any =
        from center in Gen.Select(Gen.Double[4, 12], Gen.Double[4, 12])
        from size in Gen.Select(Gen.Double[0.5, 9], Gen.Double[0.5, 9])
        from angle in Gen.OneOf(Gen.Double[-180, 180], Gen.Int[-4, 4].Select(eighth => eighth * 45.0))
        select new RotatedBox(center.Item1, center.Item2, size.Item1, size.Item2, angle);

    [Fact]
    public void Points_of_a_fine_grid_count_to_the_same_area() => Gen.Select(Any, Any).Sample((a, b) =>
    {
        const double step = 0.05;
        int both = 0;
        for (double y = -4 + step / 2; y < 20; y += step)
            for (double x = -4 + step / 2; x < 20; x += step)
                if (Holds(a, x, y) && Holds(b, x, y)) both++;
        double perimeter = 4 * (a.Width + a.Height);
        Assert.Equal(both * step * step, RotatedBox.Intersection(a, b), perimeter * step * 0.3);
    }, iter: 60);

    [Fact]
    public void Neither_order_nor_turning_both_changes_the_area() => Gen.Select(Any, Any, Gen.Double[-180, 180]).Sample((a, b, turn) =>
    {
        double area = RotatedBox.Intersection(a, b);
        Assert.Equal(area, RotatedBox.Intersection(b, a), 1e-9);
        Assert.Equal(area, RotatedBox.Intersection(Turned(a, turn), Turned(b, turn)), 1e-9);
        Assert.InRange(area, 0, Math.Min(a.Area, b.Area) + 1e-9);
        Assert.Equal(a.Area, RotatedBox.Intersection(a, a with { Angle = a.Angle + 180 }), 1e-9);
    });

    [Fact]
    public void Upright_boxes_are_boxes() => Gen.Select(Any, Any, Gen.Int[-2, 2]).Sample((a, b, quarters) =>
    {
        Box first = (a with { Angle = 0 }).Bounds(), second = (b with { Angle = 90 * quarters }).Bounds();
        Assert.Equal(Box.Intersection(first, second), RotatedBox.Intersection(a with { Angle = 0 }, b with { Angle = 90 * quarters }), 1e-9);
    });

    private static RotatedBox Turned(RotatedBox box, double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return new RotatedBox(box.CenterX * cos - box.CenterY * sin, box.CenterX * sin + box.CenterY * cos, box.Width, box.Height, box.Angle + degrees);
    }

    private static bool Holds(RotatedBox box, double x, double y)
    {
        (double sin, double cos) = Math.SinCos(box.Angle * Math.PI / 180);
        double along = (x - box.CenterX) * cos + (y - box.CenterY) * sin, down = (y - box.CenterY) * cos - (x - box.CenterX) * sin;
        return Math.Abs(along) <= box.Width / 2 && Math.Abs(down) <= box.Height / 2;
    }
}
