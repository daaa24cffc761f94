using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

/// <summary>The rules of other tools beside slow ports of their descriptions; <see cref="RasterGoldenTests"/> has what the tools themselves made.</summary>
[EveryLevel]
public class ToolRuleTests
{
    [Fact]
    public void Skimage_asks_every_pixel() =>
        PolygonGenerators.Hostile.Sample(c =>
            Check(NaiveSkimage.Rasterize(c.Ring, c.Height, c.Width), c.Ring, c.Height, c.Width, RasterRule.Skimage), iter: 1500);

    [Fact]
    public void Pillow_asks_every_row() =>
        PolygonGenerators.Hostile.Sample(c =>
            Check(NaivePillow.Rasterize(c.Ring, c.Height, c.Width), c.Ring, c.Height, c.Width, RasterRule.Pillow), iter: 1500);

    [Theory]
    [InlineData(RasterRule.OpenCvRound)]
    [InlineData(RasterRule.OpenCvTruncate)]
    public void OpenCv_fills_between_edges_and_draws_them(RasterRule rule) =>
        PolygonGenerators.Hostile.Where(c => c.Ring.Length > 0 && c.Height > 1 && c.Width > 1).Sample(c =>
        {
            double[] ring = [.. c.Ring.Select((coordinate, i) => Math.Clamp(coordinate, 0, (i % 2 == 0 ? c.Width : c.Height) - 1))];
            int[] whole = [.. ring.Select(coordinate => rule == RasterRule.OpenCvRound ? (int)Math.Round(coordinate) : (int)coordinate)];
            Check(NaiveOpenCv.Rasterize([whole], c.Height, c.Width), ring, c.Height, c.Width, rule);
        }, iter: 1500);

    [Fact]
    public void All_touched_covers_the_centres_and_the_cells_of_every_vertex_inside() =>
        PolygonGenerators.Hostile.Where(c => c.Ring.Length >= 6).Sample(c =>
        {
            var polygon = new Polygon(c.Ring);
            bool[,] touched = Rasterizer.ToRle(polygon, c.Height, c.Width, RasterRule.AllTouched).Pixels();
            bool[,] center = Rasterizer.ToRle(polygon, c.Height, c.Width, RasterRule.PixelCenter).Pixels();
            for (int row = 0; row < c.Height; row++)
                for (int column = 0; column < c.Width; column++) Assert.True(touched[row, column] || !center[row, column]);
            for (int i = 0; i < c.Ring.Length; i += 2)
            {
                // Nearer to a border between cells than GDAL looks, a vertex may belong to either.
                (double x, double y) = (c.Ring[i], c.Ring[i + 1]);
                bool clear = Math.Abs(x - Math.Round(x)) > 0.011 && Math.Abs(y - Math.Round(y)) > 0.011;
                if (clear && x > 0 && x < c.Width && y > 0 && y < c.Height) Assert.True(touched[(int)y, (int)x], $"({x}, {y})");
            }
        }, iter: 1500);

    [Fact]
    public void Points_and_lines_are_drawn_by_the_tools_that_draw_outlines()
    {
        foreach (RasterRule rule in (ReadOnlySpan<RasterRule>)[RasterRule.OpenCvRound, RasterRule.OpenCvTruncate, RasterRule.Pillow])
            Assert.Equal(new uint[] { 12u, 1, 9, 1, 9, 1, 67 }, Rasterizer.ToRle(new Polygon([1, 2, 3, 2]), 10, 10, rule).Counts);
        Assert.Equal(new uint[] { 23u, 1, 76 }, Rasterizer.ToRle(new Polygon([2, 3]), 10, 10, RasterRule.OpenCvRound).Counts);
        Assert.Equal(new uint[] { 23u, 1, 76 }, Rasterizer.ToRle(new Polygon([2, 3]), 10, 10, RasterRule.Skimage).Counts);
    }

    private static void Check(bool[,] expected, double[] ring, int height, int width, RasterRule rule)
    {
        Assert.Equal(NaiveMask.Encode(expected), Rasterizer.ToRle(new Polygon(ring), height, width, rule).Counts);
        Assert.Equal(NaiveMask.Encode(expected), Rasterizer.ToBitMask(new Polygon(ring), height, width, rule).ToRle().Counts);
        var map = new LabelMap<ushort>(height, width);
        Rasterizer.Paint([new Polygon(ring)], [(ushort)700], map, rule);
        Assert.Equal(expected.Cast<bool>().Count(inside => inside), Rasterizer.Area(new Polygon(ring), height, width, rule));
        Assert.Equal(expected.Cast<bool>().Select(inside => inside ? (ushort)700 : (ushort)0), map.Labels.ToArray());
    }
}
