namespace GeometryEngine.Cli;

/// <summary>Height and width in pixels, as an option gives them.</summary>
internal readonly record struct ImageSize(int Height, int Width)
{
    /// <summary>Height x width, such as <c>480x640</c>.</summary>
    public override string ToString() => $"{Height}x{Width}";
}
