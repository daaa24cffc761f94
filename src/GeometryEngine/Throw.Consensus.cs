namespace GeometryEngine;

internal static partial class Throw
{
    public static void IfNegative(int count, string parameter)
    {
        if (count < 0) Argument($"{count}; 0 or more is allowed", parameter);
    }

    public static void IfNotVote(Rating vote, int raters, int labels, string parameter)
    {
        if ((uint)vote.Rater >= (uint)raters) Argument($"rater {vote.Rater}; 0 to {raters - 1} are allowed", parameter);
        if ((uint)vote.Label >= (uint)labels) Argument($"label {vote.Label} of rater {vote.Rater}; 0 to {labels - 1} are allowed", parameter);
    }

    public static void IfNotErrorModelOptions(ErrorModelOptions options, string parameter)
    {
        if (!(options.Tolerance >= 0)) Argument($"tolerance {options.Tolerance}; 0 or more is allowed", parameter);
        if (options.MaxIterations < 1) Argument($"{options.MaxIterations} iterations; 1 or more is allowed", parameter);
        if (options.Threads < 1) Argument($"{options.Threads} threads; 1 or more is allowed", parameter);
    }

    public static void IfNotStapleOptions(StapleOptions options, string parameter)
    {
        if (options.Tolerance is { } tolerance && !(tolerance >= 0)) Argument($"tolerance {tolerance}; 0 or more is allowed", parameter);
        if (options.MaxIterations < 1) Argument($"{options.MaxIterations} iterations; 1 or more is allowed", parameter);
        if (!(options.ConfidenceWeight > 0 && double.IsFinite(options.ConfidenceWeight)))
            Argument($"confidence weight {options.ConfidenceWeight}; a finite number above 0 is allowed", parameter);
    }

    public static void IfNotConsensusOptions(ConsensusOptions options, string parameter)
    {
        if (!(options.IouThreshold > 0 && options.IouThreshold <= 1))
            Argument($"IoU threshold {options.IouThreshold}; above 0 and at most 1 is allowed", parameter);
        if (options.Quorum is { } quorum && quorum < 1) Argument($"a quorum of {quorum}; 1 or more is allowed", parameter);
        if (options.Uncertain < 0) Argument($"{options.Uncertain} uncertain images; 0 or more is allowed", parameter);
    }

    public static void IfTooManyErrors(VoteTable votes, string parameter)
    {
        if (!ErrorModel.Fits(votes.Raters, votes.Labels))
            Argument($"{votes.Raters} raters and {votes.Labels} labels (raters * labels^2 kinds of error); at most {ErrorModel.MostErrors} are allowed", parameter);
    }
}
