namespace GeometryEngine;

public sealed partial class Rle
{
    /// <summary>
    /// A mask from run lengths along the rows of a rectangle of the image, as labelling tools store brush strokes. What the rectangle has outside
    /// of the image is cut off. Canonical.
    /// </summary>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="counts">Run lengths row by row, each from left to right, zeros first; they add up to the rectangle's pixels.</param>
    /// <param name="left">Column of the rectangle's left pixels; may be negative.</param>
    /// <param name="top">Row of the rectangle's top pixels; may be negative.</param>
    /// <param name="cropHeight">Height of the rectangle in pixels.</param>
    /// <param name="cropWidth">Width of the rectangle in pixels.</param>
    /// <exception cref="ArgumentException">A size is negative or over 2^32 - 1 pixels, or the runs do not add up to the rectangle.</exception>
    public static Rle FromRowCounts(int height, int width, ReadOnlySpan<uint> counts, int left, int top, int cropHeight, int cropWidth)
    {
        Throw.IfNotSize(height, width);
        Throw.IfNotSize(cropHeight, cropWidth);
        if (!HasSum(counts, cropHeight, cropWidth, out long sum))
            Throw.Argument($"the runs add up to {sum}; {cropHeight}x{cropWidth} pixels are {(long)cropHeight * cropWidth}", nameof(counts));
        var rows = new Toggles(height, width);
        long position = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            if (i % 2 == 1) AddRows(rows, position, position + counts[i], left, top, cropWidth);
            position += counts[i];
        }
        rows.Resolve();
        return rows.Transposed().ToRle();
    }

    /// <summary>The mask inside a rectangle as run lengths along its rows, zeros first; what lies outside of the image is background.</summary>
    /// <param name="left">Column of the rectangle's left pixels; may be negative.</param>
    /// <param name="top">Row of the rectangle's top pixels; may be negative.</param>
    /// <param name="cropHeight">Height of the rectangle in pixels.</param>
    /// <param name="cropWidth">Width of the rectangle in pixels.</param>
    /// <returns>The run lengths; no run but the first is empty.</returns>
    /// <exception cref="ArgumentException">The size is negative or over 2^32 - 1 pixels.</exception>
    public uint[] ToRowCounts(int left, int top, int cropHeight, int cropWidth)
    {
        Throw.IfNotSize(cropHeight, cropWidth);
        var result = new RunBuilder();
        foreach (LineSpan span in Toggles.OfRle(this).Transposed())
        {
            long row = (long)span.Line - top, start = Math.Max((long)span.Start - left, 0), end = Math.Min((long)span.End - left, cropWidth);
            if (row >= 0 && row < cropHeight && start < end) result.Add((uint)(row * cropWidth + start), (uint)(row * cropWidth + end));
        }
        return result.ToRle(cropHeight, cropWidth).Counts.ToArray();
    }

    // The run [start, end) of the rectangle, as spans of the image's rows.
    private static void AddRows(Toggles rows, long start, long end, int left, int top, int cropWidth)
    {
        if (start == end) return;
        long last = Math.Min((end - 1) / cropWidth, (long)rows.Lines - 1 - top);
        for (long row = Math.Max(start / cropWidth, -(long)top); row <= last; row++)
        {
            long from = Math.Max(start - row * cropWidth, 0) + left, to = Math.Min(end - row * cropWidth, cropWidth) + left;
            (from, to) = (Math.Max(from, 0), Math.Min(to, rows.LineLength));
            if (from < to) rows.Add(new LineSpan((int)(row + top), (int)from, (int)to));
        }
    }
}
