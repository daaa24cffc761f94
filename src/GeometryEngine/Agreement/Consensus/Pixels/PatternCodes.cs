namespace GeometryEngine;

/// <summary>Numbers patterns of 64 bits in the order in which they first come, and adds up the pixels of each.</summary>
internal sealed class PatternCodes
{
    private const ulong Spread = 0x9E3779B97F4A7C15; // the golden ratio

    private ulong[] _codes = new ulong[16];
    private long[] _weights = new long[16];
    private int[] _slots = new int[64]; // an open-addressing table of index + 1 (0 is free), at most half full
    private int _shift = 64 - 6;

    /// <summary>Number of distinct patterns.</summary>
    public int Count { get; private set; }

    /// <summary>A pattern.</summary>
    public ulong this[int index] => _codes[index];

    /// <summary>The pixels of a pattern.</summary>
    public long Weight(int index) => _weights[index];

    /// <summary>Adds pixels of a pattern.</summary>
    /// <returns>The number of the pattern.</returns>
    public int Add(ulong code, uint pixels)
    {
        int slot = (int)(code * Spread >> _shift);
        while (_slots[slot] != 0)
        {
            int index = _slots[slot] - 1;
            if (_codes[index] == code)
            {
                _weights[index] += pixels;
                return index;
            }
            slot = (slot + 1) & (_slots.Length - 1);
        }
        return Append(code, pixels, slot);
    }

    private int Append(ulong code, uint pixels, int slot)
    {
        if (Count == _codes.Length)
        {
            Array.Resize(ref _codes, 2 * Count);
            Array.Resize(ref _weights, 2 * Count);
        }
        (_codes[Count], _weights[Count]) = (code, pixels);
        _slots[slot] = ++Count;
        if (2 * Count > _slots.Length) Grow();
        return Count - 1;
    }

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        _shift--;
        for (int index = 0; index < Count; index++)
        {
            int slot = (int)(_codes[index] * Spread >> _shift);
            while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = index + 1;
        }
    }
}
