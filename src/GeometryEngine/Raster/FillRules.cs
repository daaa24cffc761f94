namespace GeometryEngine;

/// <summary>The one of each rule.</summary>
internal static class FillRules
{
    private static readonly IFillRule
        Coco = new CocoFill(), PixelCenter = new PixelCenterFill(), NonZero = new NonZeroFill(), AllTouched = new AllTouchedFill(),
        Skimage = new SkimageFill(), OpenCvRound = new OpenCvFill(Math.Round), OpenCvTruncate = new OpenCvFill(Math.Truncate),
        Pillow = new PillowFill();

    /// <summary>The rule by which the rings of a polygon are filled.</summary>
    /// <exception cref="ArgumentException">The rules do not go together, or do not exist.</exception>
    public static IFillRule Of(RasterRule rule, RingRule rings)
    {
        if (rings == RingRule.NonZero && rule != RasterRule.PixelCenter)
            Throw.Argument($"ring rule {rings} with raster rule {rule}; allowed with {RasterRule.PixelCenter}, which knows the winding", nameof(rings));
        return rule switch
        {
            RasterRule.Coco => Coco,
            RasterRule.PixelCenter => rings == RingRule.NonZero ? NonZero : PixelCenter,
            RasterRule.AllTouched => AllTouched,
            RasterRule.Skimage => Skimage,
            RasterRule.OpenCvRound => OpenCvRound,
            RasterRule.OpenCvTruncate => OpenCvTruncate,
            RasterRule.Pillow => Pillow,
            _ => throw Throw.NotARule(rule),
        };
    }
}
