namespace GeometryEngine;

/// <summary>
/// Which pixels a polygon covers. Each rule equals a tool in every pixel, coordinates passed unchanged: for the first three pixel (c, r) covers
/// [c, c + 1) x [r, r + 1), for the others a whole coordinate is the middle of a pixel.
/// </summary>
public enum RasterRule
{
    /// <summary>pycocotools' <c>rleFrPoly</c> (2.0.11, x86-64, no fused multiply-add): five-fold up-sampled outline, sampled at column centres.</summary>
    Coco,

    /// <summary>GDAL's default (rasterio, <c>all_touched=False</c>): a pixel is in when its centre (c + 0.5, r + 0.5) is.</summary>
    PixelCenter,

    /// <summary>GDAL's <c>all_touched=True</c> (3.6): as <see cref="PixelCenter"/>, and every pixel that the outline walks through.</summary>
    AllTouched,

    /// <summary>scikit-image's <c>draw.polygon</c> (0.19): a pixel is in when the point (c, r) is, or lies on an edge or vertex.</summary>
    Skimage,

    /// <summary>OpenCV's <c>fillPoly</c> (4.6) of vertices rounded to whole pixels, halves to even: the inside, and the outline as 8-connected lines.</summary>
    OpenCvRound,

    /// <summary>OpenCV's <c>fillPoly</c> (4.6) of vertices cut off to whole pixels, toward zero.</summary>
    OpenCvTruncate,

    /// <summary>Pillow's <c>ImageDraw.polygon</c> (9.4), which cuts off vertices to whole pixels. The order of the vertices matters.</summary>
    Pillow,
}
