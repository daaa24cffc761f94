namespace GeometryEngine;

/// <summary>What can be learnt from a table of votes.</summary>
internal static class VoteStatus
{
    /// <summary>Raters from which on their errors can be told apart: two who differ may each be the one who is wrong.</summary>
    public const int LeastRaters = 3;

    /// <summary>Whether a model of votes can say more than the votes, or why not.</summary>
    /// <param name="votes">The votes.</param>
    /// <param name="leastRaters">Number of raters the model takes.</param>
    public static MeasureStatus Of(VoteTable votes, int leastRaters)
    {
        if (votes.Units == 0) return MeasureStatus.Empty;
        var seen = new bool[votes.Raters];
        int raters = 0, firstLabel = votes[0][0].Label;
        bool overlap = false, variation = false;
        for (int unit = 0; unit < votes.Units; unit++)
        {
            foreach (Rating vote in votes[unit])
            {
                if (!seen[vote.Rater]) raters++;
                seen[vote.Rater] = true;
                overlap |= vote.Rater != votes[unit][0].Rater;
                variation |= vote.Label != firstLabel;
            }
        }
        if (raters < 2) return MeasureStatus.SingleRater;
        if (!overlap) return MeasureStatus.NoOverlap;
        if (!variation) return MeasureStatus.NoVariation;
        return raters < leastRaters ? MeasureStatus.NotIdentifiable : MeasureStatus.Ok;
    }
}
