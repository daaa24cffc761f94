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
        uint left = uint.MaxValue, top = uint.MaxValue, right = 0, bottom = 0, column = 0, columnStart = 0;
        foreach ((uint start, uint end) in Foreground)
        {
            Advance(start, height, ref column, ref columnStart);
            left = Math.Min(left, column);
            uint firstRow = start - columnStart, lastRow = end - 1 - columnStart;
            if (lastRow >= height)
            {
                // A run over the end of a column holds its last row and the next one's first.
                (firstRow, lastRow) = (0, height - 1);
                Advance(end - 1, height, ref column, ref columnStart);
            }
            right = column;
            top = Math.Min(top, firstRow);
            bottom = Math.Max(bottom, lastRow);
        }
        return left > right ? default : new Box(left, top, right - left + 1, bottom - top + 1);
    }

    // Goes on to the column of a position; the next one most often, which needs no division.
    private static void Advance(uint position, uint height, ref uint column, ref uint columnStart)
    {
        uint ahead = position - columnStart;
        if (ahead < height) return;
        uint columns = ahead - height < height ? 1 : ahead / height;
        column += columns;
        columnStart += columns * height;
    }
}
