namespace GeometryEngine.Formats;

/// <summary>What a directory of a TIFF file says of its image.</summary>
/// <param name="Index">Its number in the file, from 0.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Bits">Bits of a sample.</param>
/// <param name="Samples">Samples of a pixel.</param>
/// <param name="Format">What a sample is: 1 whole, 2 whole with a sign, 3 a floating point number.</param>
/// <param name="Compression">How the pixels are compressed, as TIFF numbers it.</param>
/// <param name="Photometric">What the numbers mean: 0 white is 0, 1 black is 0, 3 a palette; others are colours.</param>
/// <param name="Predictor">What is compressed: 1 the numbers, 2 their differences from the one on the left; 3 is of floating point numbers.</param>
/// <param name="Orientation">How the image is turned; 1 is upright.</param>
/// <param name="Tile">Height and width of tiles; 0 where the image is in strips.</param>
/// <param name="IsPart">Whether it is a smaller copy of another image, or its mask of opacity.</param>
internal sealed record TiffPage(
    int Index, long Height, long Width, long Bits, long Samples, long Format, long Compression, long Photometric, long Predictor, long Orientation, (long Height, long Width) Tile, bool IsPart)
{
    private const int MostBandBytes = 1 << 28; // a row of pixels or of tiles
    private const int MostExpansion = 3000; // of LZW: strings of up to 3,838 bytes in 12 bits

    /// <summary>Bytes of a row of pixels.</summary>
    public int RowBytes => (int)((Width * Bits + 7) / 8);

    /// <summary>Whether the pixels are single numbers that may be labels.</summary>
    public bool IsLabels => Samples == 1 && Photometric is 0 or 1 or 3 && (Format == 3 ? Bits is 32 or 64 : Bits is 1 or 8 or 16 or 32);

    /// <summary>What stands in the way of reading the pixels, and what is allowed; null when nothing does.</summary>
    /// <param name="length">Bytes of the file.</param>
    /// <param name="maxPixels">Most pixels.</param>
    public (string Found, string Allowed)? Defect(long length, long maxPixels)
    {
        if (Height < 1 || Width < 1 || Height > int.MaxValue || Width > int.MaxValue || Height * Width > Math.Min(maxPixels, uint.MaxValue))
            return ($"an image of {Height}x{Width} pixels", $"1 to {Math.Min(maxPixels, uint.MaxValue)} pixels");
        if (!IsLabels)
            return ($"{Samples} samples of {Bits} bits, format {Format}, photometric {Photometric}", "1 sample of 1, 8, 16 or 32 bits, whole or a floating point number of 32 or 64 (1, 2, 3), grey or of a palette (0, 1, 3)");
        if (Compression is not (1 or 2 or 3 or 4 or 5 or 8 or 32773 or 32946)) return ($"compression {Compression}", "none (1), CCITT (2, 3, 4), LZW (5), Deflate (8, 32946), PackBits (32773): those that keep every number");
        if (Orientation != 1) return ($"orientation {Orientation}", "1: the first row on top, the first column on the left");
        bool isTiled = Tile != default, isTile = Tile is { Height: >= 1 and <= 1 << 16, Width: >= 8 and <= 1 << 16 } && Tile.Width % 8 == 0;
        if (isTiled && !isTile) return ($"tiles of {Tile.Height}x{Tile.Width} pixels", "1x8 to 65536x65536 pixels, the width a multiple of 8");
        long row = (Width * Bits + 7) / 8, band = Math.Max(1, Tile.Height) * (row + Tile.Width * Bits / 8);
        if (band > MostBandBytes) return ($"rows of {band} bytes", $"at most {MostBandBytes}");
        bool isBounded = Compression is not (2 or 3 or 4); // CCITT has a bit for a row that is like the one above
        return isBounded && row * Height > length * MostExpansion ? ($"a file of {length} bytes", $"at least {row * Height / MostExpansion} for {Height}x{Width} pixels") : null;
    }
}
