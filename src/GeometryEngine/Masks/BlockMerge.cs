using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>Sorts numbers that stand in ascending blocks, by merging two neighbours after the other: faster than a sort that does not know of them.</summary>
internal static class BlockMerge
{
    /// <summary>Sorts.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="starts">Where each block begins, ascending from 0; used up.</param>
    public static void Sort(ref List<ulong> values, List<int> starts)
    {
        List<ulong> other = [];
        while (starts.Count > 1)
        {
            CollectionsMarshal.SetCount(other, values.Count);
            Span<ulong> from = CollectionsMarshal.AsSpan(values), to = CollectionsMarshal.AsSpan(other);
            int merged = 0;
            for (int block = 0; block < starts.Count; block += 2)
            {
                int start = starts[block], middle = block + 1 < starts.Count ? starts[block + 1] : from.Length;
                int end = block + 2 < starts.Count ? starts[block + 2] : from.Length;
                Merge(from[start..middle], from[middle..end], to[start..end]);
                starts[merged++] = start;
            }
            starts.RemoveRange(merged, starts.Count - merged);
            (values, other) = (other, values);
        }
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
