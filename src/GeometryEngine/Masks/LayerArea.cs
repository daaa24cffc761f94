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

    // Between marked words, a row goes on as it is.
    private TWords Count<TWords>(int place) where TWords : struct, IWordLanes<TWords>
    {
        ReadOnlySpan<ulong> words = _layer.Words;
        ReadOnlySpan<byte> marks = _layer.Marks is { } all ? all.AsSpan(place / BitFrame.RowStep) : default;
        TWords area = default, inside = default, whole = default;
        ulong marked = ulong.MaxValue;
        for (int strip = 0; strip < _layer.Frame.Strips; strip++, place += BitFrame.RowStep, marked >>= 1)
        {
            if (strip % SceneLayer.MarkPadding == 0) marked = marks.IsEmpty ? ulong.MaxValue : TWords.NonZeroBytes(marks, strip);
            if ((marked & 1) == 0)
            {
                area += whole;
                continue;
            }
            TWords own = RowFill.Running(TWords.Load(words, place)) ^ inside;
            area += own.PopCount();
            inside = own.SignFill();
            whole = inside.PopCount();
        }
        return area;
    }
}
