namespace GeometryEngine;

/// <summary>Whole pixels from (Left, Top) to before (Right, Bottom); without pixels when it is default.</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Right">The column behind the last.</param>
/// <param name="Bottom">The row behind the last.</param>
internal readonly record struct PixelBox(int Left, int Top, int Right, int Bottom)
{
    public bool IsEmpty => Right <= Left || Bottom <= Top;

    /// <summary>The same as a box in pixels.</summary>
    public Box ToBox() => IsEmpty ? default : new Box(Left, Top, (double)Right - Left, (double)Bottom - Top);
}
