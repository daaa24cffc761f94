namespace GeometryEngine.Formats;

/// <summary>A colour, 8 bits each of red, green and blue.</summary>
/// <param name="R">Red.</param>
/// <param name="G">Green.</param>
/// <param name="B">Blue.</param>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>The colour in 24 bits, red in the lowest, as a file holds it.</summary>
    internal uint Packed => (uint)(R | G << 8 | B << 16);
}
