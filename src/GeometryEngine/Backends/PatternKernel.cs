namespace GeometryEngine;

/// <summary>
/// Counts the pixels of each combination of masks: those that any mask holds are split by one mask after the other, a register at a time; what is
/// left of the image is the combination of none.
/// </summary>
internal readonly ref struct PatternKernel(CpuMaskBatch masks, Span<long> counts) : IKernel<int>
{
    private readonly Span<long> _counts = counts;

    public int Run<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        _counts.Clear();
        BitFrame frame = default;
        for (int i = 0; i < masks.Count; i++) frame = frame.Enclose(masks.Frame(i));
        Span<ulong> words = stackalloc ulong[Math.Max(masks.Count, 1) * TWords.Count];
        for (int strip = frame.First; strip < frame.End; strip++)
        {
            for (int row = frame.Top; row < frame.Bottom; row += TWords.Count)
            {
                TWords any = Take<TWords>(strip, row, words);
                if (!any.IsZero()) Split(any, words, 0, 1);
            }
        }
        long rest = (long)masks.Height * masks.Width;
        foreach (long count in _counts) rest -= count;
        _counts[0] = rest;
        return 0;
    }

    // The words of all masks at a place, and what any of them holds.
    private TWords Take<TWords>(int strip, int row, Span<ulong> words) where TWords : struct, IWordLanes<TWords>
    {
        TWords any = default;
        for (int i = 0; i < masks.Count; i++)
        {
            BitFrame own = masks.Frame(i);
            TWords mask = own.Contains(strip, row) ? TWords.Load(masks.Words(i), own.Place(strip, row)) : default;
            mask.Store(words, i * TWords.Count);
            any |= mask;
        }
        return any;
    }

    // Pixels of one combination of the masks before those whose words are given; the first of these adds a bit to it.
    private void Split<TWords>(TWords pixels, ReadOnlySpan<ulong> words, int pattern, int bit) where TWords : struct, IWordLanes<TWords>
    {
        if (words.IsEmpty)
        {
            _counts[pattern] += (long)pixels.PopCount().Sum();
            return;
        }
        TWords inside = pixels & TWords.Load(words, 0), outside = pixels ^ inside;
        if (!inside.IsZero()) Split(inside, words[TWords.Count..], pattern | bit, bit << 1);
        if (!outside.IsZero()) Split(outside, words[TWords.Count..], pattern, bit << 1);
    }
}
