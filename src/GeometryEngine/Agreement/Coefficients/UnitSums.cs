namespace GeometryEngine;

/// <summary>
/// What the coefficients need to know of a number of units, and the coefficients. With n units, n2 of them with two ratings or more, r_i
/// ratings of unit i, r_ik of them with label k, d_kl the disagreement of labels and D_i the mean disagreement of two ratings of unit i:
/// all coefficients are 1 - D_o / D_e, and differ in what they expect by chance.
/// </summary>
/// <remarks>Missing ratings are treated as in irrCAC (Gwet): shares of labels are pi_k = mean over the n units of r_ik / r_i.</remarks>
internal sealed class UnitSums
{
    private readonly AgreementWeights _weights;
    private readonly int _raters;
    private double _disagreement; // sum of D_i
    private double _ratingDisagreement; // sum of r_i D_i

    /// <summary>Sums over all units of a table.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="weights">How far apart labels are.</param>
    /// <param name="disagreements">D_i of each pattern.</param>
    /// <param name="units">How many units have each pattern.</param>
    public UnitSums(RatingTable table, AgreementWeights weights, ReadOnlySpan<double> disagreements, ReadOnlySpan<long> units)
    {
        (_weights, _raters) = (weights, table.Raters.Count);
        (Shares, PairedCounts) = (new double[table.Labels], new double[table.Labels]);
        for (int i = 0; i < table.Count; i++)
            if (units[i] > 0) Add(table[i].Length, table.CountsOf(i), disagreements[i], units[i]);
        for (int k = 0; k < Shares.Length; k++) Shares[k] /= Units;
    }

    /// <summary>The number n of units.</summary>
    public long Units { get; private set; }

    /// <summary>The number n2 of units with two ratings or more.</summary>
    public long PairedUnits { get; private set; }

    /// <summary>The number of ratings in such units.</summary>
    public long PairedRatings { get; private set; }

    /// <summary>pi_k of each label.</summary>
    public double[] Shares { get; }

    /// <summary>How often each label occurs in units with two ratings or more.</summary>
    public double[] PairedCounts { get; }

    /// <summary>Why no coefficient is defined; null where some may be.</summary>
    public MeasureStatus? WhyUndefined
    {
        get
        {
            if (Units == 0) return MeasureStatus.Empty;
            if (_raters < 2) return MeasureStatus.SingleRater;
            return PairedUnits == 0 ? MeasureStatus.NoOverlap : null;
        }
    }

    /// <summary>D_o, the mean of D_i over the n2 units.</summary>
    public double Observed => _disagreement / PairedUnits;

    /// <summary>Percent agreement p_a.</summary>
    public Measure PercentAgreement() => WhyUndefined is { } status ? Measure.Undefined(status) : Measure.Of(1 - Observed);

    /// <summary>A coefficient from what it expects.</summary>
    public Measure Beyond(double expected)
    {
        if (WhyUndefined is { } status) return Measure.Undefined(status);
        return expected == 0 ? Measure.Undefined(MeasureStatus.NoVariation) : Measure.Of(1 - Observed / expected);
    }

    /// <summary>What Scott and Fleiss expect: two labels drawn from the shares.</summary>
    public double FleissExpected()
    {
        double[] against = _weights.Against(Shares);
        double sum = 0;
        for (int k = 0; k < Shares.Length; k++) sum += Shares[k] * against[k];
        return sum;
    }

    /// <summary>
    /// What Gwet expects: 1 - p_e with p_e = T / (q (q - 1)) sum_k pi_k (1 - pi_k), T the sum of all weights; 0 for a single label.
    /// </summary>
    public double GwetExpected()
    {
        if (Shares.Length < 2) return 0;
        double spread = 0;
        foreach (double share in Shares) spread += share * (1 - share);
        return 1 - GwetFactor() * spread;
    }

    /// <summary>T / (q (q - 1)).</summary>
    public double GwetFactor()
    {
        double q = Shares.Length;
        return (q * q - _weights.Total()) / (q * (q - 1));
    }

    /// <summary>What Brennan and Prediger expect: two labels drawn from all alike.</summary>
    public double BrennanPredigerExpected() => Shares.Length < 2 ? 0 : _weights.Total() / ((double)Shares.Length * Shares.Length);

    /// <summary>Krippendorff's observed disagreement: that of each unit counts as often as it has ratings.</summary>
    public double PairedObserved => _ratingDisagreement / PairedRatings;

    /// <summary>Krippendorff's expected disagreement of two ratings drawn with replacement, which the n / (n - 1) of alpha corrects.</summary>
    public double PairedExpected()
    {
        double[] against = _weights.Against(PairedCounts);
        double sum = 0;
        for (int k = 0; k < PairedCounts.Length; k++) sum += PairedCounts[k] * against[k];
        return sum / ((double)PairedRatings * PairedRatings);
    }

    /// <summary>
    /// Krippendorff's alpha (2011, Computing Krippendorff's Alpha-Reliability) with the weights' disagreement for its metric.
    /// </summary>
    public Measure KrippendorffAlpha()
    {
        if (WhyUndefined is { } status) return Measure.Undefined(status);
        double expected = PairedExpected();
        if (expected == 0) return Measure.Undefined(MeasureStatus.NoVariation);
        return Measure.Of(1 - (PairedRatings - 1.0) / PairedRatings * PairedObserved / expected);
    }

    private void Add(int ratings, ReadOnlySpan<LabelCount> counts, double disagreement, long units)
    {
        Units += units;
        foreach (LabelCount count in counts) Shares[count.Label] += (double)units * count.Count / ratings;
        if (ratings < 2) return;
        PairedUnits += units;
        PairedRatings += units * ratings;
        _disagreement += units * disagreement;
        _ratingDisagreement += units * ratings * disagreement;
        foreach (LabelCount count in counts) PairedCounts[count.Label] += (double)units * count.Count;
    }
}
