using System.Numerics;
using System.Runtime.InteropServices;

namespace GeometryEngine;

public sealed partial class LabelRuns
{
    /// <summary>The runs of one mask, by rows.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="label">The label of its foreground; the rest is 0.</param>
    public static LabelRuns OfMask(BitMask mask, int label = 1)
    {
        var result = new LabelRuns(mask.Height, mask.Width, PixelOrder.RowMajor);
        bool inside = false;
        var rows = new RowChanges(mask.Bits, mask.Height, mask.Width);
        for (; rows.MoveNext(); inside = !inside) result.Extend(rows.Current, inside ? label : 0);
        result.Extend((uint)((long)mask.Height * mask.Width), 0);
        return result;
    }

    /// <summary>The runs of a dense map, by rows.</summary>
    /// <param name="map">The map.</param>
    /// <exception cref="OverflowException">A label is over 2^31 - 1.</exception>
    public static LabelRuns OfMap<TLabel>(LabelMap<TLabel> map)
        where TLabel : unmanaged, IBinaryInteger<TLabel>, IUnsignedNumber<TLabel> =>
        Encode(map.Labels, map.Height, map.Width);

    /// <summary>The runs of dense labels, by rows.</summary>
    /// <param name="labels">The label of each pixel, row-major.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <typeparam name="T">A whole number of 1, 2 or 4 bytes.</typeparam>
    /// <exception cref="ArgumentException">The size is negative, or the number of labels is not height * width.</exception>
    /// <exception cref="OverflowException">A label is over 2^31 - 1.</exception>
    public static LabelRuns Encode<T>(ReadOnlySpan<T> labels, int height, int width) where T : unmanaged, IBinaryInteger<T>
    {
        Throw.IfNotSize(height, width);
        Throw.IfNotPixelCount(labels.Length, height, width, nameof(labels));
        LabelScan runs = LabelScan.OfThread;
        if (labels.Length > 0)
        {
            runs.Add(labels, 1, labels.Length, 1);
            runs.End((uint)labels.Length, int.CreateChecked(labels[^1]));
        }
        return Of(runs, height, width);
    }

    /// <summary>The map with each label replaced by another.</summary>
    /// <param name="labels">The new label of each label, by its value: label i becomes labels[i].</param>
    /// <exception cref="IndexOutOfRangeException">A label of the map has no new one.</exception>
    public LabelRuns Relabel(ReadOnlySpan<int> labels)
    {
        var result = new LabelRuns(Height, Width, Order);
        CollectionsMarshal.SetCount(result._ends, _ends.Count);
        CollectionsMarshal.SetCount(result._labels, _ends.Count);
        ReadOnlySpan<uint> ends = Ends;
        ReadOnlySpan<int> own = Labels;
        Span<uint> newEnds = CollectionsMarshal.AsSpan(result._ends);
        Span<int> newLabels = CollectionsMarshal.AsSpan(result._labels);
        int count = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            int label = labels[own[i]];
            count -= count > 0 && newLabels[count - 1] == label ? 1 : 0;
            (newEnds[count], newLabels[count]) = (ends[i], label);
            count++;
        }
        CollectionsMarshal.SetCount(result._ends, count);
        CollectionsMarshal.SetCount(result._labels, count);
        return result;
    }
}
