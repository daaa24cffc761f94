using System.Numerics;

namespace GeometryEngine;

public static partial class Rasterizer
{
    /// <summary>
    /// Paints polygons into a label map, the later over the earlier, all over what is there. Takes no memory that it does not give back.
    /// </summary>
    /// <remarks>
    /// Goes from the last polygon to the first and writes only pixels that none has covered yet: memory is what the time goes to, and every
    /// pixel is written once.
    /// </remarks>
    /// <param name="polygons">The outlines, in paint order.</param>
    /// <param name="labels">The label of each.</param>
    /// <param name="map">The map.</param>
    /// <param name="rule">Which pixels an outline covers.</param>
    /// <param name="rings">How rings make one mask. <see cref="RingRule.NonZero"/> goes with <see cref="RasterRule.PixelCenter"/> only.</param>
    /// <exception cref="ArgumentException">
    /// There is not a label for each polygon, a coordinate is not finite or beyond <see cref="MaxCoordinate"/>, or the rules do not go together.
    /// Polygons behind the one that is wrong may have been painted.
    /// </exception>
    public static void Paint<TLabel>(
        ReadOnlySpan<Polygon> polygons, ReadOnlySpan<TLabel> labels, LabelMap<TLabel> map,
        RasterRule rule = RasterRule.Coco, RingRule rings = RingRule.Union)
        where TLabel : unmanaged, IBinaryInteger<TLabel>, IUnsignedNumber<TLabel>
    {
        Throw.IfNotLabels(labels.Length, polygons.Length, nameof(labels));
        IFillRule fill = FillRules.Of(rule, rings);
        RasterMemory memory = RasterMemory.OfThread;
        bool overlap = polygons.Length > 1;
        BitPlane covered = memory.BeginCovered(overlap ? FrameOf(new PixelBox(0, 0, map.Width, map.Height)) : default, map.Height, map.Width);
        try
        {
            for (int i = polygons.Length - 1; i >= 0; i--)
            {
                if (!TryReach(polygons[i], map.Height, map.Width, fill, out PixelBox reach)) continue;
                BitPlane plane = memory.Begin(FrameOf(reach), map.Height, map.Width);
                try
                {
                    Fill(polygons[i], fill, rings, plane);
                    if (overlap) plane.Uncover(covered);
                    map.Paint(plane.View, labels[i]);
                }
                finally
                {
                    plane.Clear();
                }
            }
        }
        finally
        {
            covered.Clear();
        }
    }
}
