namespace GeometryEngine.Formats;

/// <summary>The annotators a source names, in order of appearance; null is the one whom the user names for the whole source.</summary>
internal sealed class AnnotatorTable
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<string?> _names = [];
    private int _unnamed = -1;

    public IReadOnlyList<string?> Names => _names;

    /// <summary>The index of an annotator, who is added when new.</summary>
    public int Add(string? name)
    {
        int index = IndexOf(name);
        if (index >= 0) return index;
        index = _names.Count;
        _names.Add(name);
        if (name is null) _unnamed = index;
        else _indexes.Add(name, index);
        return index;
    }

    /// <summary>The index of an annotator, who is added when new.</summary>
    public int Add(ReadOnlySpan<char> name) =>
        _indexes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out int index) ? index : Add(name.ToString());

    /// <summary>The index of an annotator; -1 for one who is not there.</summary>
    public int IndexOf(string? name)
    {
        if (name is null) return _unnamed;
        return _indexes.TryGetValue(name, out int index) ? index : -1;
    }
}
