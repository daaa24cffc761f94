using System.Buffers;
using System.Numerics;

namespace GeometryEngine;

/// <summary>Counts the pixels that masks of one batch share with those of another, where their boxes meet at all.</summary>
internal readonly ref struct IntersectionKernel(CpuMaskBatch a, CpuMaskBatch b, Span<long> counts) : IKernel<int>
{
    // A box as two words of two numbers of 31 bits. Above each number stands a bit that a subtraction clears where the other is larger.
    private const ulong Guards = 0x8000000080000000;

    private readonly Span<long> _counts = counts;

    public int Run<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        int columns = b.Count, padded = (columns + TWords.Count - 1) / TWords.Count * TWords.Count;
        ulong[] buffer = ArrayPool<ulong>.Shared.Rent(checked(2 * padded));
        Span<ulong> starts = buffer.AsSpan(0, padded), ends = buffer.AsSpan(padded, padded);
        for (int j = 0; j < padded; j++) (starts[j], ends[j]) = Edges(j < columns ? b.Bounds[j] : default);
        bool symmetric = ReferenceEquals(a, b);
        for (int i = 0; i < a.Count; i++)
        {
            Span<long> row = _counts.Slice(i * columns, columns);
            int first = symmetric ? i / TWords.Count * TWords.Count : 0;
            row[first..].Clear();
            Row<TWords>(i, row, starts, ends, first);
        }
        ArrayPool<ulong>.Shared.Return(buffer);
        if (symmetric) Mirror(_counts, columns);
        return 0;
    }

    private void Row<TWords>(int i, Span<long> row, ReadOnlySpan<ulong> starts, ReadOnlySpan<ulong> ends, int first)
        where TWords : struct, IWordLanes<TWords>
    {
        (ulong start, ulong end) = Edges(a.Bounds[i]);
        TWords startA = TWords.Create(start), endA = TWords.Create(end);
        BitView mask = a[i];
        for (int j = first; j < starts.Length; j += TWords.Count)
        {
            TWords meet = (TWords.Load(ends, j) - startA) & (endA - TWords.Load(starts, j)); // neither begins behind the other's end
            for (uint hits = (meet & (meet << 32)).SignBits(); hits != 0; hits &= hits - 1)
            {
                int column = j + BitOperations.TrailingZeroCount(hits);
                row[column] = BitCounts.Intersection<TWords>(mask, b[column]);
            }
        }
    }

    private static void Mirror(Span<long> counts, int size)
    {
        for (int i = 1; i < size; i++)
            for (int j = 0; j < i; j++) counts[i * size + j] = counts[j * size + i];
    }

    // (left, top) and (right - 1, bottom - 1) under guards; no box meets an empty one, which begins behind everything.
    private static (ulong Start, ulong End) Edges(PixelBox box) => box.IsEmpty
        ? (~Guards, Guards)
        : ((ulong)box.Left << 32 | (uint)box.Top, Guards | (ulong)(box.Right - 1) << 32 | (uint)(box.Bottom - 1));
}
