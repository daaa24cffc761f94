namespace GeometryEngine;

internal sealed partial class ObjectFusion
{
    private const double QuarterTurn = 90;

    /// <summary>The mean or the median of one or more numbers.</summary>
    private double Middle(double[] values)
    {
        Array.Sort(values); // so that the last digit does not depend on the order of annotators
        if (options.Boxes == BoxFusion.Mean) return values.Sum() / values.Length;
        int half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    // Edge by edge.
    private Box Middle(Box[] boxes)
    {
        double left = Middle([.. boxes.Select(box => box.X)]), top = Middle([.. boxes.Select(box => box.Y)]);
        double right = Middle([.. boxes.Select(box => box.Right)]), bottom = Middle([.. boxes.Select(box => box.Bottom)]);
        return new Box(left, top, right - left, bottom - top);
    }

    private RotatedBox Middle(RotatedBox[] boxes)
    {
        RotatedBox[] aligned = [.. boxes.Select(box => Aligned(box, boxes[0].Angle))];
        return new RotatedBox(
            Middle([.. aligned.Select(box => box.CenterX)]),
            Middle([.. aligned.Select(box => box.CenterY)]),
            Middle([.. aligned.Select(box => box.Width)]),
            Middle([.. aligned.Select(box => box.Height)]),
            Middle([.. aligned.Select(box => box.Angle)]));
    }

    private Ellipse Middle(Ellipse[] ellipses)
    {
        RotatedBox box = Middle([.. ellipses.Select(own => new RotatedBox(own.CenterX, own.CenterY, 2 * own.RadiusX, 2 * own.RadiusY, own.Angle))]);
        return new Ellipse(box.CenterX, box.CenterY, box.Width / 2, box.Height / 2, box.Angle);
    }

    // One rectangle has many descriptions: turned by a half, or by a quarter with its sides exchanged. The one nearest to an angle.
    private static RotatedBox Aligned(RotatedBox box, double angle)
    {
        double turn = Math.IEEERemainder(box.Angle - angle, 2 * QuarterTurn);
        if (Math.Abs(turn) <= QuarterTurn / 2) return box with { Angle = angle + turn };
        return box with { Width = box.Height, Height = box.Width, Angle = angle + turn - Math.CopySign(QuarterTurn, turn) };
    }
}
