namespace GeometryEngine;

/// <summary>Turns outlines into masks. Parts of an outline may lie anywhere; what is outside the image is cut off.</summary>
public static class Rasterizer
{
    /// <summary>
    /// Largest magnitude of a coordinate, pixels: up to here the integers of the five-fold grid of <see cref="RasterRule.Coco"/> fit 32 bits.
    /// </summary>
    public const double MaxCoordinate = 4e8;

    /// <summary>The pixels a polygon covers.</summary>
    /// <param name="polygon">The outline. Without rings, or with rings of fewer than 3 vertices, it covers nothing.</param>
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
        Trace(polygon, height, width, rule, rings).ToRle();

    /// <summary>As <see cref="ToRle(Polygon, int, int, RasterRule, RingRule)"/>, with the same pixels as bits.</summary>
    /// <inheritdoc cref="ToRle(Polygon, int, int, RasterRule, RingRule)" path="/param"/>
    /// <returns>A mask cropped to the polygon.</returns>
    /// <inheritdoc cref="ToRle(Polygon, int, int, RasterRule, RingRule)" path="/exception"/>
    public static BitMask ToBitMask(Polygon polygon, int height, int width, RasterRule rule = RasterRule.Coco, RingRule rings = RingRule.Union) =>
        BitMask.FromToggles(Trace(polygon, height, width, rule, rings));

    /// <summary>The pixels a box covers: those of the polygon of its four corners, as pycocotools' <c>frPyObjects</c> does it.</summary>
    /// <param name="box">The box; one of negative size reaches to the left or upward.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <param name="rule">Which pixels an outline covers.</param>
    /// <returns>Canonical runs.</returns>
    /// <exception cref="ArgumentException">
    /// An edge is not finite or beyond <see cref="MaxCoordinate"/>, or the size is negative or over 2^32 - 1 pixels.
    /// </exception>
    public static Rle ToRle(in Box box, int height, int width, RasterRule rule = RasterRule.Coco) =>
        ToRle(new Polygon([box.X, box.Y, box.X, box.Bottom, box.Right, box.Bottom, box.Right, box.Y]), height, width, rule);

    /// <summary>The columns of the mask of a polygon.</summary>
    internal static Toggles Trace(Polygon polygon, int height, int width, RasterRule rule, RingRule rings)
    {
        Throw.IfNotSize(height, width);
        Throw.IfNotCoordinates(polygon.Coordinates, MaxCoordinate, nameof(polygon));
        if (rings == RingRule.NonZero)
        {
            if (rule != RasterRule.PixelCenter)
                Throw.Argument($"ring rule {rings} with raster rule {rule}; allowed with {RasterRule.PixelCenter}, which knows the winding", nameof(rings));
            return PixelCenterEdges.NonZero(polygon, height, width).Transposed();
        }
        return rings == RingRule.EvenOdd ? TraceTogether(polygon, .., height, width, rule) : TraceUnion(polygon, height, width, rule);
    }

    private static Toggles TraceUnion(Polygon polygon, int height, int width, RasterRule rule)
    {
        Crossings? union = null;
        for (int part = 0, end; part < polygon.RingCount; part = end)
        {
            end = part + 1;
            while (end < polygon.RingCount && polygon.IsHole(end)) end++;
            Toggles mask = TraceTogether(polygon, part..end, height, width, rule);
            if (end - part == polygon.RingCount) return mask;
            union ??= new Crossings(width, height);
            union.Add(mask);
        }
        return union is null ? new Toggles(width, height) : union.NonZero();
    }

    private static Toggles TraceTogether(Polygon polygon, Range rings, int height, int width, RasterRule rule)
    {
        if (rule == RasterRule.PixelCenter) return PixelCenterEdges.EvenOdd(polygon, rings, height, width).Transposed();
        var columns = new Toggles(width, height);
        (int first, int count) = rings.GetOffsetAndLength(polygon.RingCount);
        for (int ring = first; ring < first + count; ring++) CocoEdges.Add(polygon.Ring(ring), columns);
        columns.Resolve();
        return columns;
    }
}
