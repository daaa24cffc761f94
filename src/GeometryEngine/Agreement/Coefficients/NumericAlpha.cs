namespace GeometryEngine;

/// <summary>Krippendorff's alphas of labels that have an order or are numbers.</summary>
/// <param name="table">The ratings.</param>
/// <param name="values">The value of each label, ascending.</param>
/// <param name="confidence">Of the intervals, in (0, 1).</param>
internal sealed class NumericAlpha(RatingTable table, double[] values, double confidence)
{
    /// <summary>Alpha with the ordinal metric. No source gives it a variance, so it has no interval from a formula.</summary>
    public Coefficient Ordinal() => Ordinal(table.Units);

    /// <summary>As <see cref="Ordinal()"/>, over other numbers of units of the same patterns.</summary>
    public Measure Ordinal(ReadOnlySpan<long> units)
    {
        UnitSums counts = new(table, AgreementWeights.Unweighted(table.Labels), new double[table.Count], units);
        return new ChanceCorrected(table, QuadraticWeights.OfRanks(counts.PairedCounts)).Sums(units).KrippendorffAlpha();
    }

    /// <summary>Alpha with the interval metric: the exact value of <see cref="IntervalAlpha"/>, with irrCAC's interval.</summary>
    public Coefficient Interval() => new ChanceCorrected(table, Squares, confidence).KrippendorffAlpha();

    /// <summary>Alpha with the ratio metric; negative where a value is, and too large where there are too many of them.</summary>
    public Coefficient Ratio()
    {
        if (values.Length > 0 && values[0] < 0) return Measure.Undefined(MeasureStatus.Negative);
        if (values.Length > Tuning.MostRatioValues) return Measure.Undefined(MeasureStatus.TooLarge);
        return new ChanceCorrected(table, new RatioMetric(values), confidence).KrippendorffAlpha();
    }

    /// <summary>The interval metric.</summary>
    public AgreementWeights Squares { get; } = AgreementWeights.Of(WeightFamily.Quadratic, values);
}
