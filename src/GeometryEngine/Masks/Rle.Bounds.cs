namespace GeometryEngine;

public sealed partial class Rle
{
    /// <summary>
    /// The smallest box that holds all foreground pixels, in whole pixels; (0, 0, 0, 0) without foreground. As pycocotools 2.0.11's <c>rleToBbox</c>,
    /// except where all foreground runs are empty (counts [54, 0]), for which pycocotools gives sizes that wrap around 2^32.
    /// </summary>
    public Box BoundingBox()
    {
        uint height = (uint)Height;
        uint left = uint.MaxValue, top = uint.MaxValue, right = 0, bottom = 0;
        foreach ((uint start, uint end) in Foreground)
        {
            (uint firstColumn, uint firstRow) = Math.DivRem(start, height);
            (uint lastColumn, uint lastRow) = Math.DivRem(end - 1, height);
            if (firstColumn < lastColumn) (firstRow, lastRow) = (0, height - 1); // a run over a column's end holds its last and the next one's first row
            left = Math.Min(left, firstColumn);
            right = Math.Max(right, lastColumn);
            top = Math.Min(top, firstRow);
            bottom = Math.Max(bottom, lastRow);
        }
        return left > right ? default : new Box(left, top, right - left + 1, bottom - top + 1);
    }
}
