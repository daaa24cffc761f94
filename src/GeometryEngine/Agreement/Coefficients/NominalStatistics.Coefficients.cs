namespace GeometryEngine;

public sealed partial class NominalStatistics
{
    /// <summary>
    /// Percent agreement p_a (irrCAC's <c>pa</c>): the mean over units with two or more ratings of the share of pairs of ratings that
    /// agree.
    /// </summary>
    public Measure PercentAgreement() => WhyUndefined() is { } status ? Measure.Undefined(status) : Measure.Of(1 - Disagreement());

    /// <summary>
    /// The share of the units rated by every rater on which all of them agree (R irr's <c>agree</c>, as a share); empty when no unit is
    /// complete.
    /// </summary>
    public Measure UnanimousAgreement()
    {
        if (WhyUndefined() is { } status) return Measure.Undefined(status);
        Group? complete = _groups.GetValueOrDefault(Raters);
        return Measure.Ratio(complete?.Unanimous ?? 0, complete?.Units ?? 0);
    }

    /// <summary>
    /// Positive agreement on a label (Cicchetti and Feinstein 1990, Journal of Clinical Epidemiology 43:551): over all ratings that are the
    /// label, the share of the unit's other ratings that are it too. For two raters it is Dice's coefficient.
    /// </summary>
    /// <param name="label">The label.</param>
    internal Measure PositiveAgreement(int label)
    {
        if (WhyUndefined() is { } status) return Measure.Undefined(status);
        Int128 pairs = 0, disagreeing = 0; // ordered
        foreach ((int m, Group group) in _groups)
        {
            if (m < 2 || label >= group.Labels.Length) continue;
            pairs += (Int128)group.Labels[label] * (m - 1);
            disagreeing += group.DisagreeingPairs / 2;
        }
        return pairs == 0 ? Measure.Undefined(MeasureStatus.Empty) : Measure.Of(1 - (double)disagreeing / (double)pairs);
    }

    /// <summary>
    /// Fleiss' kappa (Fleiss 1971, Psychological Bulletin 76:378; Scott's pi for two raters): (p_a - p_e) / (1 - p_e) with p_e = sum_k
    /// pi_k^2.
    /// </summary>
    public Measure FleissKappa() => BeyondChance(Diversity());

    /// <summary>Gwet's AC1 (Gwet 2008, BJMSP 61:29): as kappa, with p_e = sum_k pi_k (1 - pi_k) / (q - 1).</summary>
    /// <param name="labels">The number q of labels that raters could choose from.</param>
    public Measure GwetAc1(int labels) => BeyondChance(labels < 2 ? 0 : 1 - Diversity() / (labels - 1));

    /// <summary>
    /// The coefficient of Brennan and Prediger (1981; Bennett's S, Randolph's free-marginal kappa): as kappa, with p_e = 1 / q.
    /// </summary>
    /// <param name="labels">The number q of labels that raters could choose from.</param>
    public Measure BrennanPrediger(int labels) => BeyondChance(labels < 2 ? 0 : 1 - 1.0 / labels);

    /// <summary>
    /// Krippendorff's alpha, nominal (Krippendorff 2011): 1 - (n - 1) D / (n^2 - sum_k n_k^2), where n ratings, n_k of them with label k,
    /// stand in units with two or more, and D = sum over units of disagreeing ordered pairs / (m - 1).
    /// </summary>
    public Measure KrippendorffAlpha()
    {
        if (WhyUndefined() is { } status) return Measure.Undefined(status);
        Int128 ratings = 0, squares = 0;
        foreach (long count in LabelCounts(leastRatings: 2))
        {
            ratings += count;
            squares += (Int128)count * count;
        }
        double observed = 0;
        foreach ((int m, Group group) in _groups)
            if (m >= 2) observed += (double)group.DisagreeingPairs / (m - 1);
        Int128 expected = ratings * ratings - squares;
        if (expected == 0) return Measure.Undefined(MeasureStatus.NoVariation);
        return Measure.Of(1 - (double)(ratings - 1) * observed / (double)expected);
    }

    private MeasureStatus? WhyUndefined()
    {
        if (_groups.Count == 0) return MeasureStatus.Empty;
        if (Raters < 2) return MeasureStatus.SingleRater;
        return _groups.Keys.Last() < 2 ? MeasureStatus.NoOverlap : null;
    }

    // 1 - p_a. Counting what disagrees makes perfect agreement exactly 1.
    private double Disagreement()
    {
        double sum = 0;
        long units = 0;
        foreach ((int m, Group group) in _groups)
        {
            if (m < 2) continue;
            sum += (double)group.DisagreeingPairs / ((double)m * (m - 1));
            units += group.Units;
        }
        return sum / units;
    }

    // 1 - sum_k pi_k^2 as twice the sum of pi_j pi_k over j < k: without cancellation where one label is nearly all, and exactly 0 when it
    // is all. Ascending shares make the sum independent of how labels are numbered.
    private double Diversity()
    {
        double[] shares = Shares();
        Array.Sort(shares);
        double before = 0, sum = 0;
        foreach (double share in shares)
        {
            sum += share * before;
            before += share;
        }
        return 2 * sum;
    }

    // pi_k of every label.
    private double[] Shares()
    {
        double[] shares = new double[LabelRange];
        foreach ((int m, Group group) in _groups)
            for (int label = 0; label < group.Labels.Length; label++) shares[label] += (double)group.Labels[label] / m;
        double units = Units;
        for (int label = 0; label < shares.Length; label++) shares[label] /= units;
        return shares;
    }

    private Measure BeyondChance(double chanceDisagreement)
    {
        if (WhyUndefined() is { } status) return Measure.Undefined(status);
        return chanceDisagreement == 0 ? Measure.Undefined(MeasureStatus.NoVariation) : Measure.Of(1 - Disagreement() / chanceDisagreement);
    }
}
