namespace GeometryEngine;

/// <summary>
/// A sum of doubles that does not depend on the order of the terms, nor on how they were split into partial sums: each term is rounded once
/// to a multiple of 2^-64, and integers are added. Made for values in [0, 1] such as IoUs and squared shares, for which the rounding, at
/// most 2^-65 a term, is below what a sum of doubles would lose.
/// </summary>
public readonly record struct FixedPointSum
{
    private const double Scale = 18446744073709551616.0; // 2^64
    private const double Largest = 1UL << 32;

    private readonly Int128 _units; // multiples of 2^-64

    private FixedPointSum(Int128 units) => _units = units;

    /// <summary>The sum in multiples of 2^-64.</summary>
    internal Int128 Units => _units;

    /// <summary>A sum of so many multiples of 2^-64.</summary>
    internal static FixedPointSum OfUnits(Int128 units) => new(units);

    /// <summary>The sum, rounded to the nearest double.</summary>
    public double Value => (double)_units / Scale;

    /// <summary>Adds one term. Up to 2^31 terms of the largest magnitude, and 2^63 terms of magnitude 1, fit.</summary>
    /// <param name="sum">What was added before.</param>
    /// <param name="term">A number of magnitude up to 2^32.</param>
    /// <exception cref="ArgumentException">The term is not finite, or beyond 2^32 in magnitude.</exception>
    public static FixedPointSum operator +(FixedPointSum sum, double term)
    {
        if (!(Math.Abs(term) <= Largest)) Throw.Argument($"term {term:R}; a fixed-point sum takes magnitudes up to 2^32", nameof(term));
        return new FixedPointSum(sum._units + (Int128)Math.Round(term * Scale));
    }

    /// <summary>Joins two sums.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static FixedPointSum operator +(FixedPointSum left, FixedPointSum right) => new(left._units + right._units);

    /// <summary>The sum of the terms with their signs turned.</summary>
    /// <param name="sum">The sum.</param>
    public static FixedPointSum operator -(FixedPointSum sum) => new(-sum._units);

    /// <summary>The mean of the terms, undefined when there are none.</summary>
    /// <param name="count">Number of terms.</param>
    public Measure Mean(long count) => Measure.Ratio(Value, count);
}
