using System.Globalization;

namespace GeometryEngine;

/// <summary>A coefficient of agreement with what is known of its uncertainty.</summary>
/// <param name="Measure">The value, or why there is none.</param>
public sealed record Coefficient(Measure Measure) : IFormattable
{
    /// <summary>The value; null where it is undefined.</summary>
    public double? Value => Measure.Value;

    /// <summary>Whether the value is defined, or why it is not.</summary>
    public MeasureStatus Status => Measure.Status;

    /// <summary>The interval from a formula; null where no source gives one, or one unit alone was rated.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>The interval from units drawn again; null where that was not asked for.</summary>
    public ConfidenceInterval? Bootstrap { get; init; }

    /// <summary>A coefficient without an interval.</summary>
    /// <param name="measure">The value.</param>
    public static implicit operator Coefficient(Measure measure) => new(measure);

    /// <summary>A coefficient without an interval.</summary>
    /// <param name="measure">The value.</param>
    public static Coefficient FromMeasure(Measure measure) => new(measure);

    /// <summary>The value in the invariant culture, or the name of the status where there is none.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <summary>The value in a number format, or the name of the status where there is none.</summary>
    /// <param name="format">A numeric format such as <c>F3</c>; null for the shortest text that reads back as the same number.</param>
    /// <param name="formatProvider">The culture; null for the current one.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) => Measure.ToString(format, formatProvider);
}
