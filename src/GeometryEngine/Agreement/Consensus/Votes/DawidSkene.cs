namespace GeometryEngine;

/// <summary>
/// Dawid and Skene (1979, Applied Statistics 28:20): every rater has a table of errors of its own, and labels their frequencies; both are
/// found by expectation and maximisation from the shares of the votes, until the log-likelihood of the votes no longer changes. A rater may
/// vote on a unit several times.
/// </summary>
public static class DawidSkene
{
    /// <summary>Finds the model of some votes.</summary>
    /// <param name="votes">The votes.</param>
    /// <param name="options">When to stop; <see cref="ErrorModelOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">
    /// An option is outside of its range, or there are more kinds of error than <see cref="ErrorModel.MostErrors"/>.
    /// </exception>
    public static ErrorModel Fit(VoteTable votes, ErrorModelOptions? options = null)
    {
        options ??= ErrorModelOptions.Default;
        Throw.IfNotErrorModelOptions(options, nameof(options));
        Throw.IfTooManyErrors(votes, nameof(votes));
        var fit = new ErrorFit(VoteStatus.Of(votes, VoteStatus.LeastRaters), 0, false, 0);
        ErrorModel first = Maximize(ExpectedCounts.OfShares(votes, options.Threads), fit);
        return ExpectationMaximization.ToLikelihood(votes, first, counts => Maximize(counts, fit), options);
    }

    private static ErrorModel Maximize(ExpectedCounts counts, ErrorFit fit) =>
        new(Shares(counts.Units), Errors(counts), Skills(counts), fit);

    /// <summary>Of the votes of a rater on units of one label, the share of each label given.</summary>
    internal static double[] Errors(ExpectedCounts counts)
    {
        int labels = counts.Units.Length;
        double[] errors = new double[counts.Votes.Length], sums = new double[labels];
        for (int rater = 0; rater < errors.Length; rater += labels * labels)
        {
            Array.Clear(sums);
            for (int i = 0; i < labels * labels; i++) sums[i % labels] += counts.Votes[rater + i];
            for (int i = 0; i < labels * labels; i++)
                if (sums[i % labels] > 0) errors[rater + i] = counts.Votes[rater + i] / sums[i % labels];
        }
        return errors;
    }

    /// <summary>The share of each rater's votes that are expected to be right.</summary>
    internal static Measure[] Skills(ExpectedCounts counts)
    {
        int labels = counts.Units.Length, cells = labels * labels;
        var skills = new Measure[cells == 0 ? 0 : counts.Votes.Length / cells];
        for (int rater = 0; rater < skills.Length; rater++)
        {
            ReadOnlySpan<double> own = counts.Votes.AsSpan(rater * cells, cells);
            double right = 0, all = 0;
            for (int i = 0; i < cells; i++)
            {
                all += own[i];
                if (i / labels == i % labels) right += own[i];
            }
            skills[rater] = all == 0 ? Measure.Undefined(MeasureStatus.Empty) : Measure.Of(Math.Min(1, right / all));
        }
        return skills;
    }

    /// <summary>Numbers as shares of their sum; all 0 when that is 0.</summary>
    internal static double[] Shares(double[] counts)
    {
        double sum = counts.Sum();
        return [.. counts.Select(count => sum == 0 ? 0 : count / sum)];
    }
}
