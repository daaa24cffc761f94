namespace GeometryEngine;

/// <summary>
/// The model of Dawid and Skene with one number a rater: it is right with that probability whatever the label, and when it is wrong every
/// other label is as probable. Found as <see cref="DawidSkene"/> is; for raters with few votes each.
/// </summary>
public static class OneCoin
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

    private static ErrorModel Maximize(ExpectedCounts counts, ErrorFit fit)
    {
        int labels = counts.Units.Length;
        double[] errors = new double[counts.Votes.Length];
        Measure[] skills = DawidSkene.Skills(counts);
        for (int i = 0; i < errors.Length; i++)
        {
            if (skills[i / (labels * labels)].Value is not { } skill) continue;
            bool isRight = i / labels % labels == i % labels;
            errors[i] = isRight ? skill : (1 - skill) / (labels - 1);
        }
        return new ErrorModel(DawidSkene.Shares(counts.Units), errors, skills, fit);
    }
}
