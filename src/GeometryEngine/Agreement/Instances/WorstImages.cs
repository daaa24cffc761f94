namespace GeometryEngine;

/// <summary>
/// The images whose objects agree least: a list of bounded length, worst first, whose content does not depend on the order of images.
/// </summary>
internal sealed class WorstImages(int limit)
{
    private readonly BoundedList<Entry> _entries = new(limit, Comparer<Entry>.Create(Compare));

    /// <summary>Considers an image. One without objects that count, or in full agreement, does not enter.</summary>
    public void Add(string name, in InstanceCounts counts)
    {
        if (counts.Objects == 0) return;
        double f1 = 2.0 * counts.Matched / counts.Objects, meanIou = counts.Matched == 0 ? 0 : counts.Iou.Value / counts.Matched;
        if (f1 < 1 || meanIou < 1) _entries.Offer(new Entry(f1, meanIou, name, counts));
    }

    /// <summary>Considers the worst of other images.</summary>
    public void Merge(WorstImages other) => _entries.Merge(other._entries);

    /// <summary>Writes or reads the list.</summary>
    public void Sync(SavedState state)
    {
        Entry[] entries = state.Sync(_entries.Entries, static (SavedState state, ref Entry entry) =>
        {
            (double f1, double meanIou, string name, InstanceCounts counts) = (entry.F1, entry.MeanIou, entry.Name ?? "", entry.Counts);
            state.Sync(ref f1);
            state.Sync(ref meanIou);
            state.Sync(ref name);
            InstanceCounts.Sync(state, ref counts);
            entry = new Entry(f1, meanIou, name, counts);
        });
        if (!state.IsLoading) return;
        foreach (Entry entry in entries) _entries.Offer(entry);
    }

    /// <summary>The list, worst first.</summary>
    public IReadOnlyList<WorstImage> ToList() => [.. _entries.Entries.Select(entry => new WorstImage(entry.Name, entry.Counts.ToScore()))];

    private static int Compare(Entry x, Entry y)
    {
        int order = x.F1.CompareTo(y.F1);
        if (order == 0) order = x.MeanIou.CompareTo(y.MeanIou);
        return order != 0 ? order : string.CompareOrdinal(x.Name, y.Name);
    }

    private readonly record struct Entry(double F1, double MeanIou, string Name, InstanceCounts Counts);
}
