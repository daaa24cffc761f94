namespace GeometryEngine.Formats;

/// <summary>An image of labels as it is stored: its bytes, and how each pixel's number stands in them.</summary>
/// <param name="Height">Pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Values">The numbers, row-major; whole.</param>
internal sealed record LabelArray(int Height, int Width, long[] Values)
{
    /// <summary>The mask of each value above 0; 0 is background, and what is below 0 is to be ignored.</summary>
    public IEnumerable<(long Value, Rle Mask)> Masks()
    {
        var masks = new ValueMasks(Height, Width);
        long start = 0;
        while (start < Values.Length)
        {
            long value = Values[start], end = start + 1;
            while (end < Values.Length && Values[end] == value) end++;
            if (value > 0) masks.Add(value, start, end);
            start = end;
        }
        return masks.Masks();
    }
}
