namespace GeometryEngine;

public sealed partial class Rle
{
    /// <summary>
    /// The smallest box that holds all foreground pixels, in whole pixels; (0, 0, 0, 0) without foreground. As <c>rleToBbox</c> of
    /// pycocotools 2.0.11, except where all foreground runs are empty (counts [54, 0]): there it gives sizes that wrap around 2^32.
    /// </summary>
    public Box BoundingBox()
    {
        uint height = (uint)Height;
        uint left = uint.MaxValue, top = uint.MaxValue, right = 0, bottom = 0;
        foreach ((uint start, uint end) in Foreground)
        {
            (uint firstColumn, uint firstRow) = Math.DivRem(start, height);
            (uint lastColumn, uint lastRow) = Math.DivRem(end - 1, height);
            // A run over the end of a column holds its last row and the next one's first.
            if (firstColumn < lastColumn) (firstRow, lastRow) = (0, height - 1);
            left = Math.Min(left, firstColumn);
            right = Math.Max(right, lastColumn);
            top = Math.Min(top, firstRow);
            bottom = Math.Max(bottom, lastRow);
        }
        return left > right ? default : new Box(left, top, right - left + 1, bottom - top + 1);
    }
}
