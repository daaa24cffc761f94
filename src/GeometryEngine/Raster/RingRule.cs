namespace GeometryEngine;

/// <summary>How the rings of one polygon make one mask.</summary>
public enum RingRule
{
    /// <summary>Parts are united, holes are cut out of the part before them; inside one ring even-odd. What annotations mean.</summary>
    Union,

    /// <summary>A pixel is in when it lies inside an odd number of rings; hole marks are ignored. What GDAL does.</summary>
    EvenOdd,

    /// <summary>A pixel is in when the rings wind around it a number of times that is not zero; hole marks are ignored.</summary>
    NonZero,
}
