using System.Buffers;

namespace GeometryEngine;

/// <summary>Reads runs off a strip of bits, column by column.</summary>
internal static class ColumnRuns
{
    /// <summary>Adds the places where the pixels of each column of a mask begin and end.</summary>
    /// <param name="mask">The mask; the last row of its frame is empty.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="runs">Receives the toggles.</param>
    public static void Append(BitView mask, int height, RunBuilder runs) => Simd.Run<Kernel, int>(new(mask, height, runs));

    /// <summary>Adds the places where the pixels of each column of a strip begin and end.</summary>
    /// <param name="strip">
    /// Words of the strip, one a row: whole blocks of 64 rows, the last row empty. Left as columns.
    /// </param>
    /// <param name="top">Row of the first word.</param>
    /// <param name="column">First column of the strip.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="runs">Receives the toggles.</param>
    public static void Append<TWords>(Span<ulong> strip, int top, int column, int height, RunBuilder runs)
        where TWords : struct, IWordLanes<TWords>
    {
        bool any = false;
        for (int block = 0; block < strip.Length; block += BitTranspose.Size) any |= ToColumns<TWords>(strip.Slice(block, BitTranspose.Size));
        if (!any) return;
        Span<ulong> changes = stackalloc ulong[TWords.Count];
        for (int lane = 0; lane < BitTranspose.Size; lane += TWords.Count)
        {
            // Change bits overwrite the columns they were computed from.
            TWords above = default, changed = default;
            for (int block = lane; block < strip.Length; block += BitTranspose.Size)
            {
                TWords pixels = TWords.Load(strip, block), edges = pixels ^ ((pixels << 1) | (above >>> 63));
                edges.Store(strip, block);
                changed |= edges;
                above = pixels;
            }
            changed.Store(changes, 0);
            for (int i = 0; i < TWords.Count; i++)
            {
                if (changes[i] == 0) continue;
                uint first = (uint)(column + lane + i) * (uint)height + (uint)top;
                for (int block = lane + i; block < strip.Length; block += BitTranspose.Size, first += BitTranspose.Size)
                    if (strip[block] != 0) runs.Toggle(strip[block], first);
            }
        }
    }

    // A block of one value is its own transpose. Returns whether there is foreground.
    private static bool ToColumns<TWords>(Span<ulong> block) where TWords : struct, IWordLanes<TWords>
    {
        TWords any = default, missing = default;
        for (int row = 0; row < block.Length; row += TWords.Count)
        {
            TWords words = TWords.Load(block, row);
            any |= words;
            missing |= ~words;
        }
        if (any.IsZero()) return false;
        if (!missing.IsZero()) BitTranspose.Run<TWords>(block);
        return true;
    }

    private readonly ref struct Kernel(BitView mask, int height, RunBuilder runs) : IKernel<int>
    {
        private readonly BitView _mask = mask;

        public int Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            BitFrame frame = _mask.Frame;
            int rows = (int)((frame.Rows + BitTranspose.Size - 1L) & -BitTranspose.Size);
            ulong[] buffer = ArrayPool<ulong>.Shared.Rent(rows);
            for (int strip = frame.First; strip < frame.End; strip++)
            {
                Span<ulong> words = buffer.AsSpan(0, rows);
                _mask.Strip(strip).CopyTo(words);
                words[frame.Rows..].Clear();
                Append<TWords>(words, frame.Top, strip * BitTranspose.Size, height, runs);
            }
            ArrayPool<ulong>.Shared.Return(buffer);
            return 0;
        }
    }
}
