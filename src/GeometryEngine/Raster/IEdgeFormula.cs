namespace GeometryEngine;

/// <summary>Where an edge crosses lines: the heart of a raster rule, for several lines at once.</summary>
internal interface IEdgeFormula<TSelf, TWords, TDoubles>
    where TSelf : struct, IEdgeFormula<TSelf, TWords, TDoubles>
    where TWords : struct, IWordLanes<TWords>
    where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
{
    /// <summary>The formula of one edge.</summary>
    /// <param name="table">The edges.</param>
    /// <param name="edge">Number of the edge.</param>
    static abstract TSelf Of(EdgeTable table, int edge);

    /// <summary>The toggles of some lines.</summary>
    /// <param name="line">Numbers of the lines; for those the edge does not cross, any answer will do.</param>
    /// <param name="limit">Pixels of a line.</param>
    /// <param name="x">Column of each toggle, in [0, width].</param>
    /// <param name="y">Row of each toggle, in [0, height].</param>
    void Cross(TDoubles line, TDoubles limit, out TDoubles x, out TDoubles y);
}
