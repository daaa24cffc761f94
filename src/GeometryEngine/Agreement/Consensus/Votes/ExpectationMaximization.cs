namespace GeometryEngine;

/// <summary>Refines a model of raters' errors round by round: what its units probably are, then what errors that means.</summary>
internal static class ExpectationMaximization
{
    /// <summary>Refines until the log-likelihood of the votes no longer changes.</summary>
    /// <param name="votes">The votes.</param>
    /// <param name="first">Where to begin.</param>
    /// <param name="maximize">The model that fits expected counts best.</param>
    /// <param name="options">When to stop.</param>
    public static ErrorModel ToLikelihood(
        VoteTable votes, ErrorModel first, Func<ExpectedCounts, ErrorModel> maximize, ErrorModelOptions options)
    {
        ErrorModel model = first;
        double before = double.NegativeInfinity;
        for (int round = 1; ; round++)
        {
            ExpectedCounts counts = ExpectedCounts.Of(votes, model, options.Threads);
            double change = Math.Abs(counts.LogLikelihood - before);
            bool done = change <= options.Tolerance * Math.Abs(counts.LogLikelihood);
            if (done || round == options.MaxIterations) return model.With(model.Fit with
            {
                Iterations = round,
                Converged = done,
                LogLikelihood = counts.LogLikelihood,
            });
            before = counts.LogLikelihood;
            model = maximize(counts);
        }
    }

    /// <summary>Refines until no probability of an error changes by more than a limit.</summary>
    /// <param name="votes">The votes.</param>
    /// <param name="first">Where to begin.</param>
    /// <param name="maximize">The model that fits expected counts best.</param>
    /// <param name="isSmall">Whether a change, never negative, is small enough.</param>
    /// <param name="maxIterations">Most rounds.</param>
    public static ErrorModel ToParameters(
        VoteTable votes, ErrorModel first, Func<ExpectedCounts, ErrorModel> maximize, Func<double, bool> isSmall, int maxIterations)
    {
        ErrorModel model = first;
        for (int round = 1; ; round++)
        {
            ExpectedCounts counts = ExpectedCounts.Of(votes, model, threads: 1);
            ErrorModel next = maximize(counts);
            bool done = isSmall(LargestChange(model, next));
            if (done || round == maxIterations) return next.With(next.Fit with
            {
                Iterations = round,
                Converged = done,
                LogLikelihood = ExpectedCounts.Of(votes, next, threads: 1).LogLikelihood,
            });
            model = next;
        }
    }

    private static double LargestChange(ErrorModel before, ErrorModel after)
    {
        double change = 0;
        for (int i = 0; i < before.Errors.Length; i++) change = Math.Max(change, Math.Abs(before.Errors[i] - after.Errors[i]));
        return change;
    }
}
