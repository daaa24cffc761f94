namespace GeometryEngine;

/// <summary>
/// The outline of a mask in integers: the places on each line (column or row) where the mask begins or ends. Every line holds an even number
/// of toggles, a pixel is in when an odd number of them lies at or before it, and two at one place cancel. What rasterizing yields,
/// and what runs and bit masks are made from; its size grows with the outline, not with the area.
/// </summary>
/// <param name="lines">Number of lines: the image's width when lines are columns, its height when they are rows.</param>
/// <param name="lineLength">Pixels on a line; toggles lie in [0, lineLength].</param>
internal sealed class Toggles(int lines, int lineLength)
{
    private ulong[] _keys = new ulong[64]; // line in the high half, position in the low half: sorting goes by line, then position
    private int _count;

    public int Lines => lines;

    public int LineLength => lineLength;

    /// <summary>Adds one toggle, in any order; <see cref="Resolve"/> must follow the last one.</summary>
    public void Add(int line, int position)
    {
        if (_count == _keys.Length) Array.Resize(ref _keys, _count * 2);
        _keys[_count++] = (ulong)(uint)line << 32 | (uint)position;
    }

    /// <summary>Adds both ends of a span; spans added in ascending order, not touching, need no <see cref="Resolve"/>.</summary>
    public void Add(LineSpan span)
    {
        Add(span.Line, span.Start);
        Add(span.Line, span.End);
    }

    /// <summary>Sorts, and lets pairs at one place cancel: even-odd. Afterwards the toggles are spans, pair by pair.</summary>
    public void Resolve()
    {
        Array.Sort(_keys, 0, _count);
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            if (kept > 0 && _keys[kept - 1] == _keys[i]) kept--;
            else _keys[kept++] = _keys[i];
        }
        _count = kept;
    }

    /// <summary>The spans of the mask, ascending by line and place, none touching another on its line.</summary>
    public Enumerator GetEnumerator() => new(_keys.AsSpan(0, _count));

    /// <summary>The same mask with rows for columns: a pixel toggles its crossing line where it differs from the pixel on the line before.</summary>
    public Toggles Transposed()
    {
        var result = new Toggles(lineLength, lines);
        ReadOnlySpan<ulong> keys = _keys.AsSpan(0, _count), before = [];
        int lineBefore = -1;
        while (!keys.IsEmpty)
        {
            int line = LineOf(keys[0]), length = 1;
            while (length < keys.Length && LineOf(keys[length]) == line) length++;
            ReadOnlySpan<ulong> current = keys[..length];
            if (line > lineBefore + 1)
            {
                result.AddDifferences(before, [], lineBefore + 1);
                before = [];
            }
            result.AddDifferences(before, current, line);
            before = current;
            lineBefore = line;
            keys = keys[length..];
        }
        result.AddDifferences(before, [], lineBefore + 1);
        result.Resolve();
        return result;
    }

    /// <summary>The mask as runs; the lines must be columns.</summary>
    public Rle ToRle()
    {
        var result = RunBuilder.OfThread();
        foreach (LineSpan span in this)
        {
            uint top = (uint)span.Line * (uint)lineLength;
            result.Add(top + (uint)span.Start, top + (uint)span.End);
        }
        return result.ToRle(height: lineLength, width: lines);
    }

    /// <summary>The columns of a mask.</summary>
    public static Toggles OfRle(Rle mask)
    {
        var result = new Toggles(mask.Width, mask.Height);
        foreach (LineSpan span in new ColumnSpans(mask)) result.Add(span);
        result.Resolve();
        return result;
    }

    /// <summary>The rows of an image of bytes, row-major, where anything but 0 is foreground.</summary>
    public static Toggles OfRows(ReadOnlySpan<byte> pixels, int height, int width)
    {
        var result = new Toggles(height, width);
        for (int row = 0; row < height; row++)
        {
            ReadOnlySpan<byte> line = pixels.Slice(row * width, width);
            int start = line.IndexOfAnyExcept((byte)0);
            while (start >= 0)
            {
                int length = line[start..].IndexOf((byte)0);
                int end = length < 0 ? width : start + length;
                result.Add(new LineSpan(row, start, end));
                int gap = line[end..].IndexOfAnyExcept((byte)0);
                start = gap < 0 ? -1 : end + gap;
            }
        }
        return result;
    }

    // For every place where two neighbouring lines differ, a toggle on the line that crosses there.
    private void AddDifferences(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after, int position)
    {
        int i = 0, j = 0, start = -1;
        while (i < before.Length || j < after.Length)
        {
            bool takeBefore = j == after.Length || (i < before.Length && PositionOf(before[i]) <= PositionOf(after[j]));
            int place = PositionOf(takeBefore ? before[i++] : after[j++]);
            if (start < 0)
            {
                start = place;
                continue;
            }
            for (int line = start; line < place; line++) Add(line, position);
            start = -1;
        }
    }

    private static int LineOf(ulong key) => (int)(key >> 32);

    private static int PositionOf(ulong key) => (int)(uint)key;

    /// <summary>Walks the spans.</summary>
    public ref struct Enumerator(ReadOnlySpan<ulong> keys)
    {
        private readonly ReadOnlySpan<ulong> _keys = keys;
        private int _next = -2;

        public readonly LineSpan Current => new(LineOf(_keys[_next]), PositionOf(_keys[_next]), PositionOf(_keys[_next + 1]));

        public bool MoveNext()
        {
            _next += 2;
            return _next < _keys.Length;
        }
    }
}
