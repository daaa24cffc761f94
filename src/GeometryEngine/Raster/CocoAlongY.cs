namespace GeometryEngine;

/// <summary>
/// Edges of <see cref="RasterRule.Coco"/> that go further in y than in x: the walk crosses a column's middle with the step that first reaches
/// the other side. Solved for the step, rounding may be off by one, so the exact formula decides between the nearest whole number and the next.
/// </summary>
internal readonly struct CocoAlongY<TWords, TDoubles> : IEdgeFormula<CocoAlongY<TWords, TDoubles>, TWords, TDoubles>
    where TWords : struct, IWordLanes<TWords>
    where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
{
    private readonly TDoubles _x, _y, _slope, _inverse;

    private CocoAlongY(EdgeTable table, int edge)
    {
        _x = TDoubles.Create(table.X[edge]);
        _y = TDoubles.Create(table.Y[edge]);
        _slope = TDoubles.Create(table.Slope[edge]);
        _inverse = TDoubles.Create(table.Inverse[edge]);
    }

    /// <inheritdoc/>
    public static CocoAlongY<TWords, TDoubles> Of(EdgeTable table, int edge) => new(table, edge);

    /// <inheritdoc/>
    public void Cross(TDoubles line, TDoubles limit, out TDoubles x, out TDoubles y)
    {
        TDoubles half = TDoubles.Create(0.5), one = TDoubles.Create(1), zero = default;
        TDoubles middle = line * TDoubles.Create(CocoGrid.Scale) + TDoubles.Create(CocoGrid.BeforeMiddle);
        TDoubles step = ((middle + half - _x) * _inverse + half).Floor();
        TWords crossed = TDoubles.Less(_x + _slope * step + half, middle + one) ^ TDoubles.Less(zero, _slope);
        TDoubles place = _y + TDoubles.Select(crossed, step - one, step);
        x = line;
        y = TDoubles.Max(TDoubles.Min(CocoGrid.Pixel<TWords, TDoubles>(place), limit), zero);
    }
}
