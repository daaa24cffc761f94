namespace GeometryEngine;

/// <summary>How the rings of one polygon make one mask.</summary>
public enum RingRule
{
    /// <summary>
    /// Parts are united, and each part is filled together with the holes behind it by even-odd, which cuts them out. What annotations mean;
    /// without holes, what pycocotools does with a list of polygons.
    /// </summary>
    Union,

    /// <summary>A pixel is in when it lies inside an odd number of rings; hole marks are ignored. What GDAL does.</summary>
    EvenOdd,

    /// <summary>
    /// A pixel is in when the rings wind around it a number of times that is not zero; hole marks are ignored. Its centre is compared
    /// exactly, without rounding. Only for <see cref="RasterRule.PixelCenter"/>.
    /// </summary>
    NonZero,
}
