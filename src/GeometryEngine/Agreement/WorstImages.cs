namespace GeometryEngine;

/// <summary>
/// The images whose objects agree least: a list of bounded length, worst first, whose content does not depend on the order of images.
/// </summary>
internal sealed class WorstImages(int limit)
{
    private readonly List<Entry> _entries = [];

    /// <summary>Considers an image. One without objects that count, or in full agreement, does not enter.</summary>
    public void Add(string name, in InstanceCounts counts)
    {
        InstanceScore score = counts.ToScore();
        if (score.F1.Value is not { } f1 || (f1 == 1 && score.MeanIou.Value == 1)) return;
        Insert(new Entry(f1, score.MeanIou.Value ?? 0, name, score));
    }

    /// <summary>Considers the worst of other images.</summary>
    public void Merge(WorstImages other)
    {
        foreach (Entry entry in other._entries.ToArray()) Insert(entry);
    }

    /// <summary>The list, worst first.</summary>
    public IReadOnlyList<WorstImage> ToList() => [.. _entries.Select(entry => new WorstImage(entry.Name, entry.Score))];

    private void Insert(in Entry entry)
    {
        int place = _entries.BinarySearch(entry, EntryOrder.Instance);
        if (place < 0) place = ~place;
        if (place >= limit) return;
        _entries.Insert(place, entry);
        if (_entries.Count > limit) _entries.RemoveAt(limit);
    }

    private readonly record struct Entry(double F1, double MeanIou, string Name, InstanceScore Score);

    private sealed class EntryOrder : IComparer<Entry>
    {
        public static readonly EntryOrder Instance = new();

        public int Compare(Entry x, Entry y)
        {
            int order = x.F1.CompareTo(y.F1);
            if (order == 0) order = x.MeanIou.CompareTo(y.MeanIou);
            return order != 0 ? order : string.CompareOrdinal(x.Name, y.Name);
        }
    }
}
