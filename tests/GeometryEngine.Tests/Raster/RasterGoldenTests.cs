using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Every rule against the masks that its tool made; data/golden/README.md names the versions.</summary>
[EveryLevel]
public class RasterGoldenTests
{
    [Theory]
    [InlineData("pixel_center_evenodd", RasterRule.PixelCenter, RingRule.EvenOdd, 527)]
    [InlineData("nonzero", RasterRule.PixelCenter, RingRule.NonZero, 542)]
    [InlineData("all_touched", RasterRule.AllTouched, RingRule.EvenOdd, 527)]
    [InlineData("skimage_polygon", RasterRule.Skimage, RingRule.EvenOdd, 480)]
    [InlineData("opencv_fillpoly_round", RasterRule.OpenCvRound, RingRule.EvenOdd, 542)]
    [InlineData("opencv_fillpoly_truncate", RasterRule.OpenCvTruncate, RingRule.EvenOdd, 542)]
    [InlineData("pillow_polygon", RasterRule.Pillow, RingRule.EvenOdd, 475)]
    [InlineData("pillow_polygon_outline", RasterRule.Pillow, RingRule.EvenOdd, 475)]
    public void Golden_masks_agree_in_every_pixel(string mode, RasterRule rule, RingRule rings, int masks)
    {
        var differing = new List<string>();
        int compared = 0;
        foreach (JsonElement row in GoldenRows.Read("raster", "masks.jsonl"))
        {
            if (!row.GetProperty("masks").TryGetProperty(mode, out JsonElement expected)) continue;
            int height = row.GetProperty("h").GetInt32(), width = row.GetProperty("w").GetInt32();
            Rle mask = Rasterizer.ToRle(PolygonOf(row), height, width, rule, rings);
            if (!expected.Counts().AsSpan().SequenceEqual(mask.Counts)) differing.Add(row.GetProperty("id").ToString());
            compared++;
        }
        Assert.Empty(differing);
        Assert.Equal(masks, compared);
    }

    private static Polygon PolygonOf(JsonElement row)
    {
        var coordinates = new List<double>();
        var starts = new List<int>();
        foreach (JsonElement ring in row.GetProperty("rings").EnumerateArray())
        {
            starts.Add(coordinates.Count);
            coordinates.AddRange(ring.Doubles());
        }
        return new Polygon([.. coordinates], [.. starts]);
    }
}
