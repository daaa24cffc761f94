namespace GeometryEngine;

/// <summary>Where <see cref="MaskColumns"/> has the columns of a mask, and what it found while it laid them out.</summary>
/// <param name="Start">The first number.</param>
/// <param name="FirstBlock">The block of columns with the leftmost pixel.</param>
/// <param name="Blocks">Number of blocks up to that of the rightmost pixel; 0 for a mask that is not there.</param>
/// <param name="Layers">The most spans that a column has.</param>
/// <param name="Area">Number of pixels.</param>
/// <param name="Box">Bounds of the pixels.</param>
internal readonly record struct MaskPlace(int Start, int FirstBlock, int Blocks, int Layers, long Area, PixelBox Box)
{
    /// <summary>Whether the mask is not there.</summary>
    public bool IsEmpty => Blocks == 0;

    /// <summary>Whether the mask has a block.</summary>
    public bool Has(int block) => (uint)(block - FirstBlock) < (uint)Blocks;
}
