namespace GeometryEngine.TestSupport.Oracles;

/// <summary>One column of ratings against the plurality of the others, unit by unit.</summary>
public static class LeaveOneOutOracle
{
    /// <summary>How many units have a label that most of the others gave, in how many the rater gave it, and how many ties there are.</summary>
    public static (int Units, int Correct, int Ties) Accuracy(int?[][] units, int rater)
    {
        int compared = 0, correct = 0, ties = 0;
        foreach (int?[] unit in units.Where(unit => unit[rater] is not null))
        {
            var votes = unit.Where((label, other) => other != rater && label is not null).GroupBy(label => label).ToList();
            if (votes.Count == 0) continue;
            int most = votes.Max(vote => vote.Count());
            var winners = votes.Where(vote => vote.Count() == most).ToList();
            if (winners.Count > 1) ties++;
            else
            {
                compared++;
                if (winners[0].Key == unit[rater]) correct++;
            }
        }
        return (compared, correct, ties);
    }

    /// <summary>The mean over units, of those with another rating, of the share of other ratings that are equal.</summary>
    public static double Agreement(int?[][] units, int rater)
    {
        var shares = new List<double>();
        foreach (int?[] unit in units.Where(unit => unit[rater] is not null))
        {
            int?[] others = [.. unit.Where((label, other) => other != rater && label is not null)];
            if (others.Length > 0) shares.Add((double)others.Count(label => label == unit[rater]) / others.Length);
        }
        return shares.Count == 0 ? double.NaN : shares.Average();
    }
}
