namespace GeometryEngine;

/// <summary>
/// A rectangle turned about its middle. The angle is in degrees, clockwise as seen on the screen (y grows downward), from 0 where
/// <paramref name="Width"/> lies along x; any value is allowed and kept as it is.
/// </summary>
/// <param name="CenterX">The middle, pixels from the left border of the image.</param>
/// <param name="CenterY">The middle, pixels from the top border of the image.</param>
/// <param name="Width">Extent along x before turning, pixels.</param>
/// <param name="Height">Extent along y before turning, pixels.</param>
/// <param name="Angle">Degrees, clockwise.</param>
public readonly partial record struct RotatedBox(double CenterX, double CenterY, double Width, double Height, double Angle)
{
    // Relative to the diagonal: corners that were written as whole pixels, or normalised with 6 decimals, are still a rectangle's.
    private const double Tolerance = 1e-2;

    /// <summary>Area in square pixels.</summary>
    public double Area => Width * Height;

    /// <summary>An axis-aligned box as a rotated one, angle 0.</summary>
    /// <param name="box">The box.</param>
    public static RotatedBox Of(in Box box) => new(box.X + box.Width / 2, box.Y + box.Height / 2, box.Width, box.Height, 0);

    /// <summary>A box that was turned about its top-left corner, as Label Studio does.</summary>
    /// <param name="x">The corner's x in pixels, which turning leaves where it is.</param>
    /// <param name="y">The corner's y in pixels.</param>
    /// <param name="width">Extent along x before turning, pixels.</param>
    /// <param name="height">Extent along y before turning, pixels.</param>
    /// <param name="angle">Degrees, clockwise.</param>
    public static RotatedBox AboutTopLeft(double x, double y, double width, double height, double angle)
    {
        (double sin, double cos) = SinCos(angle);
        return new RotatedBox(x + width / 2 * cos - height / 2 * sin, y + width / 2 * sin + height / 2 * cos, width, height, angle);
    }

    /// <summary>
    /// The rectangle of four corners that are one, up to rounding: the first side is the width, and the angle lies in (-180, 180].
    /// </summary>
    /// <param name="corners">x0, y0, ... x3, y3 in pixels, around the rectangle either way.</param>
    /// <returns>
    /// The rectangle; null when the corners are none: the diagonals differ in length, or their middles in place, by more than a hundredth of
    /// their length (of a pixel where that is shorter).
    /// </returns>
    /// <exception cref="ArgumentException">There are not 8 numbers.</exception>
    public static RotatedBox? FromCorners(ReadOnlySpan<double> corners)
    {
        Throw.IfNotCorners(corners.Length, nameof(corners));
        double width = (Distance(corners, 0, 2) + Distance(corners, 4, 6)) / 2, height = (Distance(corners, 2, 4) + Distance(corners, 6, 0)) / 2;
        double diagonal = Distance(corners, 0, 4), other = Distance(corners, 2, 6), tolerance = Tolerance * Math.Max(1, diagonal);
        double x = (corners[0] + corners[4]) / 2, y = (corners[1] + corners[5]) / 2;
        bool isParallelogram = Math.Abs((corners[2] + corners[6]) / 2 - x) <= tolerance && Math.Abs((corners[3] + corners[7]) / 2 - y) <= tolerance;
        if (!(isParallelogram && Math.Abs(diagonal - other) <= tolerance)) return null;
        // Along both long sides, whose rounding errors turn it least.
        double alongX = corners[2] - corners[0] + corners[4] - corners[6], alongY = corners[3] - corners[1] + corners[5] - corners[7];
        if (height > width) (alongX, alongY) = Quarter(corners, alongX, alongY);
        double angle = Math.Atan2(alongY, alongX) * (180 / Math.PI);
        return new RotatedBox(x, y, width, height, angle <= -180 ? 180 : angle);
    }

    /// <summary>The corners x0, y0, ... x3, y3: top left, top right, bottom right, bottom left of the box before turning.</summary>
    public double[] Corners()
    {
        (double sin, double cos) = SinCos(Angle);
        double acrossX = Width / 2 * cos, acrossY = Width / 2 * sin, downX = -Height / 2 * sin, downY = Height / 2 * cos;
        return
        [
            CenterX - acrossX - downX, CenterY - acrossY - downY,
            CenterX + acrossX - downX, CenterY + acrossY - downY,
            CenterX + acrossX + downX, CenterY + acrossY + downY,
            CenterX - acrossX + downX, CenterY - acrossY + downY,
        ];
    }

    /// <summary>The polygon of the four corners.</summary>
    public Polygon ToPolygon() => new(Corners(), [0]);

    /// <summary>The smallest axis-aligned box that holds it.</summary>
    public Box Bounds()
    {
        if (Angle == 0) return new Box(CenterX - Width / 2, CenterY - Height / 2, Width, Height);
        (double sin, double cos) = SinCos(Angle);
        double width = Width * Math.Abs(cos) + Height * Math.Abs(sin), height = Width * Math.Abs(sin) + Height * Math.Abs(cos);
        return new Box(CenterX - width / 2, CenterY - height / 2, width, height);
    }

    /// <summary>Sine and cosine of an angle in degrees, exact at right angles.</summary>
    internal static (double Sin, double Cos) SinCos(double degrees) => Math.IEEERemainder(degrees, 360) switch
    {
        0 => (0, 1),
        90 => (1, 0),
        -90 => (-1, 0),
        180 or -180 => (0, -1),
        double other => Math.SinCos(other * (Math.PI / 180)),
    };

    private static double Distance(ReadOnlySpan<double> corners, int from, int to) =>
        Math.Sqrt(Square(corners[from] - corners[to]) + Square(corners[from + 1] - corners[to + 1]));

    private static double Square(double value) => value * value;

    // The second side, turned back by a quarter: left or right, as the corners run.
    private static (double X, double Y) Quarter(ReadOnlySpan<double> corners, double acrossX, double acrossY)
    {
        double downX = corners[4] - corners[2] + corners[6] - corners[0], downY = corners[5] - corners[3] + corners[7] - corners[1];
        return acrossX * downY - acrossY * downX >= 0 ? (downY, -downX) : (-downY, downX);
    }
}
