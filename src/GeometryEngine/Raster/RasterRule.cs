namespace GeometryEngine;

/// <summary>Which pixels a polygon covers. Each rule equals a tool in every pixel.</summary>
public enum RasterRule
{
    /// <summary>pycocotools' <c>rleFrPoly</c> (2.0.11, x86-64, no fused multiply-add): five-fold up-sampled outline, sampled at column centres.</summary>
    Coco,

    /// <summary>GDAL's default (rasterio, <c>all_touched=False</c>): a pixel is in when its centre (c + 0.5, r + 0.5) is.</summary>
    PixelCenter,
}
