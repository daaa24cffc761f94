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
        if (width > Tuning.MostBandWidth) return Paint(height, width, [.. masks.Select(mask => (mask.Mask.ToRle(), mask.Label))], PixelOrder.RowMajor);
        return PaintRows(height, width, [.. masks.Select(mask => (mask.Mask.Layer, mask.Label))]);
    }

    /// <summary>As <see cref="PaintRows(int, int, IReadOnlyList{ValueTuple{BitMask, int}})"/>, of masks wherever they are kept.</summary>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels, at most <see cref="Tuning.MostBandWidth"/>.</param>
    /// <param name="layers">The masks with their labels, the lowest first.</param>
    internal static LabelRuns PaintRows(int height, int width, ReadOnlySpan<(SceneLayer Mask, int Label)> layers)
    {
        LayerSweep sweep = LayerSweep.OfThread;
        var labels = new int[layers.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            sweep.Add(layers[i].Mask);
            labels[i] = layers[i].Label;
        }
        return PaintRows(height, width, sweep, labels);
    }

    /// <summary>As <see cref="PaintRows(int, int, IReadOnlyList{ValueTuple{BitMask, int}})"/>, of the masks of a sweep.</summary>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels, at most <see cref="Tuning.MostBandWidth"/>.</param>
    /// <param name="sweep">The masks.</param>
    /// <param name="labels">The label of each.</param>
    internal static LabelRuns PaintRows(int height, int width, LayerSweep sweep, ReadOnlySpan<int> labels)
    {
        LabelScan runs = LabelScan.OfThread;
        if (!labels.ContainsAnyExceptInRange(0, byte.MaxValue)) SceneRuns<byte>.Find(sweep, labels, height, width, runs);
        else if (!labels.ContainsAnyExceptInRange(0, ushort.MaxValue)) SceneRuns<ushort>.Find(sweep, labels, height, width, runs);
        else SceneRuns<int>.Find(sweep, labels, height, width, runs);
        return Of(runs, height, width);
    }

    // Whatever the scan has found, by rows.
    private static LabelRuns Of(LabelScan runs, int height, int width)
    {
        var result = new LabelRuns(height, width, PixelOrder.RowMajor);
        result._ends.EnsureCapacity(runs.Ends.Length);
        result._labels.EnsureCapacity(runs.Ends.Length);
        result._ends.AddRange(runs.Ends);
        result._labels.AddRange(runs.Labels);
        return result;
    }
}
