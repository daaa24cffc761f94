namespace GeometryEngine;

/// <summary>
/// The items on which one more vote would tell the most: a list of bounded length, most uncertain first, whose content does not depend on the order
/// of items.
/// </summary>
/// <param name="limit">Most items kept.</param>
/// <param name="choices">Number of labels that annotators could choose from.</param>
internal sealed class UncertainItems(int limit, int choices)
{
    // As if each annotator were right four times of five, and wrong with any other label alike.
    private const double Accuracy = 0.8;

    private readonly BoundedList<Entry> _entries = new(limit, Comparer<Entry>.Create(Compare));
    private readonly double _odds = Accuracy / (1 - Accuracy) * (Math.Max(2, choices) - 1); // of a label for one vote
    private readonly int _choices = Math.Max(2, choices);

    /// <summary>Considers an item.</summary>
    /// <param name="name">The item's name.</param>
    /// <param name="pattern">The labels, one or more; copied if the item is kept.</param>
    public void Add(string name, ReadOnlySpan<Rating> pattern)
    {
        var entry = new Entry(Entropy(pattern), name, pattern.Length, []);
        if (_entries.Takes(entry)) _entries.Offer(entry with { Pattern = pattern.ToArray() });
    }

    /// <summary>Considers the most uncertain of other items.</summary>
    /// <param name="other">The most uncertain of others.</param>
    /// <param name="translate">The labels of the others, numbered as these are.</param>
    public void Merge(UncertainItems other, Func<Rating[], Rating[]> translate)
    {
        foreach (Entry entry in other._entries.Entries.ToArray()) Add(entry.Name, translate(entry.Pattern)); // anew: there may be more labels to choose from
    }

    /// <summary>Writes or reads the list.</summary>
    /// <param name="state">The state.</param>
    /// <param name="translate">Numbers the labels as they are written.</param>
    public void Sync(SavedState state, Func<int, int> translate)
    {
        Entry[] entries = state.Sync(_entries.Entries, (SavedState state, ref Entry entry) =>
        {
            (double entropy, string name) = (entry.Entropy, entry.Name ?? "");
            state.Sync(ref entropy);
            state.Sync(ref name);
            Rating[] pattern = state.Sync<Rating>([.. (entry.Pattern ?? []).Select(rating => rating with { Label = translate(rating.Label) })], SavedState.Rating);
            entry = new Entry(entropy, name, pattern.Length, pattern);
        });
        if (!state.IsLoading) return;
        foreach (Entry entry in entries) _entries.Offer(entry);
    }

    /// <summary>The list, most uncertain first.</summary>
    /// <param name="annotators">Names of the annotators.</param>
    /// <param name="labelOf">The name of a label or set of labels.</param>
    public IReadOnlyList<UncertainItem> ToList(IReadOnlyList<string> annotators, Func<int, string> labelOf) =>
    [
        .. from entry in _entries.Entries
           let labels = entry.Pattern.Select(rating => new ItemLabel(annotators[rating.Rater], labelOf(rating.Label)))
           select new UncertainItem(entry.Name, entry.Entropy, [.. labels]),
    ];

    // Bits of uncertainty about the right label, whose probability goes with odds ^ votes; labels without a vote have weight 1 each.
    private double Entropy(ReadOnlySpan<Rating> pattern)
    {
        Span<int> labels = pattern.Length <= 64 ? stackalloc int[pattern.Length] : new int[pattern.Length];
        for (int i = 0; i < labels.Length; i++) labels[i] = pattern[i].Label;
        labels.Sort();
        Span<int> votes = pattern.Length <= 64 ? stackalloc int[pattern.Length] : new int[pattern.Length];
        int distinct = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (i == 0 || labels[i] != labels[i - 1]) votes[distinct++] = 0;
            votes[distinct - 1]++;
        }
        votes = votes[..distinct];
        votes.Sort(); // which labels they are does not matter, not even to the last digit
        int most = votes[^1];
        double total = Math.Max(0, _choices - distinct) * Math.Pow(_odds, -most), sum = total * -most;
        foreach (int count in votes)
        {
            double weight = Math.Pow(_odds, count - most);
            total += weight;
            sum += weight * (count - most);
        }
        return Math.Max(0, Math.Log2(total) - sum / total * Math.Log2(_odds));
    }

    // Of equally uncertain items those with fewer votes come first.
    private static int Compare(Entry x, Entry y)
    {
        int order = y.Entropy.CompareTo(x.Entropy);
        if (order == 0) order = x.Votes.CompareTo(y.Votes);
        return order != 0 ? order : string.CompareOrdinal(x.Name, y.Name);
    }

    private readonly record struct Entry(double Entropy, string Name, int Votes, Rating[] Pattern);
}
