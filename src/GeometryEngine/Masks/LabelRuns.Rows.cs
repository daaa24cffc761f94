using System.Numerics;

namespace GeometryEngine;

public sealed partial class LabelRuns
{
    /// <summary>Paints masks over one another, row by row, and keeps what is visible; only masks that reach a row cost anything in it.</summary>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="masks">Masks of that size with their labels, the lowest first; a mask of label 0 erases what lies under it.</param>
    /// <returns>The runs by rows.</returns>
    /// <exception cref="ArgumentException">The size is negative or over 2^32 - 1 pixels, or a mask is of another size.</exception>
    public static LabelRuns PaintRows(int height, int width, IReadOnlyList<(BitMask Mask, int Label)> masks)
    {
        Throw.IfNotSize(height, width);
        foreach ((BitMask mask, _) in masks) Throw.IfNotOfSize(mask, height, width, nameof(masks));
        var result = new LabelRuns(height, width, PixelOrder.RowMajor);
        int[] byTop = [.. Enumerable.Range(0, masks.Count).Where(i => !masks[i].Mask.Bits.Frame.IsEmpty).OrderBy(i => masks[i].Mask.Bits.Frame.Top)];
        var active = new List<int>();
        var flips = new List<ulong>();
        var open = new OpenLayers(masks.Count);
        for (int row = 0, next = 0; next < byTop.Length || active.Count > 0; row++)
        {
            active.RemoveAll(layer => masks[layer].Mask.Bits.Frame.Bottom == row);
            while (next < byTop.Length && masks[byTop[next]].Mask.Bits.Frame.Top == row) active.Add(byTop[next++]);
            flips.Clear();
            foreach (int layer in active) AddFlips(masks[layer].Mask, row, (uint)layer, flips);
            flips.Sort();
            uint origin = (uint)row * (uint)width;
            foreach (ulong flip in flips)
            {
                result.Extend(origin + (uint)(flip >> 32), open.Top < 0 ? 0 : masks[open.Top].Label);
                open.Flip((int)(uint)flip);
            }
        }
        result.Extend((uint)((long)height * width), 0);
        return result;
    }

    // Where a mask begins or ends in a row: column in the high half, the mask's index in the low half.
    private static void AddFlips(BitMask mask, int row, uint layer, List<ulong> flips)
    {
        BitView bits = mask.Bits;
        BitFrame frame = bits.Frame;
        ulong carry = 0;
        for (int strip = frame.First; strip < frame.End; strip++)
        {
            ulong word = bits.Strip(strip)[row - frame.Top];
            for (ulong changes = word ^ (word << 1 | carry); changes != 0; changes &= changes - 1)
                flips.Add((ulong)(strip * 64 + BitOperations.TrailingZeroCount(changes)) << 32 | layer);
            carry = word >> 63;
        }
        if (carry != 0) flips.Add((ulong)Math.Min(frame.End * 64, mask.Width) << 32 | layer);
    }
}
