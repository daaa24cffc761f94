using System.Numerics;

namespace GeometryEngine;

/// <summary>
/// How often each combination of raters' labels occurs. A pattern is the list of those who rated a unit with their labels, ascending by
/// rater; a rater who is missing is absent, so that thousands of raters of whom a few see each unit cost nothing. Weights are numbers of
/// units: 1 for an item, the run length for pixels. Every nominal statistic is a sum over the few distinct patterns. Histograms add.
/// </summary>
public sealed partial class PatternHistogram
{
    private const int FirstCapacity = 8;

    // Entry e is _ratings[_ends[e - 1] .. _ends[e]]; entries are found through _slots, an open-addressing table of entry + 1 (0 is free).
    private Rating[] _ratings = [];
    private int[] _ends = [];
    private ulong[] _hashes = [];
    private long[] _weights = [];
    private int[] _slots = [];

    /// <summary>Number of distinct patterns.</summary>
    public int Count { get; private set; }

    /// <summary>Sum of the weights of all patterns.</summary>
    public long TotalWeight { get; private set; }

    /// <summary>A pattern, ascending by rater; valid until the next change.</summary>
    /// <param name="index">Index in [0, <see cref="Count"/>), in the order in which patterns first came.</param>
    public ReadOnlySpan<Rating> this[int index]
    {
        get
        {
            int start = Start(index);
            return _ratings.AsSpan(start, _ends[index] - start);
        }
    }

    /// <summary>How many units have a pattern.</summary>
    /// <param name="index">Index in [0, <see cref="Count"/>).</param>
    public long Weight(int index) => _weights.AsSpan(0, Count)[index];

    /// <summary>Adds units of one pattern. Allocates only when the pattern is new and room has run out.</summary>
    /// <param name="pattern">The labels of those who rated, ascending by rater, each rater once.</param>
    /// <param name="weight">Number of units, 0 or more.</param>
    /// <returns>The index of the pattern.</returns>
    /// <exception cref="ArgumentException">The pattern is not ascending, or the weight negative.</exception>
    public int Add(ReadOnlySpan<Rating> pattern, long weight)
    {
        for (int i = 1; i < pattern.Length; i++)
            if (pattern[i].Rater <= pattern[i - 1].Rater)
                Throw.Argument($"rater {pattern[i].Rater} after {pattern[i - 1].Rater}; raters ascend", nameof(pattern));
        if (weight < 0) Throw.Argument($"weight {weight}; 0 or more is allowed", nameof(weight));
        return AddHashed(pattern, Hash(pattern), weight);
    }

    /// <summary>Adds every pattern of another histogram, which stays as it is.</summary>
    /// <param name="other">Another histogram over the same raters and labels.</param>
    public void Merge(PatternHistogram other)
    {
        int count = other.Count; // fixed first: a histogram may be merged into itself
        for (int i = 0; i < count; i++) AddHashed(other[i], other._hashes[i], other._weights[i]);
    }

    /// <summary>
    /// Adds, for each pattern of another histogram and each two raters in it, the pattern of those two: the two-rater margins.
    /// </summary>
    /// <param name="other">A histogram over the same raters and labels, other than this one.</param>
    public void AddPairsOf(PatternHistogram other)
    {
        Span<Rating> pair = stackalloc Rating[2];
        for (int i = 0; i < other.Count; i++)
        {
            ReadOnlySpan<Rating> pattern = other[i];
            for (int a = 0; a < pattern.Length; a++)
            {
                for (int b = a + 1; b < pattern.Length; b++)
                {
                    (pair[0], pair[1]) = (pattern[a], pattern[b]);
                    AddHashed(pair, Hash(pair), other._weights[i]);
                }
            }
        }
    }

    /// <summary>Forgets all patterns and keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(_slots);
        Count = 0;
        TotalWeight = 0;
    }

    private int Start(int index) => index == 0 ? 0 : _ends[index - 1];

    private int AddHashed(ReadOnlySpan<Rating> pattern, ulong hash, long weight)
    {
        if (Count * 2 >= _slots.Length) GrowTable();
        int mask = _slots.Length - 1;
        int slot = (int)hash & mask;
        while (_slots[slot] != 0)
        {
            int entry = _slots[slot] - 1;
            if (_hashes[entry] == hash && this[entry].SequenceEqual(pattern))
            {
                _weights[entry] += weight;
                TotalWeight += weight;
                return entry;
            }
            slot = (slot + 1) & mask;
        }
        Append(pattern, hash, weight);
        _slots[slot] = Count;
        return Count - 1;
    }

    private void Append(ReadOnlySpan<Rating> pattern, ulong hash, long weight)
    {
        int start = Start(Count);
        int end = checked(start + pattern.Length);
        if (end > _ratings.Length) Array.Resize(ref _ratings, Math.Max(end, (int)Math.Min(Array.MaxLength, 2L * _ratings.Length)));
        pattern.CopyTo(_ratings.AsSpan(start));
        _ends[Count] = end;
        _hashes[Count] = hash;
        _weights[Count] = weight;
        TotalWeight += weight;
        Count++;
    }

    private void GrowTable()
    {
        int entries = Math.Max(FirstCapacity, _ends.Length * 2);
        Array.Resize(ref _ends, entries);
        Array.Resize(ref _hashes, entries);
        Array.Resize(ref _weights, entries);
        _slots = new int[entries * 2];
        int mask = _slots.Length - 1;
        for (int entry = 0; entry < Count; entry++)
        {
            int slot = (int)_hashes[entry] & mask;
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = entry + 1;
        }
    }

    private static ulong Hash(ReadOnlySpan<Rating> pattern)
    {
        ulong hash = (ulong)pattern.Length;
        foreach (Rating rating in pattern)
        {
            hash ^= ((ulong)(uint)rating.Rater << 32) | (uint)rating.Label;
            hash = BitOperations.RotateLeft(hash * 0x9E3779B97F4A7C15, 29); // the golden ratio spreads, the rotation brings high bits down
        }
        return hash * 0x9E3779B97F4A7C15 >> 16;
    }
}
