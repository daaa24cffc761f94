namespace GeometryEngine;

public static partial class Rasterizer
{
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
}
