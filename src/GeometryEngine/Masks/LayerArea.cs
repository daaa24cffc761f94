using System.Numerics;

namespace GeometryEngine;

/// <summary>Counts the pixels of a mask that may be toggles.</summary>
/// <param name="layer">The mask.</param>
internal readonly ref struct LayerArea(SceneLayer layer) : IKernel<long>
{
    private readonly SceneLayer _layer = layer;

    /// <summary>Number of pixels of a mask.</summary>
    public static long Of(SceneLayer layer) => layer.IsToggles
        ? Simd.Run<LayerArea, long>(new LayerArea(layer))
        : BitCounts.Area(layer.Words.AsSpan(layer.Origin, (int)layer.Frame.Words));

    /// <inheritdoc/>
    public long Run<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        BitFrame frame = _layer.Frame;
        TWords area = default;
        for (int top = frame.Top; top < frame.Bottom; top += BitFrame.RowStep)
            for (int row = 0; row < BitFrame.RowStep; row += TWords.Count) area += Count<TWords>(_layer.PlaceOf(top) + row);
        return (long)area.Sum();
    }

    private TWords Count<TWords>(int place) where TWords : struct, IWordLanes<TWords>
    {
        if (_layer.Marks is { } marks) return CountMarked<TWords>(place, marks.AsSpan(place / BitFrame.RowStep));
        ReadOnlySpan<ulong> words = _layer.Words;
        TWords area = default, inside = default;
        for (int strip = 0; strip < _layer.Frame.Strips; strip++, place += BitFrame.RowStep)
        {
            TWords own = RowFill.Running(TWords.Load(words, place)) ^ inside;
            area += own.PopCount();
            inside = own.SignFill();
        }
        return area;
    }

    // From one marked word to the next, a row goes on as it is.
    private TWords CountMarked<TWords>(int place, ReadOnlySpan<byte> marks) where TWords : struct, IWordLanes<TWords>
    {
        const int Word = 64;
        ReadOnlySpan<ulong> words = _layer.Words;
        TWords area = default, inside = default;
        int strips = _layer.Frame.Strips, counted = 0;
        for (int first = 0; first < strips; first += Word)
        {
            ulong marked = TWords.NonZeroBytes(marks, first) & ulong.MaxValue >> Math.Max(first + Word - strips, 0);
            for (; marked != 0; marked &= marked - 1)
            {
                int strip = first + BitOperations.TrailingZeroCount(marked);
                area += inside & TWords.Create((ulong)(strip - counted) * Word);
                TWords own = RowFill.Running(TWords.Load(words, place + strip * BitFrame.RowStep)) ^ inside;
                area += own.PopCount();
                inside = own.SignFill();
                counted = strip + 1;
            }
        }
        return area + (inside & TWords.Create((ulong)(strips - counted) * Word));
    }
}
