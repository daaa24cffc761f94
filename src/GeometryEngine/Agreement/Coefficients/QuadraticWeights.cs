namespace GeometryEngine;

/// <summary>
/// Squared differences of values. They need no table of all pairs: what a label differs from others is known from their mean and variance.
/// </summary>
internal sealed class QuadraticWeights : AgreementWeights
{
    private readonly double[] _values; // as shares of their range

    /// <summary>Weights of ascending values.</summary>
    public QuadraticWeights(ReadOnlySpan<double> values) : base(values.Length)
    {
        Throw.IfNotLabelValues(values, negativesRefused: false, nameof(values));
        _values = values.ToArray();
        if (values.Length < 2) return;
        double range = values[^1] - values[0];
        for (int i = 0; i < _values.Length; i++) _values[i] = (_values[i] - values[0]) / range;
    }

    private QuadraticWeights(double[] values) : base(values.Length) => _values = values;

    /// <summary>
    /// Krippendorff's ordinal metric: with n_g ratings of label g, (sum_{g = c..k} n_g - (n_c + n_k) / 2)^2 is the squared difference of the
    /// labels' mid-ranks, sum_{g below c} n_g + n_c / 2.
    /// </summary>
    /// <param name="counts">The n_g, by labels in their order.</param>
    public static QuadraticWeights OfRanks(ReadOnlySpan<double> counts) => new(MidRanks(counts));

    /// <summary>The mid-rank of each label, as a share of all ratings.</summary>
    private static double[] MidRanks(ReadOnlySpan<double> counts)
    {
        double[] ranks = new double[counts.Length];
        double below = 0;
        for (int k = 0; k < counts.Length; k++)
        {
            ranks[k] = below + counts[k] / 2;
            below += counts[k];
        }
        if (below > 0)
            for (int k = 0; k < ranks.Length; k++) ranks[k] /= below;
        return ranks;
    }

    public override double Disagreement(int k, int l) => (_values[k] - _values[l]) * (_values[k] - _values[l]);

    // sum_l s_l (v_k - v_l)^2 = s ((v_k - mean)^2 + variance), s being the sum of the shares
    internal override double[] Against(ReadOnlySpan<double> shares)
    {
        double total = 0, mean = 0, variance = 0;
        for (int l = 0; l < shares.Length; l++)
        {
            total += shares[l];
            mean += shares[l] * _values[l];
        }
        if (total == 0) return new double[Labels];
        mean /= total;
        for (int l = 0; l < shares.Length; l++) variance += shares[l] * (_values[l] - mean) * (_values[l] - mean);
        return [.. _values.Select(value => total * (value - mean) * (value - mean) + variance)];
    }

    // 2 / (r - 1) times the sum of squares around the mean
    internal override double Among(ReadOnlySpan<LabelCount> counts)
    {
        if (counts.Length < 2) return 0;
        long ratings = 0;
        double mean = 0, squares = 0;
        foreach (LabelCount count in counts)
        {
            ratings += count.Count;
            mean += count.Count * _values[count.Label];
        }
        mean /= ratings;
        foreach (LabelCount count in counts) squares += count.Count * (_values[count.Label] - mean) * (_values[count.Label] - mean);
        return 2 * squares / (ratings - 1);
    }
}
