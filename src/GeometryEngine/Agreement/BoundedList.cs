namespace GeometryEngine;

/// <summary>The first so many of the entries offered, in order: a list whose content does not depend on the order in which they come.</summary>
/// <param name="limit">Most entries kept, 0 or more.</param>
/// <param name="order">A total order: entries that are equal in it are the same.</param>
internal sealed class BoundedList<T>(int limit, IComparer<T> order)
{
    private readonly List<T> _entries = [];

    /// <summary>The entries kept, in order.</summary>
    public IReadOnlyList<T> Entries => _entries;

    /// <summary>Whether an entry would be kept now.</summary>
    public bool Takes(T entry) => _entries.Count < limit || (limit > 0 && order.Compare(entry, _entries[^1]) < 0);

    /// <summary>Keeps an entry if it is among the first.</summary>
    public void Offer(T entry)
    {
        if (!Takes(entry)) return;
        int place = _entries.BinarySearch(entry, order);
        _entries.Insert(place < 0 ? ~place : place, entry);
        if (_entries.Count > limit) _entries.RemoveAt(limit);
    }

    /// <summary>Offers all entries of another list.</summary>
    public void Merge(BoundedList<T> other)
    {
        foreach (T entry in other._entries.ToArray()) Offer(entry);
    }
}
