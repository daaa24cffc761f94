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
