using System.Numerics;

namespace GeometryEngine;

public sealed partial class BitMask
{
    /// <summary>The same pixels as bits.</summary>
    /// <param name="rle">A mask; empty runs inside do not matter.</param>
    public static BitMask FromRle(Rle rle)
    {
        var result = new BitMask(rle.Height, rle.Width, BitFrame.Of(rle.BoundingBox()));
        foreach (LineSpan span in new ColumnSpans(rle)) result.Toggle(span);
        result.FillDown();
        return result;
    }

    /// <summary>The same pixels as canonical runs.</summary>
    public Rle ToRle()
    {
        var columns = new Toggles(Width, Height);
        for (int strip = _frame.First; strip < _frame.End; strip++)
        {
            ReadOnlySpan<ulong> rows = Strip(strip);
            for (int row = 0; row <= rows.Length; row++)
            {
                ulong above = row == 0 ? 0 : rows[row - 1], here = row == rows.Length ? 0 : rows[row];
                for (ulong changes = above ^ here; changes != 0; changes &= changes - 1)
                    columns.Add(strip * 64 + BitOperations.TrailingZeroCount(changes), _frame.Top + row);
            }
        }
        columns.Resolve();
        return columns.ToRle();
    }

    /// <summary>Writes the mask as a row-major image of bytes; background becomes 0.</summary>
    /// <param name="pixels">Receives height * width bytes; all are written.</param>
    /// <param name="foreground">The byte of foreground pixels.</param>
    /// <exception cref="ArgumentException">The number of bytes is not height * width.</exception>
    public void Decode(Span<byte> pixels, byte foreground = 1)
    {
        Throw.IfNotPixelCount(pixels.Length, Height, Width, nameof(pixels));
        pixels.Clear();
        for (int strip = _frame.First; strip < _frame.End; strip++)
        {
            ReadOnlySpan<ulong> rows = Strip(strip);
            for (int row = 0; row < rows.Length; row++)
            {
                int start = (_frame.Top + row) * Width + strip * 64;
                for (ulong word = rows[row]; word != 0; word &= word - 1) pixels[start + BitOperations.TrailingZeroCount(word)] = foreground;
            }
        }
    }

    /// <summary>The mask of an outline; the lines of the toggles are columns.</summary>
    internal static BitMask FromToggles(Toggles columns)
    {
        int left = int.MaxValue, right = -1, top = int.MaxValue, bottom = 0;
        foreach (LineSpan span in columns)
        {
            left = Math.Min(left, span.Line);
            right = span.Line;
            top = Math.Min(top, span.Start);
            bottom = Math.Max(bottom, span.End);
        }
        BitFrame frame = right < 0 ? default : new BitFrame(top, bottom, left / 64, right / 64 + 1);
        var result = new BitMask(columns.LineLength, columns.Lines, frame);
        foreach (LineSpan span in columns) result.Toggle(span);
        result.FillDown();
        return result;
    }

    // Marks where a span of a column begins and ends; FillDown makes pixels of the marks.
    private void Toggle(LineSpan span)
    {
        Span<ulong> rows = Strip(span.Line / 64, _frame);
        ulong bit = 1UL << span.Line % 64;
        rows[span.Start - _frame.Top] ^= bit;
        if (span.End < _frame.Bottom) rows[span.End - _frame.Top] ^= bit;
    }

    private void FillDown()
    {
        for (int strip = _frame.First; strip < _frame.End; strip++)
        {
            Span<ulong> rows = Strip(strip, _frame);
            for (int row = 1; row < rows.Length; row++) rows[row] ^= rows[row - 1];
        }
    }
}
