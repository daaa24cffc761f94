namespace GeometryEngine.Formats;

/// <summary>
/// Where many elements of a file's lists lie, by group, such as annotations by image: 12 bytes an element once grouped, 12 before.
/// An element ends where the next begins; its number follows from the one before, but for the few that come after a gap.
/// </summary>
internal sealed class JsonElements
{
    private readonly PagedList<long> _offsets = new();
    private readonly List<Gap> _gaps = [];
    private PagedList<int>? _groups = new();
    private Grouped<int>? _order;
    private JsonExtent _last;

    /// <summary>Number of elements.</summary>
    public int Count => _offsets.Count;

    /// <summary>Adds the element that comes next in the file.</summary>
    public void Add(int group, JsonExtent extent)
    {
        if (Count == 0 || extent.Element != _last.Element + 1) _gaps.Add(new Gap(Count, extent.Element, End(_last)));
        _offsets.Add(extent.Offset);
        _groups!.Add(group);
        _last = extent;
    }

    /// <summary>The group of an element, until they are grouped; negative to leave it out.</summary>
    public ref int GroupOf(int index) => ref _groups![index];

    /// <summary>Sorts the elements by group.</summary>
    public void Group(int groups)
    {
        PagedList<int> groupOf = _groups!;
        _order = Grouped<int>.Build(Count, i => groupOf[i], i => i, groups);
        _groups = null;
    }

    /// <summary>The indexes of a group's elements, in the order in which they lie in the file.</summary>
    public ReadOnlySpan<int> Of(int group) => _order!.Of(group);

    /// <summary>Where an element lies; the comma and white space behind it are counted with it.</summary>
    public JsonExtent this[int index]
    {
        get
        {
            long offset = _offsets[index];
            Gap before = _gaps[GapOf(index)];
            return new JsonExtent(offset, (int)(EndOf(index) - offset), before.Element + index - before.Index);
        }
    }

    private long EndOf(int index)
    {
        if (index + 1 == Count) return End(_last);
        Gap next = _gaps[GapOf(index + 1)];
        return next.Index == index + 1 ? next.EndBefore : _offsets[index + 1];
    }

    // The last gap at or in front of an element.
    private int GapOf(int index)
    {
        int low = 0, high = _gaps.Count;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (_gaps[middle].Index <= index) low = middle;
            else high = middle;
        }
        return low;
    }

    private static long End(JsonExtent extent) => extent.Offset + extent.Length;

    // An element that does not follow on the one before: its number, and where the one before ends.
    private readonly record struct Gap(int Index, int Element, long EndBefore);
}
