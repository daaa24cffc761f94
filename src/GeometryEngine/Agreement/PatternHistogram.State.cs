namespace GeometryEngine;

public sealed partial class PatternHistogram
{
    /// <summary>Writes or reads the patterns, in an order that does not depend on how they came; read into an empty histogram.</summary>
    /// <param name="state">The state.</param>
    /// <param name="translate">Numbers the labels as they are written.</param>
    internal void Sync(SavedState state, Func<int, int> translate)
    {
        (Rating[] Pattern, long Weight)[] entries =
        [
            .. Enumerable.Range(0, Count).Select(i =>
                (Pattern: this[i].ToArray().Select(rating => rating with { Label = translate(rating.Label) }).ToArray(), Weight: Weight(i))),
        ];
        Array.Sort(entries, (x, y) => Compare(x.Pattern, y.Pattern));
        entries = state.Sync(entries, static (SavedState state, ref (Rating[] Pattern, long Weight) entry) =>
        {
            entry.Pattern = state.Sync(entry.Pattern ?? [], SavedState.Rating);
            state.Sync(ref entry.Weight);
        });
        if (!state.IsLoading) return;
        foreach ((Rating[] pattern, long weight) in entries) Add(pattern, weight);
    }

    private static int Compare(Rating[] x, Rating[] y)
    {
        for (int i = 0; i < Math.Min(x.Length, y.Length); i++)
        {
            if (x[i].Rater != y[i].Rater) return x[i].Rater.CompareTo(y[i].Rater);
            if (x[i].Label != y[i].Label) return x[i].Label.CompareTo(y[i].Label);
        }
        return x.Length.CompareTo(y.Length);
    }
}
