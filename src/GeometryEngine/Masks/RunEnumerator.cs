namespace GeometryEngine;

/// <summary>The runs of one value in run lengths, as half-open ranges of positions [start, end), ascending; empty runs are skipped.</summary>
/// <param name="counts">Run lengths, zeros first.</param>
/// <param name="value">0 for the background runs, 1 for the foreground runs.</param>
internal ref struct RunEnumerator(ReadOnlySpan<uint> counts, int value)
{
    private readonly ReadOnlySpan<uint> _counts = counts;
    private int _next = value;
    private uint _end = value == 1 && counts.Length > 0 ? counts[0] : 0;

    public (uint Start, uint End) Current { get; private set; }

    public readonly RunEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_next < _counts.Length)
        {
            uint start = _end, end = start + _counts[_next];
            _end = _next + 1 < _counts.Length ? end + _counts[_next + 1] : end;
            _next += 2;
            if (start == end) continue;
            Current = (start, end);
            return true;
        }
        return false;
    }
}
