namespace GeometryEngine;

/// <summary>A result that may be undefined: a value with its status, never a silent 0, 1 or NaN.</summary>
/// <param name="Value">The value; null unless <paramref name="Status"/> is <see cref="MeasureStatus.Ok"/>.</param>
/// <param name="Status">Whether the value is defined, or why it is not.</param>
public readonly record struct Measure(double? Value, MeasureStatus Status)
{
    /// <summary>A defined value.</summary>
    /// <param name="value">A finite number.</param>
    public static Measure Of(double value) => new(value, MeasureStatus.Ok);

    /// <summary>No value.</summary>
    /// <param name="status">Why there is none.</param>
    public static Measure Undefined(MeasureStatus status) => new(null, status);

    /// <summary><paramref name="numerator"/> / <paramref name="denominator"/>, undefined when the denominator is 0.</summary>
    /// <param name="numerator">Counts or sums.</param>
    /// <param name="denominator">Counts or sums.</param>
    /// <param name="whenZero">The status when the denominator is 0.</param>
    public static Measure Ratio(double numerator, double denominator, MeasureStatus whenZero = MeasureStatus.Empty) =>
        denominator == 0 ? Undefined(whenZero) : Of(numerator / denominator);
}
