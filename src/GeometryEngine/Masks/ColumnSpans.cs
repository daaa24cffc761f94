namespace GeometryEngine;

/// <summary>The foreground runs of a mask cut at the ends of columns; ascending, and none touching another unless the mask has empty runs.</summary>
/// <param name="mask">The mask.</param>
internal ref struct ColumnSpans(Rle mask)
{
    private readonly uint _height = (uint)mask.Height;
    private RunEnumerator _runs = mask.Foreground;
    private uint _start;
    private uint _end;

    public LineSpan Current { get; private set; }

    public readonly ColumnSpans GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_start == _end)
        {
            if (!_runs.MoveNext()) return false;
            (_start, _end) = _runs.Current;
        }
        (uint column, uint row) = Math.DivRem(_start, _height);
        uint length = Math.Min(_height - row, _end - _start);
        Current = new LineSpan((int)column, (int)row, (int)(row + length));
        _start += length;
        return true;
    }
}
