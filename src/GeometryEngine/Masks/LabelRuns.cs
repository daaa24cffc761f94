using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>
/// A label for every pixel of an image, as runs of equal labels: what painting objects over one another leaves visible. 0 is the background.
/// Neighbouring runs differ in label, and none is empty. Immutable.
/// </summary>
public sealed partial class LabelRuns
{
    private readonly List<uint> _ends = [];
    private readonly List<int> _labels = [];

    private LabelRuns(int height, int width, PixelOrder order)
    {
        Height = height;
        Width = width;
        Order = order;
    }

    /// <summary>Height of the image in pixels.</summary>
    public int Height { get; }

    /// <summary>Width of the image in pixels.</summary>
    public int Width { get; }

    /// <summary>The order in which the runs follow one another.</summary>
    public PixelOrder Order { get; }

    /// <summary>Where each run ends: the position behind its last pixel, ascending; the last is height * width.</summary>
    public ReadOnlySpan<uint> Ends => CollectionsMarshal.AsSpan(_ends);

    /// <summary>The label of each run.</summary>
    public ReadOnlySpan<int> Labels => CollectionsMarshal.AsSpan(_labels);

    /// <summary>Paints masks over one another and keeps what is visible, without touching a pixel.</summary>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="masks">Masks of that size with their labels, the lowest first; a mask of label 0 erases what lies under it.</param>
    /// <param name="order">The order of the runs. Column-major, the masks' own, is the cheaper one.</param>
    /// <exception cref="ArgumentException">The size is negative or over 2^32 - 1 pixels, or a mask is of another size.</exception>
    public static LabelRuns Paint(int height, int width, IReadOnlyList<(Rle Mask, int Label)> masks, PixelOrder order = PixelOrder.ColumnMajor)
    {
        Throw.IfNotSize(height, width);
        foreach ((Rle mask, _) in masks) Throw.IfNotOfSize(mask, height, width, nameof(masks));
        BlockMerge flips = BlockMerge.OfThread;
        flips.Clear();
        if (order == PixelOrder.RowMajor) AddFlipsByRow(masks, flips);
        else AddFlipsByColumn(masks, flips);

        ReadOnlySpan<ulong> sorted = flips.Sort();
        var result = new LabelRuns(height, width, order);
        result._ends.EnsureCapacity(sorted.Length + 1);
        result._labels.EnsureCapacity(sorted.Length + 1);
        var open = new OpenLayers(masks.Count);
        foreach (ulong flip in sorted)
        {
            result.Extend((uint)(flip >> 32), open.Top < 0 ? 0 : masks[open.Top].Label);
            open.Flip((int)(uint)flip);
        }
        result.Extend((uint)((long)height * width), 0);
        return result;
    }

    // Where a mask begins or ends: position in the high half, the mask's index in the low half.
    private static void AddFlipsByColumn(IReadOnlyList<(Rle Mask, int Label)> masks, BlockMerge flips)
    {
        for (int i = 0; i < masks.Count; i++)
        {
            flips.BeginBlock();
            foreach ((uint start, uint end) in masks[i].Mask.Foreground)
            {
                flips.Add((ulong)start << 32 | (uint)i);
                flips.Add((ulong)end << 32 | (uint)i);
            }
        }
    }

    private static void AddFlipsByRow(IReadOnlyList<(Rle Mask, int Label)> masks, BlockMerge flips)
    {
        for (int i = 0; i < masks.Count; i++)
        {
            flips.BeginBlock();
            using var bits = new PooledBits(masks[i].Mask);
            var rows = new RowChanges(bits.View, masks[i].Mask.Height, masks[i].Mask.Width);
            while (rows.MoveNext()) flips.Add((ulong)rows.Current << 32 | (uint)i);
        }
    }

    private void Extend(uint end, int label)
    {
        if (end == (_ends.Count == 0 ? 0 : _ends[^1])) return;
        if (_labels.Count > 0 && _labels[^1] == label)
        {
            _ends[^1] = end;
            return;
        }
        _ends.Add(end);
        _labels.Add(label);
    }
}
