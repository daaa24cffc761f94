namespace GeometryEngine;

public readonly partial record struct RotatedBox
{
    /// <summary>
    /// The rectangle of least area around points, whose sides lie along one side of their convex hull (Freeman and Shapira 1975):
    /// what a quadrilateral that is no rectangle is taken for. The width is the longer side and the angle lies in (-90, 90].
    /// </summary>
    /// <param name="points">x0, y0, x1, y1, ... in pixels; one point or more.</param>
    /// <exception cref="ArgumentException">There is no point, or the number of coordinates is odd.</exception>
    public static RotatedBox Around(ReadOnlySpan<double> points)
    {
        Throw.IfNoPoints(points.Length, nameof(points));
        (double X, double Y)[] hull = ConvexHull(points);
        RotatedBox? least = null;
        for (int i = 0; i < hull.Length; i++)
        {
            (double X, double Y) next = hull[(i + 1) % hull.Length];
            RotatedBox box = Along(hull, next.X - hull[i].X, next.Y - hull[i].Y);
            if (least is null || box.Area < least.Value.Area) least = box;
        }
        return least!.Value;
    }

    // The rectangle around points with a side in a direction; (0, 0) stands for that of x.
    private static RotatedBox Along((double X, double Y)[] points, double x, double y)
    {
        double length = Math.Sqrt(x * x + y * y);
        (double cos, double sin) = length == 0 ? (1, 0) : (x / length, y / length);
        double left = double.PositiveInfinity, top = left, right = double.NegativeInfinity, bottom = right;
        foreach ((double px, double py) in points)
        {
            double along = px * cos + py * sin, across = py * cos - px * sin;
            (left, right) = (Math.Min(left, along), Math.Max(right, along));
            (top, bottom) = (Math.Min(top, across), Math.Max(bottom, across));
        }
        double middle = (left + right) / 2, center = (top + bottom) / 2;
        (double width, double height) = (right - left, bottom - top);
        double angle = Math.Atan2(sin, cos) * (180 / Math.PI);
        if (height > width) (width, height, angle) = (height, width, angle + 90);
        angle = Math.IEEERemainder(angle, 180); // turned by half a circle it is the same
        return new RotatedBox(middle * cos - center * sin, middle * sin + center * cos, width, height, angle <= -90 ? 90 : angle);
    }

    // Andrew's monotone chain (1979).
    private static (double X, double Y)[] ConvexHull(ReadOnlySpan<double> points)
    {
        var sorted = new (double X, double Y)[points.Length / 2];
        for (int i = 0; i < sorted.Length; i++) sorted[i] = (points[2 * i], points[2 * i + 1]);
        Array.Sort(sorted);
        List<(double X, double Y)> lower = Chain(sorted), upper = Chain([.. sorted.Reverse()]);
        return lower.Count < 2 ? [sorted[0]] : [.. lower.SkipLast(1), .. upper.SkipLast(1)];
    }

    private static List<(double X, double Y)> Chain((double X, double Y)[] sorted)
    {
        var chain = new List<(double X, double Y)>();
        foreach ((double X, double Y) point in sorted)
        {
            if (chain.Count > 0 && chain[^1] == point) continue;
            while (chain.Count > 1 && Turn(chain[^2], chain[^1], point) <= 0) chain.RemoveAt(chain.Count - 1);
            chain.Add(point);
        }
        return chain;
    }

    private static double Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        (b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X);
}
