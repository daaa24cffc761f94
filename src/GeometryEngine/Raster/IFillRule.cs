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

    /// <summary>Turns over the bits of toggles on rows, in bands of 8 rows, where filling between them is all that is left to do.</summary>
    /// <param name="rings">The rings.</param>
    /// <param name="plane">A plane without pixels.</param>
    /// <param name="marks">If any, byte i is set where one of the words i * 8 to i * 8 + 7 of the plane's array is touched.</param>
    /// <returns>Whether it was done; if not, the plane has no pixels.</returns>
    bool TryToggle(RingSet rings, BitPlane plane, byte[]? marks) => false;
}
