using System.Numerics;

namespace GeometryEngine;

public static partial class Rasterizer
{
    /// <summary>
    /// Paints polygons into a label map, the later over the earlier, all over what is there. Takes no memory that it does not give back.
    /// </summary>
    /// <param name="polygons">The outlines, in paint order.</param>
    /// <param name="labels">The label of each.</param>
    /// <param name="map">The map.</param>
    /// <param name="rule">Which pixels an outline covers.</param>
    /// <param name="rings">How rings make one mask. <see cref="RingRule.NonZero"/> goes with <see cref="RasterRule.PixelCenter"/> only.</param>
    /// <exception cref="ArgumentException">
    /// There is not a label for each polygon, a coordinate is not finite or beyond <see cref="MaxCoordinate"/>, or the rules do not go together.
    /// Polygons before the one that is wrong may have been painted.
    /// </exception>
    public static void Paint<TLabel>(
        ReadOnlySpan<Polygon> polygons, ReadOnlySpan<TLabel> labels, LabelMap<TLabel> map,
        RasterRule rule = RasterRule.Coco, RingRule rings = RingRule.Union)
        where TLabel : unmanaged, IBinaryInteger<TLabel>, IUnsignedNumber<TLabel>
    {
        Throw.IfNotLabels(labels.Length, polygons.Length, nameof(labels));
        IFillRule fill = FillRules.Of(rule, rings);
        SceneMemory memory = SceneMemory.OfThread;
        LayerSweep sweep = LayerSweep.OfThread;
        try
        {
            for (int first = 0, end = 0; first < polygons.Length; first = end)
            {
                for (; end < polygons.Length && !memory.IsFull; end++) sweep.Add(LayerOf(polygons[end], map.Height, map.Width, fill, rings, memory));
                map.Paint(sweep, labels[first..end]);
                sweep.Clear();
                memory.Clear();
            }
        }
        finally
        {
            memory.Clear();
        }
    }

    /// <summary>Paints polygons over one another and keeps what is visible as runs, by rows: never a dense map.</summary>
    /// <param name="polygons">The outlines, in paint order.</param>
    /// <param name="labels">The label of each; one of label 0 erases what lies under it.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="rule">Which pixels an outline covers.</param>
    /// <param name="rings">How rings make one mask. <see cref="RingRule.NonZero"/> goes with <see cref="RasterRule.PixelCenter"/> only.</param>
    /// <exception cref="ArgumentException">
    /// There is not a label for each polygon, a coordinate is not finite or beyond <see cref="MaxCoordinate"/>, the size is negative or over
    /// 2^32 - 1 pixels, or the rules do not go together.
    /// </exception>
    public static LabelRuns ToLabelRuns(
        ReadOnlySpan<Polygon> polygons, ReadOnlySpan<int> labels, int height, int width, RasterRule rule = RasterRule.Coco, RingRule rings = RingRule.Union)
    {
        Throw.IfNotLabels(labels.Length, polygons.Length, nameof(labels));
        Throw.IfNotSize(height, width);
        if (width > Tuning.MostBandWidth) return OfMasks(polygons, labels, height, width, rule, rings);
        IFillRule fill = FillRules.Of(rule, rings);
        SceneMemory memory = SceneMemory.OfThread;
        LayerSweep sweep = LayerSweep.OfThread;
        try
        {
            foreach (Polygon polygon in polygons) sweep.Add(LayerOf(polygon, height, width, fill, rings, memory));
            return LabelRuns.PaintRows(height, width, sweep, labels);
        }
        finally
        {
            sweep.Clear();
            memory.Clear();
        }
    }

    private static LabelRuns OfMasks(
        ReadOnlySpan<Polygon> polygons, ReadOnlySpan<int> labels, int height, int width, RasterRule rule, RingRule rings)
    {
        var masks = new (Rle, int)[polygons.Length];
        for (int i = 0; i < masks.Length; i++) masks[i] = (ToRle(polygons[i], height, width, rule, rings), labels[i]);
        return LabelRuns.Paint(height, width, masks, PixelOrder.RowMajor);
    }

    /// <summary>A polygon as part of a scene, in memory that the caller gives back.</summary>
    internal static SceneLayer LayerOf(Polygon polygon, int height, int width, RasterRule rule, RingRule rings, SceneMemory memory) =>
        LayerOf(polygon, height, width, FillRules.Of(rule, rings), rings, memory);

    private static SceneLayer LayerOf(Polygon polygon, int height, int width, IFillRule fill, RingRule rings, SceneMemory memory)
    {
        if (!TryReach(polygon, height, width, fill, out PixelBox reach)) return default;
        BitPlane plane = memory.Next(FrameOf(reach), height, width, out byte[]? marks);
        bool single = rings != RingRule.Union || polygon.RingCount == 1;
        if (single && fill.TryToggle(new RingSet(polygon, 0, polygon.RingCount), plane, marks))
            return new SceneLayer(plane.Owned, plane.Origin, plane.Frame, IsToggles: true, marks);
        memory.Unmark();
        Fill(polygon, fill, rings, plane);
        return new SceneLayer(plane.Owned, plane.Origin, plane.Frame);
    }
}
