namespace GeometryEngine.Formats;

/// <summary>Collects the mask of each value of an image whose pixels are numbers of objects or categories.</summary>
internal sealed class ValueMasks(int height, int width)
{
    private readonly SortedDictionary<long, List<uint>> _counts = [];
    private readonly Dictionary<long, long> _ends = [];

    /// <summary>Adds pixels of one value; they come in row-major order.</summary>
    /// <param name="value">The value.</param>
    /// <param name="start">Index of the first pixel.</param>
    /// <param name="end">Index behind the last pixel.</param>
    public void Add(long value, long start, long end)
    {
        if (!_counts.TryGetValue(value, out List<uint>? counts))
        {
            _counts.Add(value, counts = []);
            _ends.Add(value, 0);
        }
        counts.Add((uint)(start - _ends[value]));
        counts.Add((uint)(end - start));
        _ends[value] = end;
    }

    /// <summary>The values, ascending, each with its mask.</summary>
    public IEnumerable<(long Value, Rle Mask)> Masks()
    {
        foreach ((long value, List<uint> counts) in _counts)
        {
            counts.Add((uint)((long)height * width - _ends[value]));
            yield return (value, Rle.FromRowCounts(height, width, [.. counts], 0, 0, height, width));
        }
    }
}
