using System.Runtime.CompilerServices;

namespace GeometryEngine;

/// <summary>Fills strips of 64 columns along their rows, from each set bit to the next: a running XOR from the lowest bit on, strip after strip.</summary>
/// <param name="words">The words of the strips, one a row.</param>
/// <param name="rows">Rows of a strip, a multiple of the words of the widest register.</param>
internal readonly ref struct RowFill(Span<ulong> words, int rows) : IKernel<int>
{
    private readonly Span<ulong> _words = words;

    /// <summary>Fills strips.</summary>
    /// <param name="words">The words of the strips, one a row.</param>
    /// <param name="rows">Rows of a strip.</param>
    public static void Fill(Span<ulong> words, int rows) => Simd.Run<RowFill, int>(new RowFill(words, rows));

    /// <inheritdoc/>
    public int Run<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        // Behind an odd number of toggles, the highest bit of a row carries over to the next strip.
        for (int i = 0; i < Math.Min(rows, _words.Length); i += TWords.Count) Running(TWords.Load(_words, i)).Store(_words, i);
        for (int i = rows; i < _words.Length; i += TWords.Count)
            (Running(TWords.Load(_words, i)) ^ TWords.Load(_words, i - rows).SignFill()).Store(_words, i);
        return _words.Length;
    }

    /// <summary>Words with each bit turned over for every set bit below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords Running<TWords>(TWords word) where TWords : struct, IWordLanes<TWords>
    {
        word ^= word << 1;
        word ^= word << 2;
        word ^= word << 4;
        word ^= word << 8;
        word ^= word << 16;
        return word ^ (word << 32);
    }
}
