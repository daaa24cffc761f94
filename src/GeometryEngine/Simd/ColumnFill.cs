namespace GeometryEngine;

/// <summary>Fills strips of 64 columns along their columns, from each set bit to the next: a running XOR from the first row on.</summary>
/// <param name="words">The words of the strips, one a row.</param>
/// <param name="rows">Rows of a strip, a multiple of the words of the widest register.</param>
internal readonly ref struct ColumnFill(Span<ulong> words, int rows) : IKernel<int>
{
    private readonly Span<ulong> _words = words;

    /// <summary>Fills strips.</summary>
    /// <param name="words">The words of the strips, one a row.</param>
    /// <param name="rows">Rows of a strip, a multiple of the words of the widest register.</param>
    public static void Fill(Span<ulong> words, int rows) => Simd.Run<ColumnFill, int>(new ColumnFill(words, rows));

    /// <inheritdoc/>
    public int Run<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        for (int start = 0; start < _words.Length; start += rows)
        {
            Span<ulong> strip = _words.Slice(start, rows);
            TWords above = default;
            for (int row = 0; row < strip.Length; row += TWords.Count)
            {
                TWords running = TWords.Load(strip, row).RunningXor();
                (running ^ above).Store(strip, row);
                above ^= running.Last();
            }
        }
        return _words.Length;
    }
}
