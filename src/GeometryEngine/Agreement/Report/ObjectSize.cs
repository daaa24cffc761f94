namespace GeometryEngine;

/// <summary>The classes of size that COCO's evaluation has, by area in square pixels.</summary>
public enum ObjectSize
{
    /// <summary>Below 32 x 32.</summary>
    Small,

    /// <summary>From 32 x 32 to below 96 x 96.</summary>
    Medium,

    /// <summary>96 x 96 and above.</summary>
    Large,
}
