namespace GeometryEngine;

/// <summary>Finds the extent of vertices, and whether all are within a limit.</summary>
/// <param name="coordinates">x0, y0, x1, y1, ...; at least one vertex.</param>
/// <param name="limit">Largest magnitude that is allowed.</param>
internal readonly ref struct ExtentKernel(ReadOnlySpan<double> coordinates, double limit) : IKernel<(Extent, bool)>
{
    private readonly ReadOnlySpan<double> _coordinates = coordinates;

    /// <inheritdoc/>
    public (Extent, bool) Run<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords> =>
        _coordinates.Length < 2 * TDoubles.Count ? Find<Words64, Doubles64>() : Find<TWords, TDoubles>();

    private (Extent, bool) Find<TWords, TDoubles>()
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        TDoubles left = TDoubles.Create(double.MaxValue), top = left, right = left, bottom = left, zero = default;
        TDoubles beyond = TDoubles.Create(Math.BitIncrement(limit)); // a NaN is not less either
        TWords valid = TWords.Create(ulong.MaxValue);
        int last = _coordinates.Length - 2 * TDoubles.Count;
        for (int i = 0; ; i += 2 * TDoubles.Count)
        {
            i = Math.Min(i, last); // the last register takes some vertices again
            TDoubles.Unzip(TDoubles.Load(_coordinates, i), TDoubles.Load(_coordinates, i + TDoubles.Count), out TDoubles x, out TDoubles y);
            valid &= TDoubles.Less(x.Abs(), beyond) & TDoubles.Less(y.Abs(), beyond);
            (left, right) = (TDoubles.Min(left, x), TDoubles.Min(right, zero - x));
            (top, bottom) = (TDoubles.Min(top, y), TDoubles.Min(bottom, zero - y));
            if (i == last) break;
        }
        return (new Extent(left.Smallest(), top.Smallest(), 0 - right.Smallest(), 0 - bottom.Smallest()), (~valid).IsZero());
    }
}
