namespace GeometryEngine;

/// <summary>Each rater's own shares of labels: what Cohen and Conger expect by chance.</summary>
/// <remarks>
/// With p_gk the share of label k among the n_g ratings of rater g of R: two different raters drawn at random disagree by chance by D_e =
/// sum_kl d_kl (P_k P_l - sum_g p_gk p_gl) / (R (R - 1)), P_k = sum_g p_gk (Conger 1980, Psychological Bulletin 88:322).
/// </remarks>
internal sealed class RaterMargins
{
    private readonly AgreementWeights _weights;
    private readonly Dictionary<int, int> _indexOf = [];
    private readonly double[][] _shares;
    private readonly long[] _ratings;
    private readonly double[] _pooled;

    /// <summary>The margins of the raters of a table.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="weights">How far apart labels are.</param>
    /// <param name="units">How many units have each pattern.</param>
    public RaterMargins(RatingTable table, AgreementWeights weights, ReadOnlySpan<long> units)
    {
        _weights = weights;
        var shares = new List<double[]>();
        var ratings = new List<long>();
        for (int i = 0; i < table.Count; i++)
        {
            if (units[i] == 0) continue;
            foreach (Rating rating in table[i])
            {
                if (!_indexOf.TryGetValue(rating.Rater, out int rater))
                {
                    _indexOf.Add(rating.Rater, rater = shares.Count);
                    shares.Add(new double[table.Labels]);
                    ratings.Add(0);
                }
                shares[rater][rating.Label] += units[i];
                ratings[rater] += units[i];
            }
        }
        (_shares, _ratings, _pooled) = ([.. shares], [.. ratings], new double[table.Labels]);
        for (int rater = 0; rater < _shares.Length; rater++)
        {
            for (int k = 0; k < _pooled.Length; k++)
            {
                _shares[rater][k] /= _ratings[rater];
                _pooled[k] += _shares[rater][k];
            }
        }
    }

    /// <summary>D_e; 0 for fewer than two raters.</summary>
    public double Expected() => _shares.Length < 2 ? 0 : _shares.Sum(AgainstOthers) / Pairs;

    /// <summary>
    /// The part of D_e that comes from each pattern, for its variance (irrCAC's <c>conger.kappa.raw</c>): a rater who did not rate the unit
    /// counts with its mean.
    /// </summary>
    /// <param name="table">The ratings.</param>
    /// <param name="units">The number of units.</param>
    public double[] ExpectedByPattern(RatingTable table, long units)
    {
        double[] means = [.. _shares.Select(AgainstOthers)];
        double[][] ofLabel = [.. _shares.Select(own => _weights.Against(Others(own)))];
        double all = means.Sum();
        double[] parts = new double[table.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            double sum = all;
            foreach (Rating rating in table[i])
            {
                int rater = _indexOf[rating.Rater];
                sum += (double)units / _ratings[rater] * (ofLabel[rater][rating.Label] - means[rater]);
            }
            parts[i] = sum / Pairs;
        }
        return parts;
    }

    private double Pairs => (double)_shares.Length * (_shares.Length - 1);

    // sum_k over the rater's shares of what the label disagrees with all others'.
    private double AgainstOthers(double[] own)
    {
        double[] against = _weights.Against(Others(own));
        double sum = 0;
        for (int k = 0; k < own.Length; k++) sum += own[k] * against[k];
        return sum;
    }

    // Never below 0, where rounding would make it so.
    private double[] Others(double[] own) => [.. own.Select((share, k) => Math.Max(0, _pooled[k] - share))];
}
