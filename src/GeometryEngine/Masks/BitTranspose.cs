namespace GeometryEngine;

/// <summary>Turns 64 rows of 64 bits into columns.</summary>
internal static class BitTranspose
{
    /// <summary>Number of rows, and of columns.</summary>
    public const int Size = 64;

    /// <summary>Transposes a block in place: bit r of word c becomes bit c of word r.</summary>
    /// <param name="block">64 words.</param>
    /// <remarks>Six rounds: in each, the off-diagonal quarters of ever smaller squares change places.</remarks>
    public static void Run<TWords>(Span<ulong> block) where TWords : struct, IWordLanes<TWords>
    {
        ulong keep = uint.MaxValue; // the bits of the lower half of each square
        for (int half = Size / 2; half > 0; half /= 2, keep ^= keep << half)
        {
            if (half >= TWords.Count) Exchange<TWords>(block, half, keep);
            else ExchangeWithin<TWords>(block, half, keep);
        }
    }

    private static void Exchange<TWords>(Span<ulong> block, int half, ulong keep) where TWords : struct, IWordLanes<TWords>
    {
        TWords lower = TWords.Create(keep);
        for (int square = 0; square < Size; square += 2 * half)
        {
            for (int row = square; row < square + half; row += TWords.Count)
            {
                TWords a = TWords.Load(block, row), b = TWords.Load(block, row + half);
                TWords changes = ((a >>> half) ^ b) & lower;
                (a ^ (changes << half)).Store(block, row);
                (b ^ changes).Store(block, row + half);
            }
        }
    }

    // The same where both halves of a square lie in one register.
    private static void ExchangeWithin<TWords>(Span<ulong> block, int half, ulong keep) where TWords : struct, IWordLanes<TWords>
    {
        TWords second = TWords.LanesWith(half), lower = TWords.Create(keep);
        TWords fromSecond = ~second & ~lower, fromFirst = second & lower, own = ~(fromSecond | fromFirst);
        for (int row = 0; row < Size; row += TWords.Count)
        {
            TWords rows = TWords.Load(block, row), others = rows.Exchange(half);
            ((rows & own) | ((others << half) & fromSecond) | ((others >>> half) & fromFirst)).Store(block, row);
        }
    }
}
