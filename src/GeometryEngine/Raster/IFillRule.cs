namespace GeometryEngine;

/// <summary>A raster rule: which pixels rings cover when they are filled together, by even-odd.</summary>
internal interface IFillRule
{
    /// <summary>A box of pixels that holds all that the rings cover, and where the toggles of their edges lie, its right and lower edge included.</summary>
    /// <param name="rings">The rings.</param>
    /// <param name="extent">Where their vertices lie.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    PixelBox Reach(RingSet rings, in Extent extent, int height, int width);

    /// <summary>Sets the pixels.</summary>
    /// <param name="rings">The rings.</param>
    /// <param name="plane">A plane without pixels.</param>
    void Fill(RingSet rings, BitPlane plane);
}
