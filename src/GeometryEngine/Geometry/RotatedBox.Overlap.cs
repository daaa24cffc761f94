namespace GeometryEngine;

public readonly partial record struct RotatedBox
{
    private const int MostVertices = 8; // of what two rectangles have in common

    /// <summary>Area that both boxes cover, in square pixels: one is cut along the four sides of the other.</summary>
    /// <param name="a">A rotated box.</param>
    /// <param name="b">A rotated box.</param>
    public static double Intersection(in RotatedBox a, in RotatedBox b)
    {
        (double sin, double cos) = SinCos(b.Angle);
        double[] corners = a.Corners();
        Span<(double Along, double Down)> shape = stackalloc (double, double)[MostVertices + 1], cut = stackalloc (double, double)[MostVertices + 1];
        int count = 4;
        for (int i = 0; i < count; i++) // as seen from the middle of b, along its sides
        {
            double x = corners[2 * i] - b.CenterX, y = corners[2 * i + 1] - b.CenterY;
            shape[i] = (x * cos + y * sin, y * cos - x * sin);
        }
        for (int side = 0; side < 4 && count > 0; side++)
        {
            count = Cut(shape[..count], cut, side, (side % 2 == 0 ? b.Width : b.Height) / 2);
            Span<(double, double)> swap = shape;
            shape = cut;
            cut = swap;
        }
        return ShoelaceArea(shape[..count]);
    }

    /// <summary>Intersection over union of two rotated boxes, in [0, 1]; equal boxes have 1 even without area.</summary>
    /// <param name="a">A rotated box.</param>
    /// <param name="b">A rotated box.</param>
    public static double Iou(in RotatedBox a, in RotatedBox b)
    {
        if (a == b) return 1;
        double intersection = Intersection(a, b), union = a.Area + b.Area - intersection;
        return intersection <= 0 || union <= 0 ? 0 : Math.Min(1, intersection / union);
    }

    // Keeps what lies within the limit on one side: 0 right, 1 below, 2 left, 3 above.
    private static int Cut(ReadOnlySpan<(double Along, double Down)> shape, Span<(double Along, double Down)> kept, int side, double limit)
    {
        int count = 0;
        for (int i = 0; i < shape.Length; i++)
        {
            (double Along, double Down) from = shape[i], to = shape[(i + 1) % shape.Length];
            double outFrom = Beyond(from, side) - limit, outTo = Beyond(to, side) - limit;
            if (outFrom <= 0) kept[count++] = from;
            if (outFrom < 0 == outTo < 0 || outFrom == 0 || outTo == 0) continue;
            double share = outFrom / (outFrom - outTo);
            kept[count++] = (from.Along + share * (to.Along - from.Along), from.Down + share * (to.Down - from.Down));
        }
        return count;
    }

    private static double Beyond((double Along, double Down) point, int side) => side switch
    {
        0 => point.Along,
        1 => point.Down,
        2 => -point.Along,
        _ => -point.Down,
    };

    private static double ShoelaceArea(ReadOnlySpan<(double X, double Y)> shape)
    {
        double twice = 0;
        for (int i = 0; i < shape.Length; i++)
        {
            (double X, double Y) next = shape[(i + 1) % shape.Length];
            twice += shape[i].X * next.Y - next.X * shape[i].Y;
        }
        return Math.Abs(twice) / 2;
    }
}
