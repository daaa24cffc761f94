namespace GeometryEngine;

/// <summary>
/// STAPLE (Warfield, Zou and Wells 2004, IEEE TMI 23:903; several labels: Rohlfing, Russakoff and Maurer 2004, IEEE TMI 23:983): the most
/// probable segmentation behind those of several raters, and how far each rater is trusted, label by label. It is the model of Dawid and
/// Skene with frequencies of labels that stay what they are beforehand, and is found round by round as ITK's filters do. Two raters cannot
/// be told apart (<see cref="MeasureStatus.NotIdentifiable"/>): which of them the model believes depends on where it started.
/// </summary>
/// <remarks>
/// Votes come from <see cref="PatternRuns.Histogram"/> through <see cref="VoteTable.Of"/>, the whole image with its background: the
/// foreground's share of it is the probability beforehand. Sensitivity of a rater is <see cref="ErrorModel.Accuracy"/> of label 1,
/// specificity that of label 0.
/// </remarks>
public static class Staple
{
    private const double BinaryTolerance = 1e-7; // ITK: square of the change at most 1e-14
    private const double LabelTolerance = 1e-5; // ITK: change below 1e-5

    /// <summary>Binary masks: labels 0 and 1. Begins with the shares of the votes.</summary>
    /// <param name="votes">The votes on pixels.</param>
    /// <param name="options">When to stop; <see cref="StapleOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">There are not two labels, or an option is outside of its range.</exception>
    public static ErrorModel Binary(VoteTable votes, StapleOptions? options = null)
    {
        options ??= StapleOptions.Default;
        Throw.IfNotStapleOptions(options, nameof(options));
        Throw.IfTooManyErrors(votes, nameof(votes));
        if (votes.Labels != 2) Throw.Argument($"{votes.Labels} labels; binary masks have 2", nameof(votes));
        var fit = new ErrorFit(VoteStatus.Of(votes, VoteStatus.LeastRaters), 0, false, 0);
        double foreground = Math.Min(1, Shares(votes)[1] * options.ConfidenceWeight);
        double[] priors = [1 - foreground, foreground];
        double tolerance = options.Tolerance ?? BinaryTolerance;
        ErrorModel first = Maximize(ExpectedCounts.OfShares(votes, threads: 1), priors, fit);
        return ExpectationMaximization.ToParameters(
            votes, first, counts => Maximize(counts, priors, fit), change => change <= tolerance, options.MaxIterations);
    }

    /// <summary>Any number of labels. Begins with what the plurality of each pixel says, as a share of what the rater says.</summary>
    /// <param name="votes">The votes on pixels.</param>
    /// <param name="options">When to stop; <see cref="StapleOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">An option is outside of its range.</exception>
    public static ErrorModel Labels(VoteTable votes, StapleOptions? options = null)
    {
        options ??= StapleOptions.Default;
        Throw.IfNotStapleOptions(options, nameof(options));
        Throw.IfTooManyErrors(votes, nameof(votes));
        var fit = new ErrorFit(VoteStatus.Of(votes, VoteStatus.LeastRaters), 0, false, 0);
        double[] priors = Shares(votes);
        var first = new ErrorModel(priors, PluralityErrors(votes), new Measure[votes.Raters], fit);
        return ExpectationMaximization.ToParameters(votes, first, counts => Maximize(counts, priors, fit), IsSmall, options.MaxIterations);

        bool IsSmall(double change) => options.Tolerance is { } tolerance ? change <= tolerance : change < LabelTolerance;
    }

    private static ErrorModel Maximize(ExpectedCounts counts, double[] priors, ErrorFit fit) =>
        new(priors, DawidSkene.Errors(counts), DawidSkene.Skills(counts), fit);

    // The share of each label among all votes.
    private static double[] Shares(VoteTable votes)
    {
        var counts = new long[votes.Labels];
        for (int unit = 0; unit < votes.Units; unit++)
            foreach (Rating vote in votes[unit]) counts[vote.Label] += votes.Weight(unit);
        return DawidSkene.Shares([.. counts.Select(count => (double)count)]);
    }

    // For each label a rater gives, the share of the labels that the plurality gives there. ITK's table has no column for pixels where the
    // plurality is undecided, and counts them in the first column of the row below; so do we, or the last digits would differ from its.
    private static double[] PluralityErrors(VoteTable votes)
    {
        int labels = votes.Labels;
        var errors = new double[votes.Raters * labels * labels];
        for (int unit = 0; unit < votes.Units; unit++)
        {
            int winner = Plurality(votes[unit], labels);
            foreach (Rating vote in votes[unit])
            {
                (int row, int column) = winner == labels ? (vote.Label + 1, 0) : (vote.Label, winner);
                if (row < labels) errors[(vote.Rater * labels + row) * labels + column] += votes.Weight(unit);
            }
        }
        for (int row = 0; row < errors.Length; row += Math.Max(1, labels))
        {
            Span<double> given = errors.AsSpan(row, labels);
            double sum = 0;
            foreach (double count in given) sum += count;
            if (sum == 0) continue;
            foreach (ref double share in given) share /= sum;
        }
        return errors;
    }

    // The label of most votes; the number of labels when several have as many.
    private static int Plurality(ReadOnlySpan<Rating> votes, int labels)
    {
        Span<int> counts = labels <= 64 ? stackalloc int[labels] : new int[labels];
        counts.Clear();
        foreach (Rating vote in votes) counts[vote.Label]++;
        int winner = 0, equals = 0;
        for (int label = 1; label < labels; label++)
        {
            if (counts[label] > counts[winner]) (winner, equals) = (label, 0);
            else if (counts[label] == counts[winner]) equals++;
        }
        return equals > 0 ? labels : winner;
    }
}
