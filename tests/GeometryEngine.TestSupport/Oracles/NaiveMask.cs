namespace GeometryEngine.TestSupport.Oracles;

/// <summary>Masks as bool[row, column]: every operation a loop over pixels.</summary>
public static class NaiveMask
{
    /// <summary>The pixels of run lengths: column by column, runs of 0 and 1 in turn.</summary>
    public static bool[,] Decode(ReadOnlySpan<uint> counts, int height, int width)
    {
        var pixels = new bool[height, width];
        int position = 0;
        for (int run = 0; run < counts.Length; run++)
        {
            for (uint i = 0; i < counts[run]; i++, position++) pixels[position % height, position / height] = run % 2 == 1;
        }
        return pixels;
    }

    /// <summary>The pixels of a mask.</summary>
    public static bool[,] Pixels(this Rle mask) => Decode(mask.Counts, mask.Height, mask.Width);

    /// <summary>The run lengths of pixels: a new run wherever the value changes.</summary>
    public static uint[] Encode(bool[,] pixels)
    {
        var counts = new List<uint> { 0 };
        bool value = false;
        for (int column = 0; column < pixels.GetLength(1); column++)
        {
            for (int row = 0; row < pixels.GetLength(0); row++)
            {
                if (pixels[row, column] != value) counts.Add(0);
                value = pixels[row, column];
                counts[^1]++;
            }
        }
        return [.. counts];
    }

    /// <summary>The mask of pixels.</summary>
    public static Rle ToRle(bool[,] pixels) => Rle.FromCounts(pixels.GetLength(0), pixels.GetLength(1), Encode(pixels));

    /// <summary>Applies an operation pixel by pixel.</summary>
    public static bool[,] Combine(bool[,] a, bool[,] b, Func<bool, bool, bool> operation)
    {
        var result = new bool[a.GetLength(0), a.GetLength(1)];
        for (int row = 0; row < a.GetLength(0); row++)
            for (int column = 0; column < a.GetLength(1); column++) result[row, column] = operation(a[row, column], b[row, column]);
        return result;
    }

    /// <summary>The pixels that at least so many masks hold.</summary>
    /// <param name="masks">The masks; none at all have no pixels.</param>
    /// <param name="least">How many.</param>
    /// <param name="image">An image of their size.</param>
    public static bool[,] AtLeast(bool[][,] masks, int least, bool[,] image)
    {
        var result = new bool[image.GetLength(0), image.GetLength(1)];
        for (int row = 0; row < image.GetLength(0); row++)
            for (int column = 0; column < image.GetLength(1); column++) result[row, column] = masks.Count(mask => mask[row, column]) >= least;
        return result;
    }

    /// <summary>Number of foreground pixels.</summary>
    public static int Area(bool[,] pixels) => pixels.Cast<bool>().Count(pixel => pixel);

    /// <summary>Intersection over union, or over a's area where b is a crowd; 0 without intersection.</summary>
    public static double Iou(bool[,] a, bool[,] b, bool bIsCrowd)
    {
        int intersection = Area(Combine(a, b, (x, y) => x && y));
        int union = bIsCrowd ? Area(a) : Area(Combine(a, b, (x, y) => x || y));
        return intersection == 0 ? 0 : (double)intersection / union;
    }

    /// <summary>The smallest box around the foreground, by asking every pixel; all 0 without foreground.</summary>
    public static Box BoundingBox(bool[,] pixels)
    {
        var inside = from row in Enumerable.Range(0, pixels.GetLength(0))
                     from column in Enumerable.Range(0, pixels.GetLength(1))
                     where pixels[row, column]
                     select (row, column);
        var list = inside.ToList();
        if (list.Count == 0) return default;
        int left = list.Min(p => p.column), top = list.Min(p => p.row);
        return new Box(left, top, list.Max(p => p.column) - left + 1, list.Max(p => p.row) - top + 1);
    }

    /// <summary>The pixels as bytes 0 and 1.</summary>
    public static byte[] Bytes(bool[,] pixels, PixelOrder order)
    {
        int height = pixels.GetLength(0), width = pixels.GetLength(1);
        var bytes = new byte[height * width];
        for (int row = 0; row < height; row++)
            for (int column = 0; column < width; column++)
                bytes[order == PixelOrder.RowMajor ? row * width + column : column * height + row] = pixels[row, column] ? (byte)1 : (byte)0;
        return bytes;
    }
}
