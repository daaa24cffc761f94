namespace GeometryEngine;

/// <summary>How the votes on one kind of label are weighed: by the model that was asked for, or each the same where it says no more than the votes do.</summary>
internal sealed record LabelModel
{
    // Rounds until nothing changes any more: a few for many votes, thousands for a few hundred. Small tables get as many as take a second.
    private const int FewestRounds = 1_000;
    private const int MostRounds = 20_000;
    private const int VotesLookedAt = 1 << 26;

    /// <summary>What decides.</summary>
    public required VoteModel Model { get; init; }

    /// <summary>What was asked for, and how it was found.</summary>
    public required LabelFit Fit { get; init; }

    /// <summary>Finds the model.</summary>
    /// <param name="method">Which.</param>
    /// <param name="votes">The votes.</param>
    /// <param name="threads">Number of threads; the result does not depend on it.</param>
    public static LabelModel FitTo(VoteMethod method, VoteTable votes, int threads)
    {
        int rounds = Math.Clamp(VotesLookedAt / Math.Max(1, votes.Votes), FewestRounds, MostRounds);
        var options = new ErrorModelOptions { Threads = threads, MaxIterations = rounds };
        VoteModel found = method switch
        {
            VoteMethod.Weighted => VoteShares.Weighted(votes),
            VoteMethod.DawidSkene => DawidSkene.Fit(votes, options),
            VoteMethod.OneCoin => OneCoin.Fit(votes, options),
            VoteMethod.Mace => Mace.Fit(votes, options),
            _ => VoteShares.Majority(votes),
        };
        bool used = found.Status == MeasureStatus.Ok;
        long units = 0;
        for (int unit = 0; unit < votes.Units; unit++) units += votes.Weight(unit);
        return new LabelModel
        {
            Model = used ? found : VoteShares.Majority(votes),
            Fit = new LabelFit(used ? method : VoteMethod.Majority, found.Status, units, (found as ErrorModel)?.Fit),
        };
    }
}
