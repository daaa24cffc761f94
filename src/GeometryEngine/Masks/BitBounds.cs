using System.Numerics;

namespace GeometryEngine;

/// <summary>Where the pixels of a mask lie.</summary>
internal static class BitBounds
{
    /// <summary>The smallest box that holds all pixels.</summary>
    public static PixelBox Find(BitView mask)
    {
        BitFrame frame = mask.Frame;
        int left = int.MaxValue, right = -1, top = int.MaxValue, bottom = -1;
        for (int strip = frame.First; strip < frame.End; strip++)
        {
            ReadOnlySpan<ulong> rows = mask.Strip(strip);
            int first = rows.IndexOfAnyExcept(0UL);
            if (first < 0) continue;
            ulong columns = 0;
            foreach (ulong word in rows) columns |= word;
            left = Math.Min(left, strip * 64 + BitOperations.TrailingZeroCount(columns));
            right = strip * 64 + BitOperations.Log2(columns);
            top = Math.Min(top, frame.Top + first);
            bottom = Math.Max(bottom, frame.Top + rows.LastIndexOfAnyExcept(0UL));
        }
        return right < 0 ? default : new PixelBox(left, top, right + 1, bottom + 1);
    }
}
