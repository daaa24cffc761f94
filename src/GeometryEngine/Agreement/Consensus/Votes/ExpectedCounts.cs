using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace GeometryEngine;

/// <summary>
/// How many units are expected to have each label, and how many votes of each rater each label to have got which label: the E-step of a
/// model of raters' errors, and all that its M-step needs.
/// </summary>
internal sealed class ExpectedCounts
{
    // Units that one thread counts on its own; how many depends on the votes alone, so that sums do not depend on threads.
    private const int LeastChunk = 1 << 14;

    private ExpectedCounts(int raters, int labels)
    {
        Units = new double[labels];
        Votes = new double[raters * labels * labels];
    }

    /// <summary>Expected number of units of each label.</summary>
    public double[] Units { get; }

    /// <summary>Expected number of votes of (rater, given, true), at (rater * labels + given) * labels + true.</summary>
    public double[] Votes { get; }

    /// <summary>Log-likelihood of all votes, natural.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>The counts when each unit has its labels in the shares of its votes.</summary>
    public static ExpectedCounts OfShares(VoteTable votes, int threads) => Run(votes, threads, static (unit, posterior) =>
    {
        posterior.Clear();
        foreach (Rating vote in unit) posterior[vote.Label] += 1.0 / unit.Length;
        return 0;
    });

    /// <summary>The counts under a model.</summary>
    public static ExpectedCounts Of(VoteTable votes, ErrorModel model, int threads) => Run(votes, threads, model.Explain);

    private delegate double Explainer(ReadOnlySpan<Rating> votes, Span<double> posterior);

    private static ExpectedCounts Run(VoteTable votes, int threads, Explainer explain)
    {
        var total = new ExpectedCounts(votes.Raters, votes.Labels);
        int chunk = Math.Max(LeastChunk, total.Votes.Length / 8); // adding a chunk up costs less than counting it
        int chunks = (int)(((long)votes.Units + chunk - 1) / chunk);
        if (chunks < 2)
        {
            total.Count(votes, 0, votes.Units, explain);
            return total;
        }
        var pool = new ConcurrentBag<ExpectedCounts>();
        OrderedParallel.Run(chunks, threads, index =>
        {
            if (!pool.TryTake(out ExpectedCounts? part)) part = new ExpectedCounts(votes.Raters, votes.Labels);
            part.Clear();
            part.Count(votes, index * chunk, (int)Math.Min(votes.Units, (index + 1L) * chunk), explain);
            return part;
        }, part =>
        {
            total.Add(part);
            pool.Add(part);
        });
        return total;
    }

    private void Count(VoteTable votes, int start, int end, Explainer explain)
    {
        int labels = votes.Labels;
        double[] posterior = new double[labels];
        for (int unit = start; unit < end; unit++)
        {
            double weight = votes.Weight(unit);
            ReadOnlySpan<Rating> ratings = votes[unit];
            LogLikelihood += weight * explain(ratings, posterior);
            for (int truth = 0; truth < posterior.Length; truth++)
            {
                posterior[truth] *= weight;
                Units[truth] += posterior[truth];
            }
            foreach (Rating vote in ratings)
            {
                Span<double> counts = Votes.AsSpan((vote.Rater * labels + vote.Label) * labels, labels);
                for (int truth = 0; truth < counts.Length; truth++) counts[truth] += posterior[truth];
            }
        }
    }

    private void Add(ExpectedCounts other)
    {
        TensorPrimitives.Add<double>(Units, other.Units, Units);
        TensorPrimitives.Add<double>(Votes, other.Votes, Votes);
        LogLikelihood += other.LogLikelihood;
    }

    private void Clear()
    {
        Array.Clear(Units);
        Array.Clear(Votes);
        LogLikelihood = 0;
    }
}
