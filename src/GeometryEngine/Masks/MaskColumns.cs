using System.Runtime.Intrinsics;

namespace GeometryEngine;

/// <summary>
/// The columns of several masks of one image: where the foreground of each begins and ends, those of <see cref="Lanes"/> neighbours side by side, so that
/// masks are compared a register of columns at a time, without branches. A column of several spans takes several layers. Keeps its memory from one image to
/// the next.
/// </summary>
internal sealed class MaskColumns
{
    /// <summary>Columns of a block; blocks begin at its multiples.</summary>
    public const int Lanes = 8;

    /// <summary>Numbers of a block: the first row of the span of each column, then the row behind it; both 0 where there is none.</summary>
    public const int BlockSize = 2 * Lanes;

    private const int MostLayers = 32; // two masks of more are compared faster by their runs
    private const int MostNumbers = 1 << 21; // 8 MiB

    private int[] _rows = []; // of one mask after the other; of a mask layer by layer, of a layer block by block
    private int _used;

    /// <summary>Forgets all masks.</summary>
    public void Clear() => _used = 0;

    /// <summary>Adds a mask.</summary>
    /// <param name="counts">Its run lengths, zeros first; they add up to the pixels of the image.</param>
    /// <param name="height">Height of the image in pixels, the same for all masks.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="place">Where its columns are, valid until the next <see cref="Clear"/>; default when it has no foreground.</param>
    /// <returns>False for a mask that would take too much room: it is not added.</returns>
    public bool TryAdd(ReadOnlySpan<uint> counts, int height, int width, out MaskPlace place)
    {
        place = default;
        if (!TryTrim(counts, out Range foreground, out uint start, out uint behind)) return true;
        uint rows = (uint)height, end = (uint)((long)height * width) - behind;
        int left = (int)(start / rows), right = (int)((end - 1) / rows), block = left / Lanes, blocks = right / Lanes - block + 1;
        int used = _used;
        if (blocks > MostNumbers / BlockSize) return false;
        if (!TryLayOut(counts[foreground], rows, start % rows, left % Lanes, blocks, out place))
        {
            _used = used;
            return false;
        }
        place = place with { Start = used, FirstBlock = block, Blocks = blocks, Box = place.Box with { Left = left, Right = right + 1 } };
        return true;
    }

    /// <summary>The numbers of some blocks of a mask, block by block.</summary>
    /// <param name="mask">A mask that was added.</param>
    /// <param name="layer">One of its layers.</param>
    /// <param name="first">The first block, counted from the left edge of the image; the mask has it and those that follow.</param>
    /// <param name="count">Number of blocks.</param>
    public ReadOnlySpan<int> Rows(in MaskPlace mask, int layer, int first, int count) =>
        _rows.AsSpan(mask.Start + (layer * mask.Blocks + first - mask.FirstBlock) * BlockSize, count * BlockSize);

    /// <summary>Number of pixels that two masks have in common.</summary>
    public long PixelsInBoth(in MaskPlace a, in MaskPlace b)
    {
        int first = Math.Max(a.FirstBlock, b.FirstBlock), count = Math.Min(a.FirstBlock + a.Blocks, b.FirstBlock + b.Blocks) - first;
        if (count <= 0) return 0;
        long both = 0;
        for (int i = 0; i < a.Layers; i++)
            for (int j = 0; j < b.Layers; j++) both += PixelsInBoth(Rows(a, i, first, count), Rows(b, j, first, count));
        return both;
    }

    // Each lane sums an eighth of the columns, or one: never more than 2^31 - 1 pixels.
    private static long PixelsInBoth(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        Vector256<int> sum = default;
        for (; a.Length >= BlockSize && b.Length >= BlockSize; a = a[BlockSize..], b = b[BlockSize..])
        {
            Vector256<int> top = Vector256.Max(Vector256.Create(a), Vector256.Create(b));
            Vector256<int> bottom = Vector256.Min(Vector256.Create(a[Lanes..]), Vector256.Create(b[Lanes..]));
            sum += Vector256.Max(bottom - top, default);
        }
        (Vector256<long> low, Vector256<long> high) = Vector256.Widen(sum);
        return Vector256.Sum(low + high);
    }

    // The runs from the first of the foreground to the last, and the pixels before and behind them; false when there is no foreground.
    private static bool TryTrim(ReadOnlySpan<uint> counts, out Range foreground, out uint before, out uint behind)
    {
        int first = 1, last = counts.Length - 1;
        (before, behind) = (counts.IsEmpty ? 0 : counts[0], 0);
        for (; first + 1 < counts.Length && counts[first] == 0; first += 2) before += counts[first + 1];
        for (; last >= first && (last % 2 == 0 || counts[last] == 0); last--) behind += counts[last];
        foreground = first..Math.Max(first, last + 1);
        return last >= first;
    }

    // Runs that begin and end with foreground; the rest of the place is the caller's.
    private bool TryLayOut(ReadOnlySpan<uint> counts, uint height, uint start, int column, int blocks, out MaskPlace place)
    {
        uint top = height, bottom = 0;
        long area = 0;
        int first = _used, layerSize = blocks * BlockSize, layers = 0, layer = 0;
        place = default;
        for (int i = 0; i < counts.Length; i += 2)
        {
            area += counts[i];
            // A run over the end of a column goes on in the next.
            for (uint left = counts[i]; left > 0;)
            {
                if (start >= height)
                {
                    uint columns = start - height < height ? 1 : start / height;
                    (column, start, layer) = (column + (int)columns, start - columns * height, 0);
                }
                uint end = left < height - start ? start + left : height;
                if (layer == layers && !TryAddLayer(ref layers, layerSize)) return false;
                Span<int> block = _rows.AsSpan(first + layer * layerSize + column / Lanes * BlockSize, BlockSize);
                block[column % Lanes] = (int)start;
                block[Lanes + column % Lanes] = (int)end;
                (top, bottom) = (Math.Min(top, start), Math.Max(bottom, end));
                left -= end - start;
                (start, layer) = (end, layer + 1);
            }
            if (i + 1 < counts.Length) start += counts[i + 1];
        }
        place = new MaskPlace(0, 0, 0, layers, area, new PixelBox(0, (int)top, 0, (int)bottom));
        return true;
    }

    private bool TryAddLayer(ref int layers, int size)
    {
        long used = (long)_used + size;
        if (layers == MostLayers || used > MostNumbers) return false;
        if (used > _rows.Length) Array.Resize(ref _rows, (int)Math.Max(used, 2L * _rows.Length));
        _rows.AsSpan(_used, size).Clear();
        (_used, layers) = ((int)used, layers + 1);
        return true;
    }
}
