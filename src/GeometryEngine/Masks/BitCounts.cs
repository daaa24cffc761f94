namespace GeometryEngine;

/// <summary>Numbers of pixels, counted in bits.</summary>
internal static class BitCounts
{
    /// <summary>Number of set bits.</summary>
    public static long Area(ReadOnlySpan<ulong> words) => Simd.Run<AreaKernel, long>(new(words));

    /// <summary>Number of pixels in both masks of one image.</summary>
    public static long Intersection(BitView a, BitView b) => Simd.Run<PairKernel, long>(new(a, b));

    /// <summary>Number of pixels in both masks of one image, within a kernel.</summary>
    public static long Intersection<TWords>(BitView a, BitView b) where TWords : struct, IWordLanes<TWords>
    {
        BitFrame common = a.Frame.Intersect(b.Frame);
        TWords area = default;
        for (int strip = common.First; strip < common.End; strip++)
        {
            ReadOnlySpan<ulong> rowsA = a.Strip(strip, common), rowsB = b.Strip(strip, common);
            for (int row = 0; row < rowsA.Length; row += TWords.Count)
                area += (TWords.Load(rowsA, row) & TWords.Load(rowsB, row)).PopCount();
        }
        return (long)area.Sum();
    }

    private readonly ref struct AreaKernel(ReadOnlySpan<ulong> words) : IKernel<long>
    {
        private readonly ReadOnlySpan<ulong> _words = words;

        public long Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
        {
            TWords area = default;
            int i = 0;
            for (; i <= _words.Length - TWords.Count; i += TWords.Count) area += TWords.Load(_words, i).PopCount();
            ulong rest = 0;
            for (; i < _words.Length; i++) rest += (ulong)System.Numerics.BitOperations.PopCount(_words[i]);
            return (long)(area.Sum() + rest);
        }
    }

    private readonly ref struct PairKernel(BitView a, BitView b) : IKernel<long>
    {
        private readonly BitView _a = a;
        private readonly BitView _b = b;

        public long Run<TWords, TDoubles>()
            where TWords : struct, IWordLanes<TWords>
            where TDoubles : struct, IDoubleLanes<TDoubles, TWords> => Intersection<TWords>(_a, _b);
    }
}
