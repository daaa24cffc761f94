namespace GeometryEngine.Formats;

/// <summary>Subtracts a row from the row below it byte by byte, which is PNG's filter Up, run by run.</summary>
/// <param name="above">The row above.</param>
/// <param name="current">The row.</param>
/// <param name="runs">Receives the runs that are not 0; it has room for one for each run of both rows.</param>
internal ref struct RowDifference(RunRow above, RunRow current, Span<FilteredRun> runs)
{
    // Bytes are subtracted within a word: the high bits, which would borrow from a neighbour, are kept out and put right afterwards.
    private const uint HighBits = 0x80808080;

    private readonly RunRow _above = above;
    private readonly RunRow _current = current;
    private readonly Span<FilteredRun> _runs = runs;
    private int _count;

    /// <summary>Subtracts.</summary>
    /// <param name="width">Pixels of a row.</param>
    /// <returns>Number of runs.</returns>
    public int Run(uint width)
    {
        // Mostly a row has the values of the row above, but for a few, and the places where one follows the other have moved a little.
        int aboveCount = _above.Values.Length, count = _current.Values.Length;
        int head = _current.Values.CommonPrefixLength(_above.Values);
        int tail = CommonSuffixLength(_current.Values[head..], _above.Values[head..]);
        uint start = 0;
        bool inOrder = Moved(0, 0, head - 1, ref start);
        if (head < Math.Max(aboveCount, count))
        {
            int aboveTail = aboveCount - tail, currentTail = count - tail, first = Math.Max(head - 1, 0);
            uint stop = tail == 0 ? width : Math.Max(StartOf(aboveTail, _above), StartOf(currentTail, _current));
            inOrder &= Math.Min(EndOf(first, _above), EndOf(first, _current)) >= start;
            Merge(first, first, start, stop);
            inOrder &= Moved(aboveTail, currentTail, tail - 1, ref stop);
        }
        if (inOrder) return _count;
        _count = 0;
        Merge(0, 0, 0, width);
        return _count;
    }

    // Edges between runs of equal values, one to one; false when one of them has moved beyond the next, so that the runs found are not in order.
    private bool Moved(int aboveFirst, int currentFirst, int edges, ref uint before)
    {
        if (edges <= 0) return true;
        ReadOnlySpan<uint> aboveEnds = _above.Ends.Slice(aboveFirst, edges), ends = _current.Ends.Slice(currentFirst, edges);
        ReadOnlySpan<uint> left = _current.Values.Slice(currentFirst, edges), right = _current.Values.Slice(currentFirst + 1, edges);
        Span<FilteredRun> runs = _runs;
        uint aboveOrigin = _above.Origin, origin = _current.Origin, last = before;
        bool inOrder = true;
        int count = _count;
        for (int i = 0; i < ends.Length; i++)
        {
            uint thisEnd = ends[i] - origin, aboveEnd = aboveEnds[i] - aboveOrigin;
            uint change = thisEnd - aboveEnd, shrinks = (uint)((int)change >> 31), swap = (left[i] ^ right[i]) & shrinks;
            uint start = aboveEnd + (change & shrinks), end = thisEnd - (change & shrinks);
            runs[count] = new FilteredRun(start, end, Difference(left[i] ^ swap, right[i] ^ swap));
            count += change != 0 ? 1 : 0;
            inOrder &= start >= last;
            last = end;
        }
        (_count, before) = (count, last);
        return inOrder;
    }

    // Any runs, from the given ones on, between two places. No branches: which of them is taken cannot be foreseen.
    private void Merge(int aboveRun, int currentRun, uint start, uint stop)
    {
        ReadOnlySpan<uint> aboveEnds = _above.Ends, aboveValues = _above.Values, ends = _current.Ends, values = _current.Values;
        Span<FilteredRun> runs = _runs;
        uint aboveOrigin = _above.Origin, origin = _current.Origin;
        int count = _count;
        while (start < stop)
        {
            uint aboveEnd = aboveEnds[aboveRun] - aboveOrigin, thisEnd = ends[currentRun] - origin;
            uint end = Math.Min(Math.Min(aboveEnd, thisEnd), stop);
            uint difference = Difference(values[currentRun], aboveValues[aboveRun]);
            runs[count] = new FilteredRun(start, end, difference);
            count += difference != 0 ? 1 : 0;
            aboveRun += aboveEnd == end ? 1 : 0;
            currentRun += thisEnd == end ? 1 : 0;
            start = end;
        }
        _count = count;
    }

    private static uint StartOf(int run, in RunRow row) => run == 0 ? 0 : EndOf(run - 1, row);

    private static uint EndOf(int run, in RunRow row) => row.Ends[run] - row.Origin;

    private static int CommonSuffixLength(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        int length = 0, most = Math.Min(a.Length, b.Length);
        while (length < most && a[^(length + 1)] == b[^(length + 1)]) length++;
        return length;
    }

    private static uint Difference(uint left, uint right) => ((left | HighBits) - (right & ~HighBits)) ^ ((left ^ ~right) & HighBits);
}
