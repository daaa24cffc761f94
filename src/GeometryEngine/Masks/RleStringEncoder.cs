using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>Writes COCO's compressed form: the characters of a register of runs are found together, and moved together where they go.</summary>
/// <param name="counts">Run lengths.</param>
/// <param name="destination">Receives the characters.</param>
internal readonly ref struct RleStringEncoder(ReadOnlySpan<uint> counts, Span<byte> destination) : IKernel<int>
{
    private const int Absolute = 3; // runs at the start that are written as they are
    private const int Few = 16; // runs at the start and at the end that are copied; two for each word of the widest register

    private readonly ReadOnlySpan<uint> _counts = counts;
    private readonly Span<byte> _destination = destination;

    /// <inheritdoc/>
    public int Run<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        ReadOnlySpan<uint> runs = _counts;
        int step = 2 * TWords.Count, i = Math.Min(Few, runs.Length), written = WriteFew<TWords>(0, i, 0);
        for (; runs.Length - i >= step; i += step)
        {
            ReadOnlySpan<uint> some = runs.Slice(i, step), before = runs.Slice(i - 2, step);
            TWords a = TWords.LoadBytes(MemoryMarshal.AsBytes(some), 0), b = TWords.LoadBytes(MemoryMarshal.AsBytes(before), 0);
            if (CharacterGroups.TryWritePairs(a, b, out TWords characters, out TWords chosen)) written += Put(characters, chosen, written);
            else written = Write<TWords>(some, before, written);
        }
        return WriteFew<TWords>(i, runs.Length - i, written);
    }

    // A few runs, with zeros behind them that are not written.
    private int WriteFew<TWords>(int first, int count, int written) where TWords : struct, IWordLanes<TWords>
    {
        Span<uint> some = stackalloc uint[Few], before = stackalloc uint[Few];
        some.Clear();
        before.Clear();
        _counts.Slice(first, count).CopyTo(some);
        int skipped = Math.Max(Absolute - first, 0);
        if (count > skipped) _counts.Slice(first + skipped - 2, count - skipped).CopyTo(before[skipped..]);
        int whole = count / TWords.Count * TWords.Count;
        written = Write<TWords>(some[..whole], before[..whole], written);
        for (int i = whole; i < count; i++) written = Write<Words64>(some.Slice(i, 1), before.Slice(i, 1), written);
        return written;
    }

    // One run to a word, whatever its length.
    private int Write<TWords>(ReadOnlySpan<uint> runs, ReadOnlySpan<uint> before, int written) where TWords : struct, IWordLanes<TWords>
    {
        for (int i = 0; i < runs.Length; i += TWords.Count)
        {
            TWords characters = CharacterGroups.Write(TWords.Widen(runs, i) - TWords.Widen(before, i), out TWords chosen);
            written += Put(characters, chosen, written);
        }
        return written;
    }

    // Returns the number of characters.
    private int Put<TWords>(TWords characters, TWords chosen, int written) where TWords : struct, IWordLanes<TWords>
    {
        int size = sizeof(ulong) * TWords.Count;
        return _destination.Length - written >= size
            ? characters.StoreChosenBytes(chosen, _destination, written) : PutAtEnd(characters, chosen, _destination[written..]);
    }

    private static int PutAtEnd<TWords>(TWords characters, TWords chosen, Span<byte> end) where TWords : struct, IWordLanes<TWords>
    {
        Span<byte> together = stackalloc byte[sizeof(ulong) * TWords.Count];
        int count = characters.StoreChosenBytes(chosen, together, 0);
        together[..count].CopyTo(end);
        return count;
    }
}
