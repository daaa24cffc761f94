namespace GeometryEngine;

/// <summary>Krippendorff's alphas of labels that have an order or are numbers.</summary>
/// <param name="table">The ratings.</param>
/// <param name="values">The value of each label, ascending.</param>
/// <param name="confidence">Of the intervals, in (0, 1).</param>
internal sealed class NumericAlpha(RatingTable table, double[] values, double confidence)
{
    private readonly AgreementWeights _unweighted = AgreementWeights.Unweighted(table.Labels);

    /// <summary>Alpha with the ordinal metric. No source gives it a variance, so it has no interval from a formula.</summary>
    public Coefficient Ordinal() => Ordinal(table.Units);

    /// <summary>Alpha with the interval metric.</summary>
    public Coefficient Interval() => Squares().KrippendorffAlpha();

    /// <summary>Alpha with the ratio metric; negative where a value is, and too large where there are too many of them.</summary>
    public Coefficient Ratio() => WhyNoRatio() is { } status ? Measure.Undefined(status) : Ratios().KrippendorffAlpha();

    /// <summary>Prepares the three for many other numbers of units of the same patterns.</summary>
    /// <param name="samples">How many times they will be computed: where comparing each value with each so often takes too long, ratio alpha is left out.</param>
    public Resampled ForSamples(int samples)
    {
        bool ratio = WhyNoRatio() is null && (double)values.Length * values.Length * samples <= Tuning.BootstrapPairs;
        return new Resampled(this, Squares(), ratio ? Ratios() : null);
    }

    private Measure Ordinal(ReadOnlySpan<long> units)
    {
        var counts = new UnitSums(table, _unweighted, new double[table.Count], units);
        return new ChanceCorrected(table, QuadraticWeights.OfRanks(counts.PairedCounts)).Sums(units).KrippendorffAlpha();
    }

    private ChanceCorrected Squares() => new(table, AgreementWeights.Of(WeightFamily.Quadratic, values), confidence);

    private ChanceCorrected Ratios() => new(table, new RatioMetric(values), confidence);

    private MeasureStatus? WhyNoRatio()
    {
        if (values.Length > 0 && values[0] < 0) return MeasureStatus.Negative;
        return values.Length > Tuning.MostRatioValues ? MeasureStatus.TooLarge : null;
    }

    /// <summary>The three alphas over other numbers of units.</summary>
    internal sealed class Resampled(NumericAlpha alphas, ChanceCorrected squares, ChanceCorrected? ratios)
    {
        /// <summary>Ordinal, interval and, unless it was left out, ratio alpha.</summary>
        /// <param name="units">How many units have each pattern.</param>
        public Measure[] Of(ReadOnlySpan<long> units)
        {
            Measure ordinal = alphas.Ordinal(units), interval = squares.Sums(units).KrippendorffAlpha();
            return ratios is null ? [ordinal, interval] : [ordinal, interval, ratios.Sums(units).KrippendorffAlpha()];
        }
    }
}
