using System.Globalization;

namespace GeometryEngine;

/// <summary>A result that may be undefined: a value with its status, never a silent 0, 1 or NaN.</summary>
/// <param name="Value">The value; null unless <paramref name="Status"/> is <see cref="MeasureStatus.Ok"/>.</param>
/// <param name="Status">Whether the value is defined, or why it is not.</param>
public readonly record struct Measure(double? Value, MeasureStatus Status) : IFormattable
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

    /// <summary>The status as output writes it: its name in lower case with hyphens, such as <c>ok</c> or <c>no-variation</c>.</summary>
    public string StatusName => Status switch
    {
        MeasureStatus.Ok => "ok",
        MeasureStatus.Empty => "empty",
        MeasureStatus.SingleRater => "single-rater",
        MeasureStatus.NoOverlap => "no-overlap",
        MeasureStatus.OneEmpty => "one-empty",
        MeasureStatus.NotIdentifiable => "not-identifiable",
        MeasureStatus.NoVariation => "no-variation",
        MeasureStatus.NotNumeric => "not-numeric",
        MeasureStatus.Negative => "negative-values",
        _ => "too-large",
    };

    /// <summary>The value in the invariant culture, or the name of the status where there is none.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <summary>The value in a number format, or the name of the status where there is none.</summary>
    /// <param name="format">A numeric format such as <c>F3</c>; null for the shortest text that reads back as the same number.</param>
    /// <param name="formatProvider">The culture; null for the current one.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) => Value?.ToString(format, formatProvider) ?? StatusName;
}
