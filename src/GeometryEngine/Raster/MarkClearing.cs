using System.Numerics;

namespace GeometryEngine;

/// <summary>Sets marked words to 0 again, and their marks.</summary>
/// <param name="words">The words; a multiple of <see cref="BitFrame.RowStep"/>.</param>
/// <param name="marks">Byte i is set where one of the words i * 8 to i * 8 + 7 may not be 0; <see cref="SceneLayer.MarkPadding"/> bytes more follow.</param>
internal readonly ref struct MarkClearing(Span<ulong> words, Span<byte> marks) : IKernel<int>
{
    private readonly Span<ulong> _words = words;
    private readonly Span<byte> _marks = marks;

    /// <inheritdoc/>
    public int Run<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        const int AtOnce = SceneLayer.MarkPadding;
        int blocks = _words.Length / BitFrame.RowStep;
        for (int first = 0; first < blocks; first += AtOnce)
        {
            int count = Math.Min(AtOnce, blocks - first);
            ulong marked = TWords.NonZeroBytes(_marks, first) & ulong.MaxValue >> AtOnce - count;
            if (marked == 0) continue;
            _marks.Slice(first, count).Clear();
            for (; marked != 0; marked &= marked - 1)
            {
                int word = (first + BitOperations.TrailingZeroCount(marked)) * BitFrame.RowStep;
                for (int i = 0; i < BitFrame.RowStep; i += TWords.Count) default(TWords).Store(_words, word + i);
            }
        }
        return blocks;
    }
}
