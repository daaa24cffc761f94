namespace GeometryEngine;

/// <summary>How far pixels lie apart, in any unit of length; distances between borders are in that unit.</summary>
/// <param name="Rows">From one row to the next; above 0.</param>
/// <param name="Columns">From one column to the next; above 0.</param>
public readonly record struct PixelSpacing(double Rows, double Columns)
{
    /// <summary>Distances in pixels.</summary>
    public static PixelSpacing Pixels { get; } = new(1, 1);
}
