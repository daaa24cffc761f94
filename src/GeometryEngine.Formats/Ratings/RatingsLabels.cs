namespace GeometryEngine.Formats;

/// <summary>The labels of a ratings table. Several joined by | are a set of them, and each set is kept once.</summary>
internal sealed class RatingsLabels
{
    private readonly NameTable _texts = new();
    private readonly NameTable _names = new();
    private readonly List<int[]> _sets = [];

    /// <summary>The labels as categories, numbered from 1 in order of appearance.</summary>
    public IReadOnlyList<Category> Categories => [.. _names.Names.Select((name, index) => new Category { Id = new SourceId(index + 1), Name = name })];

    /// <summary>The categories of each set, each once.</summary>
    public IReadOnlyList<int[]> Sets => _sets;

    /// <summary>The index of the set that a field names.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        int index = _texts.Add(text);
        if (index == _sets.Count) _sets.Add(Split(text));
        return index;
    }

    private int[] Split(ReadOnlySpan<char> text)
    {
        var set = new List<int>();
        foreach (Range range in text.Split('|'))
        {
            ReadOnlySpan<char> name = text[range].Trim();
            if (name.IsEmpty) continue;
            int label = _names.Add(name);
            if (!set.Contains(label)) set.Add(label);
        }
        return [.. set];
    }
}
