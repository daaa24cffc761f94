namespace GeometryEngine.Formats;

/// <summary>What the samples of a PNG image are: its colour type, by the specification's numbers.</summary>
public enum PngColor
{
    /// <summary>One number a pixel.</summary>
    Gray = 0,

    /// <summary>Red, green, blue.</summary>
    Rgb = 2,

    /// <summary>One index a pixel into a palette of colours.</summary>
    Palette = 3,

    /// <summary>One number a pixel, and its opacity.</summary>
    GrayAlpha = 4,

    /// <summary>Red, green, blue, opacity.</summary>
    Rgba = 6,
}
