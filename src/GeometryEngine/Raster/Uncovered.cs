namespace GeometryEngine;

/// <summary>Takes from some words the bits that others have already, and gives the others all of them.</summary>
/// <param name="words">The words; whole registers of any width.</param>
/// <param name="covered">As many others.</param>
internal readonly ref struct Uncovered(Span<ulong> words, Span<ulong> covered) : IKernel<int>
{
    private readonly Span<ulong> _words = words;
    private readonly Span<ulong> _covered = covered;

    /// <inheritdoc/>
    public int Run<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        for (int i = 0; i < _words.Length; i += TWords.Count)
        {
            TWords own = TWords.Load(_words, i), before = TWords.Load(_covered, i);
            (own & ~before).Store(_words, i);
            (own | before).Store(_covered, i);
        }
        return _words.Length;
    }
}
