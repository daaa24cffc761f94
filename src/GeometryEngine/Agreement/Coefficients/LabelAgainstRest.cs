namespace GeometryEngine;

/// <summary>One label against all others: ratings as whether they are it.</summary>
/// <param name="Units">Number of units that some rater gave the label.</param>
/// <param name="Count">Number of ratings that are it.</param>
/// <param name="Statistics">The coefficients of the binary ratings.</param>
internal sealed record LabelAgainstRest(long Units, long Count, NominalStatistics Statistics)
{
    /// <summary>The coefficients by name.</summary>
    /// <param name="name">The label.</param>
    public LabelSummary ToSummary(string name) => new(name, Units, Count)
    {
        PercentAgreement = Statistics.PercentAgreement(),
        PositiveAgreement = Statistics.PositiveAgreement(label: 1),
        FleissKappa = Statistics.FleissKappa(),
        KrippendorffAlpha = Statistics.KrippendorffAlpha(),
        GwetAc1 = Statistics.GwetAc1(labels: 2),
    };

    /// <summary>Each label of a table, by rank.</summary>
    public static LabelAgainstRest[] OfAll(RatingTable table)
    {
        var all = new BinaryUnits[table.Labels];
        for (int label = 0; label < all.Length; label++) all[label] = new BinaryUnits(table.Raters);
        var unitsOf = new SortedDictionary<int, long>(); // by number of ratings
        for (int i = 0; i < table.Count; i++)
        {
            int ratings = table[i].Length;
            unitsOf[ratings] = unitsOf.GetValueOrDefault(ratings) + table.Units[i];
            foreach (LabelCount count in table.CountsOf(i)) all[count.Label].Add(count.Count, ratings, table.Units[i]);
        }
        return [.. all.Select(label => label.Complete(unitsOf))];
    }
}
