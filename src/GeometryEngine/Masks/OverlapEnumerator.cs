namespace GeometryEngine;

/// <summary>The ranges of positions that two ascending lists of runs have in common, ascending, as [start, end).</summary>
/// <param name="a">One list.</param>
/// <param name="b">The other list.</param>
internal ref struct OverlapEnumerator(RunEnumerator a, RunEnumerator b)
{
    private RunEnumerator _a = a;
    private RunEnumerator _b = b;
    private bool _started;

    public (uint Start, uint End) Current { get; private set; }

    public readonly OverlapEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        // The run that ends first can meet nothing more, so it is the one to leave.
        bool more = _started ? Advance() : _a.MoveNext() && _b.MoveNext();
        _started = true;
        for (; more; more = Advance())
        {
            uint start = Math.Max(_a.Current.Start, _b.Current.Start);
            uint end = Math.Min(_a.Current.End, _b.Current.End);
            if (start >= end) continue;
            Current = (start, end);
            return true;
        }
        return false;
    }

    private bool Advance() => _a.Current.End < _b.Current.End ? _a.MoveNext() : _b.MoveNext();
}
