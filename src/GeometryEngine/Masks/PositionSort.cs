namespace GeometryEngine;

/// <summary>Sorts keys by the position in their high half, digit by digit from the lowest; keys of one position stay in their order.</summary>
internal sealed class PositionSort
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    [ThreadStatic]
    private static PositionSort? _ofThread;

    private readonly int[] _places = new int[Digits];
    private ulong[] _other = [];

    /// <summary>The sorter of this thread.</summary>
    public static PositionSort OfThread => _ofThread ??= new PositionSort();

    /// <summary>Sorts in place.</summary>
    /// <param name="keys">Keys with a position in the high half.</param>
    /// <param name="end">Larger than every position.</param>
    public void Sort(Span<ulong> keys, long end)
    {
        if (keys.Length < Tuning.LeastDigitSort)
        {
            Insert(keys);
            return;
        }
        if (_other.Length < keys.Length) _other = new ulong[Math.Max(keys.Length, 2L * _other.Length)];
        Span<ulong> from = keys, to = _other.AsSpan(0, keys.Length);
        for (int shift = 32; end > 0; shift += DigitBits, end >>= DigitBits)
        {
            Pass(from, to, shift);
            Span<ulong> sorted = to;
            to = from;
            from = sorted;
        }
        if (from != keys) from.CopyTo(keys);
    }

    private void Pass(ReadOnlySpan<ulong> from, Span<ulong> to, int shift)
    {
        Span<int> places = _places;
        places.Clear();
        foreach (ulong key in from) places[(int)(key >> shift) & (Digits - 1)]++;
        int place = 0;
        foreach (ref int digit in places) (digit, place) = (place, place + digit);
        foreach (ulong key in from) to[places[(int)(key >> shift) & (Digits - 1)]++] = key;
    }

    private static void Insert(Span<ulong> keys)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            ulong key = keys[i];
            int j = i;
            for (; j > 0 && keys[j - 1] >> 32 > key >> 32; j--) keys[j] = keys[j - 1];
            keys[j] = key;
        }
    }
}
