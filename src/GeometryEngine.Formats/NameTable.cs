namespace GeometryEngine.Formats;

/// <summary>Names, each kept once, with numbers in order of appearance.</summary>
internal sealed class NameTable
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _indexes;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public NameTable()
    {
        _indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        _lookup = _indexes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<string> Names => _names;

    /// <summary>The index of a name; -1 when it is not there.</summary>
    public int IndexOf(ReadOnlySpan<char> name) => _lookup.TryGetValue(name, out int index) ? index : -1;

    /// <summary>The index of a name, which is added when new.</summary>
    public int Add(ReadOnlySpan<char> name)
    {
        int index = IndexOf(name);
        if (index >= 0) return index;
        _names.Add(name.ToString());
        _indexes.Add(_names[^1], _names.Count - 1);
        return _names.Count - 1;
    }
}
