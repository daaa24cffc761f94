namespace GeometryEngine;

/// <summary>How the rings of one polygon make one mask.</summary>
public enum RingRule
{
    /// <summary>
    /// Every ring is filled alone; the holes behind a part are taken out of it, pixel by pixel, and the parts are united. What annotations
    /// mean; without holes, what pycocotools does with a list of polygons.
    /// </summary>
    Union,

    /// <summary>
    /// A pixel is in when it lies inside an odd number of rings; hole marks are ignored. What GDAL and OpenCV do, which also draw what else
    /// their rule draws of each ring.
    /// </summary>
    EvenOdd,

    /// <summary>
    /// A pixel is in when the rings wind around it a number of times that is not zero; hole marks are ignored. Its centre is compared
    /// exactly, without rounding. Only for <see cref="RasterRule.PixelCenter"/>.
    /// </summary>
    NonZero,
}
