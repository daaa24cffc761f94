namespace GeometryEngine.Formats;

/// <summary>Values by group, such as annotations by image, in one array and with 4 bytes a group.</summary>
internal sealed class Grouped<T>
{
    private readonly T[] _values;
    private readonly int[] _starts;

    private Grouped(T[] values, int[] starts)
    {
        _values = values;
        _starts = starts;
    }

    /// <summary>Number of values.</summary>
    public int Count => _values.Length;

    /// <summary>The values of a group, in the order in which they were found.</summary>
    public Span<T> Of(int group) => _values.AsSpan(_starts[group], _starts[group + 1] - _starts[group]);

    /// <summary>Sorts values by group; those of one group stay in order.</summary>
    /// <param name="found">The values; a negative group leaves one out.</param>
    /// <param name="groups">Number of groups.</param>
    public static Grouped<T> Build(PagedList<(int Group, T Value)> found, int groups) =>
        Build(found.Count, i => found[i].Group, i => found[i].Value, groups);

    /// <summary>Sorts values by group; those of one group stay in order.</summary>
    /// <param name="count">Number of values.</param>
    /// <param name="groupOf">The group of each; a negative one leaves it out.</param>
    /// <param name="valueOf">Each value.</param>
    /// <param name="groups">Number of groups.</param>
    public static Grouped<T> Build(int count, Func<int, int> groupOf, Func<int, T> valueOf, int groups)
    {
        var starts = new int[groups + 1];
        for (int i = 0; i < count; i++)
            if (groupOf(i) is var group and >= 0) starts[group + 1]++;
        for (int group = 0; group < groups; group++) starts[group + 1] += starts[group];
        var values = new T[starts[groups]];
        int[] next = starts[..groups];
        for (int i = 0; i < count; i++)
            if (groupOf(i) is var group and >= 0) values[next[group]++] = valueOf(i);
        return new Grouped<T>(values, starts);
    }
}
