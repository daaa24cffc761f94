namespace GeometryEngine;

public sealed partial class Engine
{
    /// <summary>The pixels a rotated box covers: those of the polygon of its four corners.</summary>
    /// <param name="box">The box; it may leave the image.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <exception cref="ArgumentException">A corner is not finite or beyond 4e8 in magnitude, or the image has over 2^32 - 1 pixels.</exception>
    public Rle Rasterize(in RotatedBox box, int height, int width) => Rasterize(box.ToPolygon(), height, width);

    /// <summary>The pixels an ellipse or circle covers: those of <see cref="Ellipse.ToPolygon"/>.</summary>
    /// <param name="ellipse">The ellipse; it may leave the image.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <exception cref="ArgumentException">A vertex is not finite or beyond 4e8 in magnitude, or the image has over 2^32 - 1 pixels.</exception>
    public Rle Rasterize(in Ellipse ellipse, int height, int width) => Rasterize(ellipse.ToPolygon(), height, width);

    /// <summary>The pixels of a line drawn with a round pen: those of <see cref="Polyline.ToPolygon"/>.</summary>
    /// <param name="line">The line; it may leave the image.</param>
    /// <param name="thickness">Diameter of the pen in pixels, over 0.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <exception cref="ArgumentException">
    /// The thickness is not over 0, a vertex is not finite or beyond 4e8 in magnitude, or the image has over 2^32 - 1 pixels.
    /// </exception>
    public Rle Rasterize(Polyline line, double thickness, int height, int width) =>
        Rasterizer.ToRle(line.ToPolygon(thickness), height, width, Options.Rule, RingRule.Union);

    /// <summary>The pixels of discs about points: those of <see cref="Keypoints.ToPolygon"/>.</summary>
    /// <param name="points">The points; those of visibility 0 are left out.</param>
    /// <param name="diameter">Diameter of the discs in pixels, over 0.</param>
    /// <param name="height">Height of the image in pixels.</param>
    /// <param name="width">Width of the image in pixels.</param>
    /// <exception cref="ArgumentException">
    /// The diameter is not over 0, a point is not finite or beyond 4e8 in magnitude, or the image has over 2^32 - 1 pixels.
    /// </exception>
    public Rle Rasterize(Keypoints points, double diameter, int height, int width) =>
        Rasterizer.ToRle(points.ToPolygon(diameter), height, width, Options.Rule, RingRule.Union);
}
