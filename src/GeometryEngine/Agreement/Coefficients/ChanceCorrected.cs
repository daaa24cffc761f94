namespace GeometryEngine;

/// <summary>
/// The coefficients of all raters that correct for chance, under one choice of weights, with the intervals of irrCAC: units are a random
/// sample, and the variance of a coefficient is that of its parts x_i by unit, v = sum_i (x_i - c)^2 / (n (n - 1)). With the notation of
/// <see cref="UnitSums"/>, and e_i the part of D_e that comes from unit i, x_i = (n / n2) [r_i >= 2] (1 - D_i / D_e) - 2 (1 - c) (1 - e_i /
/// D_e), which is irrCAC's formula written in disagreements.
/// </summary>
internal sealed class ChanceCorrected
{
    private readonly RatingTable _table;
    private readonly AgreementWeights _weights;
    private readonly double _confidence;
    private readonly double[] _disagreements; // D_i
    private readonly UnitSums _sums;

    /// <summary>The coefficients of a table.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="weights">How far apart its labels are.</param>
    /// <param name="confidence">Of the intervals, in (0, 1).</param>
    public ChanceCorrected(RatingTable table, AgreementWeights weights, double confidence = 0.95)
    {
        (_table, _weights, _confidence) = (table, weights, confidence);
        _disagreements = [.. Enumerable.Range(0, table.Count).Select(i => weights.Among(table.CountsOf(i)))];
        _sums = Sums(table.Units);
    }

    /// <summary>Number of units with a rating.</summary>
    public long Units => _sums.Units;

    /// <summary>The sums over other numbers of units of the same patterns.</summary>
    public UnitSums Sums(ReadOnlySpan<long> units) => new(_table, _weights, _disagreements, units);

    /// <summary>Percent agreement p_a (irrCAC's <c>pa.coeff</c>): the mean over units of how far two of their ratings agree.</summary>
    public Coefficient PercentAgreement()
    {
        Measure value = _sums.PercentAgreement();
        double scale = (double)_sums.Units / _sums.PairedUnits;
        return WithInterval(value, i => Paired(i) * scale * (1 - _disagreements[i]));
    }

    /// <summary>Share of the units rated by every rater on which all of them agree fully; empty when no unit is complete.</summary>
    public Measure UnanimousAgreement()
    {
        if (_sums.WhyUndefined is { } status) return Measure.Undefined(status);
        long complete = 0, unanimous = 0;
        for (int i = 0; i < _table.Count; i++)
        {
            if (_table[i].Length < _table.Raters.Count) continue;
            complete += _table.Units[i];
            if (_disagreements[i] == 0) unanimous += _table.Units[i];
        }
        return Measure.Ratio(unanimous, complete);
    }

    /// <summary>
    /// Fleiss' kappa (1971, Psychological Bulletin 76:378), for two raters Scott's pi (1955, Public Opinion Quarterly 19:321).
    /// </summary>
    public Coefficient FleissKappa()
    {
        double[] against = _weights.Against(_sums.Shares);
        Coefficient kappa = Beyond(_sums.FleissExpected(), i => MeanOver(i, against));
        return kappa.Interval is null ? kappa : kappa with { Interval = kappa.Interval with { NullStandardError = FleissNullError() } };
    }

    /// <summary>Gwet's AC1, or AC2 where weights differ (Gwet 2008, BJMSP 61:29; 2014, Handbook of Inter-Rater Reliability).</summary>
    public Coefficient GwetAc()
    {
        double factor = _table.Labels < 2 ? 0 : _sums.GwetFactor();
        double[] parts = [.. _sums.Shares.Select(share => 1 - factor * (1 - share))];
        return Beyond(_sums.GwetExpected(), i => MeanOver(i, parts));
    }

    /// <summary>
    /// The coefficient of Brennan and Prediger (1981, Educational and Psychological Measurement 41:687); Bennett's S, Randolph's kappa.
    /// </summary>
    public Coefficient BrennanPrediger()
    {
        double expected = _sums.BrennanPredigerExpected();
        return Beyond(expected, _ => expected);
    }

    /// <summary>
    /// Conger's kappa (1980, Psychological Bulletin 88:322), R irr's "exact" Fleiss; for two raters who rated all units, Cohen's. Too large
    /// where raters times labels are more than <see cref="Tuning.MostMargins"/>.
    /// </summary>
    public Coefficient CongerKappa()
    {
        if ((long)_table.Raters.Count * _table.Labels > Tuning.MostMargins) return Measure.Undefined(MeasureStatus.TooLarge);
        var margins = new RaterMargins(_table, _weights, _table.Units);
        double[] parts = margins.ExpectedByPattern(_table, _sums.Units);
        return Beyond(margins.Expected(), i => parts[i]);
    }

    /// <summary>As <see cref="CongerKappa()"/>, over other numbers of units of the same patterns.</summary>
    /// <param name="units">How many units have each pattern.</param>
    public Measure CongerKappa(ReadOnlySpan<long> units) => Sums(units).Beyond(new RaterMargins(_table, _weights, units).Expected());

    /// <summary>Krippendorff's alpha, with the weights' disagreement for its metric.</summary>
    /// <remarks>
    /// The variance is irrCAC's <c>krippen.alpha.raw</c> over the n2 units, with rho_i = r_i / mean r and D_o, D_e of alpha: x_i - c = rho_i
    /// (2 (D_o / D_e) (e_i - D_e) - (D_i - D_o)) / D_e; the t quantile has n - 1 degrees all the same.
    /// </remarks>
    public Coefficient KrippendorffAlpha()
    {
        Measure value = _sums.KrippendorffAlpha();
        if (value.Value is not { } alpha || _sums.PairedUnits < 2) return value;
        double mean = (double)_sums.PairedRatings / _sums.PairedUnits, observed = _sums.PairedObserved, expected = _sums.PairedExpected();
        double[] against = _weights.Against([.. _sums.PairedCounts.Select(count => count / _sums.PairedRatings)]);
        double squares = 0;
        for (int i = 0; i < _table.Count; i++)
        {
            double weight = Paired(i) * _table[i].Length / mean;
            double part = 2 * observed / expected * (MeanOver(i, against) - expected) - (_disagreements[i] - observed);
            squares += _table.Units[i] * (weight * part / expected) * (weight * part / expected);
        }
        return new Coefficient(value) { Interval = Interval(alpha, squares, _sums.PairedUnits) };
    }

    // Where agreement is by chance alone (Fleiss, Nee and Landis 1979, Psychological Bulletin 86:974): for N units of m ratings each,
    // v_0 = 2 ((sum p q)^2 - sum p q (q - p)) / (N m (m - 1) (sum p q)^2), q = 1 - p.
    private double? FleissNullError()
    {
        long m = _sums.PairedRatings / _sums.PairedUnits;
        if (_weights is not UnweightedLabels || _sums.PairedUnits * m != _sums.PairedRatings || !EachHas(m)) return null;
        double spread = 0, skew = 0;
        foreach (double share in _sums.Shares)
        {
            spread += share * (1 - share);
            skew += share * (1 - share) * (1 - 2 * share);
        }
        return Math.Sqrt(2 * (spread * spread - skew) / ((double)_sums.Units * m * (m - 1))) / spread;
    }

    private bool EachHas(long ratings)
    {
        for (int i = 0; i < _table.Count; i++)
            if (_table[i].Length != ratings) return false;
        return true;
    }

    private Coefficient Beyond(double expected, Func<int, double> partOf)
    {
        Measure value = _sums.Beyond(expected);
        if (value.Value is not { } coefficient) return value;
        double scale = (double)_sums.Units / _sums.PairedUnits;
        return WithInterval(
            value, i => Paired(i) * scale * (1 - _disagreements[i] / expected) - 2 * (1 - coefficient) * (1 - partOf(i) / expected));
    }

    private Coefficient WithInterval(Measure value, Func<int, double> partOf)
    {
        if (value.Value is not { } coefficient || _sums.Units < 2) return value;
        double squares = 0;
        for (int i = 0; i < _table.Count; i++)
        {
            double deviation = partOf(i) - coefficient;
            squares += _table.Units[i] * deviation * deviation;
        }
        return new Coefficient(value) { Interval = Interval(coefficient, squares, _sums.Units) };
    }

    private ConfidenceInterval Interval(double value, double squares, long units)
    {
        double error = Math.Sqrt(squares / ((double)units * (units - 1)));
        return ConfidenceInterval.IrrCac(value, error, _sums.Units - 1, _confidence);
    }

    private int Paired(int pattern) => _table[pattern].Length < 2 ? 0 : 1;

    // The mean of a label's number over the ratings of a pattern.
    private double MeanOver(int pattern, ReadOnlySpan<double> ofLabel)
    {
        double sum = 0;
        foreach (LabelCount count in _table.CountsOf(pattern)) sum += count.Count * ofLabel[count.Label];
        return sum / _table[pattern].Length;
    }
}
