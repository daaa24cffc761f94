namespace GeometryEngine.Cli;

/// <summary>One object of each set, with the tables of their image.</summary>
internal readonly record struct ComparedPair(OverlapTable Overlaps, Lazy<SurfaceTable> Borders, double Tolerance, int Row, int Column)
{
    /// <summary>How the borders lie to each other.</summary>
    public SurfaceTable Surfaces => Borders.Value;

    /// <summary>The distances between border pixels.</summary>
    public SurfaceDistances? Pixels => Surfaces.Distances(Row, Column, SurfaceElement.BorderPixel);

    /// <summary>The distances between contours, as DeepMind has them.</summary>
    public SurfaceDistances? Contours => Surfaces.Distances(Row, Column, SurfaceElement.ContourCorner);
}
