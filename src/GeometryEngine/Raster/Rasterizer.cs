namespace GeometryEngine;

/// <summary>Turns outlines into masks. Parts of an outline may lie anywhere; what is outside the image is cut off.</summary>
public static partial class Rasterizer
{
    /// <summary>
    /// Largest magnitude of a coordinate, pixels: up to here the integers of the five-fold grid of <see cref="RasterRule.Coco"/> fit 32 bits.
    /// </summary>
    public const double MaxCoordinate = 4e8;

    /// <summary>The pixels a polygon covers.</summary>
    /// <param name="polygon">The outline. Without rings it covers nothing.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="rule">Which pixels an outline covers.</param>
    /// <param name="rings">How rings make one mask. <see cref="RingRule.NonZero"/> goes with <see cref="RasterRule.PixelCenter"/> only.</param>
    /// <returns>Canonical runs.</returns>
    /// <exception cref="ArgumentException">
    /// A coordinate is not finite or beyond <see cref="MaxCoordinate"/>, the size is negative or over 2^32 - 1 pixels,
    /// or the rules do not go together.
    /// </exception>
    public static Rle ToRle(Polygon polygon, int height, int width, RasterRule rule = RasterRule.Coco, RingRule rings = RingRule.Union) =>
        Runs(polygon, height, width, rule, rings).ToRle(height, width);

    /// <summary>As <see cref="ToRle(Polygon, int, int, RasterRule, RingRule)"/>, in memory that is used again.</summary>
    /// <inheritdoc cref="ToRle(Polygon, int, int, RasterRule, RingRule)" path="/param"/>
    /// <returns>The runs, in the builder of this thread.</returns>
    /// <inheritdoc cref="ToRle(Polygon, int, int, RasterRule, RingRule)" path="/exception"/>
    internal static RunBuilder Runs(Polygon polygon, int height, int width, RasterRule rule, RingRule rings)
    {
        IFillRule fill = FillRules.Of(rule, rings);
        if (!TryReach(polygon, height, width, fill, out PixelBox reach)) return RunBuilder.OfThread();
        if (rule == RasterRule.Coco && (rings == RingRule.EvenOdd || polygon.RingCount == 1))
            return CocoRuns.Trace(new RingSet(polygon, 0, polygon.RingCount), reach, height, width);
        BitPlane plane = RasterMemory.OfThread.Begin(FrameOf(reach), height, width);
        try
        {
            Fill(polygon, fill, rings, plane);
            RunBuilder runs = RunBuilder.OfThread();
            ColumnRuns.Append(plane.View, height, runs);
            return runs;
        }
        finally
        {
            plane.Clear();
        }
    }

    /// <summary>As <see cref="ToRle(Polygon, int, int, RasterRule, RingRule)"/>, with the same pixels as bits.</summary>
    /// <inheritdoc cref="ToRle(Polygon, int, int, RasterRule, RingRule)" path="/param"/>
    /// <returns>A mask cropped to the polygon.</returns>
    /// <inheritdoc cref="ToRle(Polygon, int, int, RasterRule, RingRule)" path="/exception"/>
    public static BitMask ToBitMask(Polygon polygon, int height, int width, RasterRule rule = RasterRule.Coco, RingRule rings = RingRule.Union)
    {
        IFillRule fill = FillRules.Of(rule, rings);
        if (!TryReach(polygon, height, width, fill, out PixelBox reach)) return BitMask.FromOwned(height, width, default, []);
        BitFrame frame = FrameOf(reach);
        Throw.IfNotBits(height, width, frame);
        var plane = new BitPlane(new ulong[frame.Words], frame, height, width);
        Fill(polygon, fill, rings, plane);
        return BitMask.FromOwned(height, width, frame, plane.Owned);
    }

    /// <summary>Number of pixels a polygon covers. Takes no memory that it does not give back.</summary>
    /// <inheritdoc cref="ToRle(Polygon, int, int, RasterRule, RingRule)" path="/param"/>
    /// <inheritdoc cref="ToRle(Polygon, int, int, RasterRule, RingRule)" path="/exception"/>
    public static long Area(Polygon polygon, int height, int width, RasterRule rule = RasterRule.Coco, RingRule rings = RingRule.Union)
    {
        SceneMemory memory = SceneMemory.OfThread;
        try
        {
            return LayerArea.Of(LayerOf(polygon, height, width, rule, rings, memory));
        }
        finally
        {
            memory.Clear();
        }
    }

    // Also checks the input; false when no pixel can be covered.
    private static bool TryReach(Polygon polygon, int height, int width, IFillRule fill, out PixelBox reach)
    {
        Throw.IfNotSize(height, width);
        reach = default;
        if (polygon.Coordinates.IsEmpty) return false;
        if (!Extent.TryFind(polygon.Coordinates, MaxCoordinate, out Extent extent))
            Throw.IfNotCoordinates(polygon.Coordinates, MaxCoordinate, nameof(polygon));
        reach = fill.Reach(new RingSet(polygon, 0, polygon.RingCount), extent, height, width);
        return !reach.IsEmpty;
    }

    // One column more than there are pixels: a row of pixels may end with a toggle behind it.
    private static BitFrame FrameOf(PixelBox reach) => BitFrame.Around(reach with { Right = reach.Right + 1 });

    private static void Fill(Polygon polygon, IFillRule fill, RingRule rings, BitPlane plane)
    {
        var all = new RingSet(polygon, 0, polygon.RingCount);
        if (rings == RingRule.Union && all.Count > 1) Unite(polygon, all, fill, plane);
        else fill.Fill(all, plane);
    }

    // Part after part: its ring less its holes is added to what there is.
    private static void Unite(Polygon polygon, RingSet all, IFillRule fill, BitPlane plane)
    {
        BitPlane part = RasterMemory.OfThread.Part(plane), hole = polygon.HasHoles ? RasterMemory.OfThread.Hole(plane) : default;
        try
        {
            for (int first = 0, end; first < all.Count; first = end)
            {
                fill.Fill(all.Slice(first, 1), part);
                for (end = first + 1; end < all.Count && polygon.IsHole(end); end++)
                {
                    fill.Fill(all.Slice(end, 1), hole);
                    part.Clear(hole);
                    hole.Clear();
                }
                plane.Set(part);
                part.Clear();
            }
        }
        finally
        {
            part.Clear();
            if (polygon.HasHoles) hole.Clear();
        }
    }
}
