namespace GeometryEngine;

/// <summary>What the votes on a unit come to.</summary>
/// <param name="Label">The most probable label; of several equal ones the lowest. -1 without votes.</param>
/// <param name="Confidence">Its probability under the model, in [0, 1]; the share of votes for a majority.</param>
/// <param name="Entropy">Uncertainty in bits, from 0 (certain) to log2 of the number of labels.</param>
/// <param name="Votes">Number of votes.</param>
/// <param name="Tie">Whether another label is as probable.</param>
public readonly record struct Verdict(int Label, double Confidence, double Entropy, int Votes, bool Tie)
{
    // Probabilities that differ by less are taken for equal: rounding depends on the order of votes.
    private const double Margin = 1e-9;

    /// <summary>The verdict of a distribution over labels.</summary>
    /// <param name="posterior">Probability of each label; of sum 1, or all 0 for no verdict.</param>
    /// <param name="votes">Number of votes.</param>
    public static Verdict Of(ReadOnlySpan<double> posterior, int votes)
    {
        int best = -1, equals = 0;
        double entropy = 0;
        for (int label = 0; label < posterior.Length; label++)
        {
            double probability = posterior[label];
            if (probability <= 0) continue;
            entropy -= probability * Math.Log2(probability);
            if (best >= 0 && probability <= posterior[best] + Margin)
            {
                if (probability >= posterior[best] - Margin) equals++;
                continue;
            }
            (best, equals) = (label, 0);
        }
        return best < 0 ? new Verdict(-1, 0, 0, votes, false) : new Verdict(best, posterior[best], Math.Max(0, entropy), votes, equals > 0);
    }
}
