namespace GeometryEngine;

/// <summary>Voting: the probability of a label is its share of the votes, each vote counting as much as its rater weighs.</summary>
public sealed class VoteShares : VoteModel
{
    private readonly double[] _weights;
    private readonly Measure[] _skills;

    private VoteShares(VoteTable votes, double[] weights, Measure[] skills) : base(votes.Raters, votes.Labels, VoteStatus.Of(votes, leastRaters: 2))
    {
        (_weights, _skills) = (weights, skills);
    }

    /// <summary>Every vote counts the same. A rater's skill is the share of its votes that agree with the majority.</summary>
    /// <param name="votes">The votes.</param>
    public static VoteShares Majority(VoteTable votes)
    {
        double[] equal = [.. Enumerable.Repeat(1.0, votes.Raters)];
        return new VoteShares(votes, equal, Agreement(votes, equal));
    }

    /// <summary>
    /// Wawa (worker agreement with aggregate): a vote counts as much as the share of its rater's votes that agree with the majority, where
    /// a tie goes to the lowest label. Where all voters of a unit weigh nothing, they count the same.
    /// </summary>
    /// <param name="votes">The votes.</param>
    public static VoteShares Weighted(VoteTable votes)
    {
        Measure[] skills = Agreement(votes, [.. Enumerable.Repeat(1.0, votes.Raters)]);
        return new VoteShares(votes, [.. skills.Select(skill => skill.Value ?? 0)], skills);
    }

    /// <inheritdoc/>
    public override Measure Skill(int rater) => _skills[rater];

    /// <inheritdoc/>
    public override void Posterior(ReadOnlySpan<Rating> votes, Span<double> posterior)
    {
        posterior.Clear();
        if (votes.IsEmpty) return;
        double total = Count(votes, _weights, posterior);
        if (total == 0) total = Count(votes, [], posterior);
        foreach (ref double share in posterior) share /= total;
    }

    private static double Count(ReadOnlySpan<Rating> votes, ReadOnlySpan<double> weights, Span<double> counts)
    {
        double total = 0;
        foreach (Rating vote in votes)
        {
            double weight = weights.IsEmpty ? 1 : weights[vote.Rater];
            counts[vote.Label] += weight;
            total += weight;
        }
        return total;
    }

    // The share of each rater's votes that agree with the label of most weight.
    private static Measure[] Agreement(VoteTable votes, double[] weights)
    {
        long[] agreeing = new long[votes.Raters], given = new long[votes.Raters];
        double[] counts = new double[votes.Labels];
        for (int unit = 0; unit < votes.Units; unit++)
        {
            Array.Clear(counts);
            Count(votes[unit], weights, counts);
            int winner = counts.AsSpan().IndexOf(counts.Max());
            foreach (Rating vote in votes[unit])
            {
                given[vote.Rater] += votes.Weight(unit);
                if (vote.Label == winner) agreeing[vote.Rater] += votes.Weight(unit);
            }
        }
        return [.. agreeing.Zip(given, (right, all) => Measure.Ratio(right, all))];
    }
}
