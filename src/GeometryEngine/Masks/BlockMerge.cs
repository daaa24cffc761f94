using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>
/// Sorts numbers that come in ascending blocks, by merging two neighbours after the other: faster than a sort that does not know of them. Keeps its
/// memory from one use to the next.
/// </summary>
internal sealed class BlockMerge
{
    [ThreadStatic]
    private static BlockMerge? _ofThread;

    private readonly List<int> _starts = []; // of the blocks
    private List<ulong> _values = [];
    private List<ulong> _other = [];

    /// <summary>The one of this thread, for one use at a time.</summary>
    public static BlockMerge OfThread => _ofThread ??= new BlockMerge();

    /// <summary>Forgets all numbers.</summary>
    public void Clear()
    {
        _starts.Clear();
        _values.Clear();
    }

    /// <summary>Begins the next block.</summary>
    public void BeginBlock() => _starts.Add(_values.Count);

    /// <summary>Adds a number that is no less than the one before it in the block.</summary>
    public void Add(ulong value) => _values.Add(value);

    /// <summary>The numbers in ascending order; valid until the next use.</summary>
    public ReadOnlySpan<ulong> Sort()
    {
        while (_starts.Count > 1)
        {
            CollectionsMarshal.SetCount(_other, _values.Count);
            Span<ulong> from = CollectionsMarshal.AsSpan(_values), to = CollectionsMarshal.AsSpan(_other);
            int merged = 0;
            for (int block = 0; block < _starts.Count; block += 2)
            {
                int start = _starts[block], middle = block + 1 < _starts.Count ? _starts[block + 1] : from.Length;
                int end = block + 2 < _starts.Count ? _starts[block + 2] : from.Length;
                Merge(from[start..middle], from[middle..end], to[start..end]);
                _starts[merged++] = start;
            }
            _starts.RemoveRange(merged, _starts.Count - merged);
            (_values, _other) = (_other, _values);
        }
        return CollectionsMarshal.AsSpan(_values);
    }

    private static void Merge(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> to)
    {
        if (a.IsEmpty || b.IsEmpty || a[^1] <= b[0])
        {
            a.CopyTo(to);
            b.CopyTo(to[a.Length..]);
            return;
        }
        int i = 0, j = 0;
        for (int k = 0; k < to.Length; k++) to[k] = j == b.Length || (i < a.Length && a[i] <= b[j]) ? a[i++] : b[j++];
    }
}
