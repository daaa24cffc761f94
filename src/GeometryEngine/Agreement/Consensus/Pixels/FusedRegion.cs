namespace GeometryEngine;

/// <summary>The pixels of one category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Mask">Its pixels, at least one.</param>
/// <param name="Confidence">The mean probability of the category on them.</param>
internal sealed record FusedRegion(int Category, Rle Mask, double Confidence);
