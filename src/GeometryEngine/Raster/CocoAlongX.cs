namespace GeometryEngine;

/// <summary>Edges of <see cref="RasterRule.Coco"/> that go further in x than in y: on both sides of a column's middle the walk takes a step in x.</summary>
internal readonly struct CocoAlongX<TWords, TDoubles> : IEdgeFormula<CocoAlongX<TWords, TDoubles>, TWords, TDoubles>
    where TWords : struct, IWordLanes<TWords>
    where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
{
    private readonly TDoubles _x, _y, _slope;

    private CocoAlongX(EdgeTable table, int edge)
    {
        _x = TDoubles.Create(table.X[edge]);
        _y = TDoubles.Create(table.Y[edge]);
        _slope = TDoubles.Create(table.Slope[edge]);
    }

    /// <inheritdoc/>
    public static CocoAlongX<TWords, TDoubles> Of(EdgeTable table, int edge) => new(table, edge);

    /// <inheritdoc/>
    public void Cross(TDoubles line, TDoubles limit, out TDoubles x, out TDoubles y)
    {
        TDoubles half = TDoubles.Create(0.5);
        TDoubles step = line * TDoubles.Create(CocoGrid.Scale) + TDoubles.Create(CocoGrid.BeforeMiddle) - _x;
        TDoubles before = _y + _slope * step + half, behind = _y + _slope * (step + TDoubles.Create(1)) + half;
        x = line;
        y = TDoubles.Max(TDoubles.Min(CocoGrid.Pixel<TWords, TDoubles>(TDoubles.Min(before, behind).Floor()), limit), default);
    }
}
