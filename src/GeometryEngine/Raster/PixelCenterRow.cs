namespace GeometryEngine;

/// <summary>Where an edge crosses the centres of rows, in double precision in GDAL's order of operations.</summary>
internal readonly struct PixelCenterRow<TWords, TDoubles> : IEdgeFormula<PixelCenterRow<TWords, TDoubles>, TWords, TDoubles>
    where TWords : struct, IWordLanes<TWords>
    where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
{
    private readonly TDoubles _x, _y, _dx, _dy;

    private PixelCenterRow(EdgeTable table, int edge)
    {
        _x = TDoubles.Create(table.X[edge]);
        _y = TDoubles.Create(table.Y[edge]);
        _dx = TDoubles.Create(table.Slope[edge]);
        _dy = TDoubles.Create(table.Inverse[edge]);
    }

    /// <inheritdoc/>
    public static PixelCenterRow<TWords, TDoubles> Of(EdgeTable table, int edge) => new(table, edge);

    /// <inheritdoc/>
    public void Cross(TDoubles line, TDoubles limit, out TDoubles x, out TDoubles y)
    {
        TDoubles half = TDoubles.Create(0.5);
        TDoubles crossing = (line + half - _y) * _dx / _dy + _x;
        x = TDoubles.Max(TDoubles.Min((crossing + half).Floor(), limit), default);
        y = line;
    }
}
