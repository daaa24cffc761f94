namespace GeometryEngine;

/// <summary>Student's t distribution; with infinitely many degrees of freedom it is the standard normal one.</summary>
internal static class StudentT
{
    private const double Epsilon = 1e-16;
    private const double Tiny = 1e-300;

    /// <summary>The probability of a value above <paramref name="t"/>, to about 14 digits, however small.</summary>
    /// <param name="t">Any number, infinities included.</param>
    /// <param name="degrees">Degrees of freedom, 1 or more.</param>
    public static double UpperTail(double t, double degrees)
    {
        if (t < 0) return 1 - UpperTail(-t, degrees);
        if (double.IsPositiveInfinity(t)) return 0;
        if (double.IsPositiveInfinity(degrees)) return NormalTail(t);
        // P(|T| > t) = I_x(degrees / 2, 1 / 2), x = degrees / (degrees + t^2) (Abramowitz and Stegun 26.7.1)
        double a = degrees / 2, y = t * t / degrees, x = 1 / (1 + y);
        double front = Math.Exp(-a * Math.Log(1 + y) + Correction(y, a)) * Math.Sqrt(y * x) * GammaRatio(a) / Math.Sqrt(Math.PI);
        double both = x < (a + 1) / (a + 2.5)
            ? front * BetaFraction(a, 0.5, x) / a
            : 1 - front * BetaFraction(0.5, a, y * x) / 0.5;
        return both / 2;
    }

    /// <summary>The t that the magnitude of the variable stays below with a given probability.</summary>
    /// <param name="confidence">The probability, in (0, 1).</param>
    /// <param name="degrees">Degrees of freedom, 1 or more.</param>
    /// <remarks>
    /// Newton's method on the upper tail. For t > 0 the tail falls and is convex, since its derivative is minus a density that falls; from a
    /// point left of the root, such as 0, Newton's steps therefore never pass it, and ascend to it.
    /// </remarks>
    public static double TwoSidedQuantile(double confidence, double degrees)
    {
        double tail = (1 - confidence) / 2, t = 0;
        for (double step = 1; step > 1e-15 * t;)
        {
            step = (UpperTail(t, degrees) - tail) / Density(t, degrees);
            t += step;
        }
        return t;
    }

    private static double Density(double t, double degrees)
    {
        if (double.IsPositiveInfinity(degrees)) return Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI);
        return GammaRatio(degrees / 2) / Math.Sqrt(Math.PI * degrees) * Math.Exp(-(degrees + 1) / 2 * Math.Log(1 + t * t / degrees));
    }

    // What -a log(1 + y) loses when 1 + y is rounded: the log's derivative times the rounding.
    private static double Correction(double y, double a)
    {
        double rounded = 1 + y;
        return -a * (y - (rounded - 1)) / rounded;
    }

    // Gamma(a + 1/2) / Gamma(a): by the asymptotic series of its logarithm where a is large, from there downward by R(a) = R(a + 1) a / (a + 1/2).
    private static double GammaRatio(double a)
    {
        double factor = 1;
        for (; a < 20; a++) factor *= a / (a + 0.5);
        double inverse = 1 / a, square = inverse * inverse;
        double series = inverse * (-1 / 8.0 + square * (1 / 192.0 + square * (-1 / 640.0 + square * (17 / 14336.0 - square * 31 / 18432.0))));
        return factor * Math.Sqrt(a) * Math.Exp(series);
    }

    // The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by Lentz's method. It converges for
    // x < (a + 1) / (a + b + 2).
    private static double BetaFraction(double a, double b, double x)
    {
        double c = 1, d = Invert(1 - (a + b) * x / (a + 1)), fraction = d;
        for (int m = 1; ; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = Invert(1 + even * d);
            c = AwayFromZero(1 + even / c);
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = Invert(1 + odd * d);
            c = AwayFromZero(1 + odd / c);
            fraction *= d * c;
            if (Math.Abs(d * c - 1) < 3 * Epsilon) return fraction;
        }
    }

    private static double Invert(double value) => 1 / AwayFromZero(value);

    private static double AwayFromZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    // Near 0 by the series of the distribution around its middle (26.2.11), further out by the continued fraction of the tail (26.2.14).
    private static double NormalTail(double z)
    {
        double density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        if (z < 3)
        {
            double sum = 0, term = z;
            for (int k = 3; sum + term != sum; k += 2)
            {
                sum += term;
                term *= z * z / k;
            }
            return 0.5 - density * sum;
        }
        double tail = z;
        for (int k = 200; k >= 1; k--) tail = z + k / tail;
        return density / tail;
    }
}
