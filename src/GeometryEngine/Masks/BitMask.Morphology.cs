namespace GeometryEngine;

public sealed partial class BitMask
{
    /// <summary>
    /// The pixels whose square of (2 <paramref name="radius"/> + 1)^2 pixels lies in the mask; everything outside of the image is
    /// background. Time grows with the object's box and the logarithm of the radius.
    /// </summary>
    /// <param name="radius">Pixels, 0 or more.</param>
    /// <exception cref="ArgumentException">The radius is negative.</exception>
    public BitMask Erosion(int radius)
    {
        if (radius < 0) Throw.Argument($"radius {radius}; 0 or more is allowed", nameof(radius));
        if (radius == 0) return this;
        if (2L * radius >= Math.Min(_frame.Rows, 64L * _frame.Strips)) return new BitMask(Height, Width, default);
        var result = new BitMask(Height, Width, _frame);
        _words.CopyTo(result._words, 0);
        int window = 2 * radius + 1, reach = 1;
        for (; reach * 2 <= window; reach *= 2) result.Narrow(reach);
        if (reach < window) result.Narrow(window - reach);
        result.Shift(radius);
        return result;
    }

    /// <summary>The pixels of the mask that an <see cref="Erosion"/> takes away.</summary>
    /// <param name="distance">Pixels, 0 or more.</param>
    /// <exception cref="ArgumentException">The distance is negative.</exception>
    public BitMask Boundary(int distance) => Difference(Erosion(distance));

    /// <summary>
    /// The pixels of the mask with a background pixel above, below, left or right of them; outside of the image is background.
    /// </summary>
    public BitMask Border()
    {
        var result = new BitMask(Height, Width, _frame);
        for (int strip = _frame.First; strip < _frame.End; strip++)
        {
            ReadOnlySpan<ulong> rows = Bits.Strip(strip), before = StripOrEmpty(strip - 1), after = StripOrEmpty(strip + 1);
            Span<ulong> border = result.Strip(strip, _frame);
            for (int row = 0; row < rows.Length; row++)
            {
                ulong above = row > 0 ? rows[row - 1] : 0, below = row + 1 < rows.Length ? rows[row + 1] : 0;
                ulong left = rows[row] << 1 | (before.IsEmpty ? 0 : before[row] >> 63);
                ulong right = rows[row] >> 1 | (after.IsEmpty ? 0 : after[row] << 63);
                border[row] = rows[row] & ~(above & below & left & right);
            }
        }
        return result;
    }

    /// <summary>
    /// The corners of pixels where the mask changes, as a mask of one more row and column: corner (r, c) is the top left one of pixel (r,
    /// c), and is set when of the four pixels around it some but not all are foreground.
    /// </summary>
    internal BitMask ContourCorners()
    {
        BitFrame frame = _frame.IsEmpty ? default : _frame with { Bottom = _frame.Bottom + BitFrame.RowStep, End = Math.Min(_frame.End, Width / 64) + 1 };
        var result = new BitMask(Height + 1, Width + 1, frame);
        for (int strip = frame.First; strip < frame.End; strip++)
        {
            ReadOnlySpan<ulong> rows = StripOrEmpty(strip), before = StripOrEmpty(strip - 1);
            Span<ulong> corners = result.Strip(strip, frame);
            ulong someAbove = 0, allAbove = 0;
            for (int row = 0; row < corners.Length; row++)
            {
                ulong here = row < rows.Length ? rows[row] : 0;
                ulong left = here << 1 | (row < before.Length ? before[row] >> 63 : 0);
                ulong some = here | left, all = here & left;
                corners[row] = (some | someAbove) & ~(all & allAbove);
                (someAbove, allAbove) = (some, all);
            }
        }
        return result;
    }

    // Keeps the pixels whose neighbour so many rows below, and then so many columns to the right, is set too.
    private void Narrow(int distance)
    {
        (int words, int bits) = Math.DivRem(distance, 64);
        for (int strip = _frame.First; strip < _frame.End; strip++)
        {
            Span<ulong> rows = Strip(strip, _frame);
            for (int row = 0; row < rows.Length; row++) rows[row] &= row + distance < rows.Length ? rows[row + distance] : 0;
        }
        for (int strip = _frame.First; strip < _frame.End; strip++)
        {
            Span<ulong> rows = Strip(strip, _frame);
            ReadOnlySpan<ulong> near = StripOrEmpty(strip + words), far = StripOrEmpty(strip + words + 1);
            for (int row = 0; row < rows.Length; row++)
                rows[row] &= (near.IsEmpty ? 0 : near[row] >> bits) | (far.IsEmpty || bits == 0 ? 0 : far[row] << (64 - bits));
        }
    }

    // Moves all pixels down and to the right; none may leave the frame.
    private void Shift(int distance)
    {
        (int words, int bits) = Math.DivRem(distance, 64);
        for (int strip = _frame.End - 1; strip >= _frame.First; strip--)
        {
            Span<ulong> rows = Strip(strip, _frame);
            ReadOnlySpan<ulong> near = StripOrEmpty(strip - words), far = StripOrEmpty(strip - words - 1);
            for (int row = rows.Length - 1; row >= 0; row--)
            {
                int from = row - distance;
                rows[row] = from < 0 ? 0
                    : (near.IsEmpty ? 0 : near[from] << bits) | (far.IsEmpty || bits == 0 ? 0 : far[from] >> (64 - bits));
            }
        }
    }

    private ReadOnlySpan<ulong> StripOrEmpty(int strip) => strip >= _frame.First && strip < _frame.End ? Bits.Strip(strip) : [];
}
