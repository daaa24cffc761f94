namespace GeometryEngine;

/// <summary>Builds canonical run lengths (no empty run but the first) from foreground ranges in ascending order.</summary>
/// <param name="capacity">Number of runs to expect.</param>
internal sealed class RunBuilder(int capacity = 4)
{
    private readonly List<uint> _counts = new(capacity);
    private uint _end;

    /// <summary>Adds the foreground [start, end); it may touch the one before, but not begin within it.</summary>
    public void Add(uint start, uint end)
    {
        if (start == end) return;
        if (start == _end && _counts.Count > 0)
        {
            _counts[^1] += end - start;
        }
        else
        {
            _counts.Add(start - _end);
            _counts.Add(end - start);
        }
        _end = end;
    }

    /// <summary>The mask of everything added.</summary>
    public Rle ToRle(int height, int width)
    {
        uint total = (uint)((long)height * width);
        if (_end < total || _counts.Count == 0) _counts.Add(total - _end);
        return Rle.FromOwned(height, width, [.. _counts]);
    }
}
