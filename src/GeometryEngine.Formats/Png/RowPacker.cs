namespace GeometryEngine.Formats;

/// <summary>Packs a row of pixels of less than 8 bits into bytes, run by run; the first pixel of a byte is in its high bits.</summary>
internal sealed class RowPacker
{
    private uint[] _ends = [];
    private uint[] _values = [];
    private int _count;
    private long _bit;
    private uint _partial; // the bits so far of the byte that is not full yet

    /// <summary>Packs a row.</summary>
    /// <param name="row">The pixels.</param>
    /// <param name="width">Their number.</param>
    /// <param name="bits">Bits of a pixel: 1, 2 or 4.</param>
    /// <returns>The bytes, valid until the next call.</returns>
    public RunRow Pack(RunRow row, uint width, int bits)
    {
        int most = 2 * row.Ends.Length + 1;
        if (_ends.Length < most) (_ends, _values) = (new uint[2 * most], new uint[2 * most]);
        (_count, _bit, _partial) = (0, 0, 0);
        uint everyPixel = 0xFFu / ((1u << bits) - 1);
        for (int i = 0; i < row.Ends.Length; i++)
            Add((long)Math.Min(row.Ends[i] - row.Origin, width) * bits, row.Values[i] * everyPixel);
        if (_bit % 8 != 0) Append((uint)(_bit / 8) + 1, _partial);
        return new RunRow(_ends.AsSpan(0, _count), _values.AsSpan(0, _count), 0);
    }

    // Bits up to an end, of a byte that is repeated.
    private void Add(long end, uint pattern)
    {
        while (_bit < end)
        {
            int within = (int)(_bit % 8);
            if (within == 0 && end - _bit >= 8)
            {
                _bit = end & ~7L;
                Append((uint)(_bit / 8), pattern);
                continue;
            }
            int taken = (int)Math.Min(8 - within, end - _bit);
            _partial |= pattern & (0xFFu >> within) & (0xFFu << 8 - within - taken);
            _bit += taken;
            if (_bit % 8 != 0) continue;
            Append((uint)(_bit / 8), _partial);
            _partial = 0;
        }
    }

    private void Append(uint end, uint value)
    {
        if (_count > 0 && _values[_count - 1] == value) _count--;
        (_ends[_count], _values[_count]) = (end, value);
        _count++;
    }
}
