namespace GeometryEngine;

/// <summary>Whole pixels from (Left, Top) to before (Right, Bottom); without pixels when it is default.</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Right">The column behind the last.</param>
/// <param name="Bottom">The row behind the last.</param>
internal readonly record struct PixelBox(int Left, int Top, int Right, int Bottom)
{
    public bool IsEmpty => Right <= Left || Bottom <= Top;

    /// <summary>Whether the two have a pixel in common, when neither is empty.</summary>
    public bool Meets(in PixelBox other) => (Left < other.Right) & (other.Left < Right) & (Top < other.Bottom) & (other.Top < Bottom);

    /// <summary>The smallest box that holds both.</summary>
    public PixelBox Enclose(in PixelBox other)
    {
        if (IsEmpty) return other;
        if (other.IsEmpty) return this;
        return new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));
    }

    /// <summary>The same as a box in pixels.</summary>
    public Box ToBox() => IsEmpty ? default : new Box(Left, Top, (double)Right - Left, (double)Bottom - Top);
}
