namespace GeometryEngine;

/// <summary>A mask in the making whose rows pixels can be set in.</summary>
internal interface IRowPlane
{
    /// <summary>Height of the image in pixels.</summary>
    int Height { get; }

    /// <summary>Sets the pixels [start, end) of a row; what lies outside of the image is left out.</summary>
    void SetRow(long row, long start, long end);
}
