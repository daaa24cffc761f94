namespace GeometryEngine;

/// <summary>
/// The items whose labels agree least: a list of bounded length, worst first, whose content does not depend on the order of items.
/// </summary>
internal sealed class WorstItems(int limit)
{
    private readonly BoundedList<Entry> _entries = new(limit, Comparer<Entry>.Create(Compare));

    /// <summary>Considers an item. One that a single annotator labelled, or that all labelled alike, does not enter.</summary>
    /// <param name="name">The item's name.</param>
    /// <param name="agreement">The share of annotator pairs that agree.</param>
    /// <param name="pattern">The labels; copied if the item is kept.</param>
    public void Add(string name, double agreement, ReadOnlySpan<Rating> pattern)
    {
        if (agreement == 1) return;
        var entry = new Entry(agreement, name, pattern.Length, []);
        if (_entries.Takes(entry)) _entries.Offer(entry with { Pattern = pattern.ToArray() });
    }

    /// <summary>Considers the worst of other items.</summary>
    /// <param name="other">The worst of others.</param>
    /// <param name="translate">The labels of the others, numbered as these are.</param>
    public void Merge(WorstItems other, Func<Rating[], Rating[]> translate)
    {
        foreach (Entry entry in other._entries.Entries.ToArray())
            _entries.Offer(entry with { Pattern = translate(entry.Pattern) });
    }

    /// <summary>Writes or reads the list.</summary>
    /// <param name="state">The state.</param>
    /// <param name="translate">Numbers the labels as they are written.</param>
    public void Sync(SavedState state, Func<int, int> translate)
    {
        Entry[] entries = state.Sync(_entries.Entries, (SavedState state, ref Entry entry) =>
        {
            (double agreement, string name) = (entry.Agreement, entry.Name ?? "");
            state.Sync(ref agreement);
            state.Sync(ref name);
            Rating[] pattern = state.Sync<Rating>([.. (entry.Pattern ?? []).Select(rating => rating with { Label = translate(rating.Label) })], SavedState.Rating);
            entry = new Entry(agreement, name, pattern.Length, pattern);
        });
        if (!state.IsLoading) return;
        foreach (Entry entry in entries) _entries.Offer(entry);
    }

    /// <summary>The list, worst first.</summary>
    /// <param name="annotators">Names of the annotators.</param>
    /// <param name="labelOf">The name of a label or set of labels.</param>
    public IReadOnlyList<WorstItem> ToList(IReadOnlyList<string> annotators, Func<int, string> labelOf) =>
    [
        .. from entry in _entries.Entries
           let labels = entry.Pattern.Select(rating => new ItemLabel(annotators[rating.Rater], labelOf(rating.Label)))
           select new WorstItem(entry.Name, entry.Agreement, [.. labels]),
    ];

    // Of equally bad items those with more labels come first: they are the better founded.
    private static int Compare(Entry x, Entry y)
    {
        int order = x.Agreement.CompareTo(y.Agreement);
        if (order == 0) order = y.Ratings.CompareTo(x.Ratings);
        return order != 0 ? order : string.CompareOrdinal(x.Name, y.Name);
    }

    private readonly record struct Entry(double Agreement, string Name, int Ratings, Rating[] Pattern);
}
