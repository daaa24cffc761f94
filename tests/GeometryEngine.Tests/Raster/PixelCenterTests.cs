using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

[EveryLevel]
public class PixelCenterTests
{
    [Fact]
    public void Winding_is_exact_on_hostile_rings() =>
        PolygonGenerators.Hostile.Sample(c =>
            Assert.Equal(
                NaiveMask.Encode(NaivePixelCenter.NonZero([c.Ring], c.Height, c.Width)),
                Rasterizer.ToRle(new Polygon(c.Ring), c.Height, c.Width, RasterRule.PixelCenter, RingRule.NonZero).Counts), iter: 600);

    [Fact]
    public void Even_odd_is_gdals_rule_where_rounding_has_no_say() =>
        Gen.Select(PolygonGenerators.Dyadic, Gen.Int[0, 13], Gen.Int[-3, 3], Gen.Int[-3, 3]).Where((c, _, _, _) => c.Ring.Length >= 6)
            .Sample((c, index, dx, dy) =>
            {
                // A vertex beside another, nearer than GDAL can tell the turn by, or upon it; and half of the ring again, shifted, as a second ring.
                int at = index % (c.Ring.Length / 2) * 2;
                double[] ring = [.. c.Ring[..(at + 2)], c.Ring[at] + dx / 262144.0, c.Ring[at + 1] + dy / 262144.0, .. c.Ring[(at + 2)..]];
                double[] other = [.. c.Ring[..6].Select(coordinate => coordinate + 0.5)];
                var polygon = new Polygon([.. ring, .. other], [0, ring.Length]);
                Rle mask = Rasterizer.ToRle(polygon, c.Height, c.Width, RasterRule.PixelCenter, RingRule.EvenOdd);
                Assert.Equal(NaiveMask.Encode(NaivePixelCenter.Gdal([ring, other], c.Height, c.Width)), mask.Counts);
            }, iter: 1000);

    [Theory]
    [InlineData(new double[] { 8, 1, 12, 6.5, 16, 6.5, 16, 10, 4, 10 })]
    [InlineData(new double[] { 8, 1, 8 - 1.0 / 262144, 1 + 1.0 / 1048576, 12, 6.5, 16, 6.5, 16, 10, 4, 10 })]
    [InlineData(new double[] { 8, 1, 12, 6.5, 16, 6.5, 16, 10, 4, 10, 8 + 1.0 / 262144, 1 + 1.0 / 1048576 })]
    [InlineData(new double[] { 8, 1, 12, 6.5, 16, 6.5, 16, 10, 4, 10, 8, 1, 13, 1.5, 14, 2 })]
    public void A_ring_within_a_ring_keeps_the_row_of_an_edge_on_its_centres_whatever_jog_its_lowest_vertex_has(double[] hole)
    {
        // The edge from (12, 6.5) to (16, 6.5) has the hole below it. In the last three rings the turn at the lowest vertex is the wrong way.
        double[] outer = [-1, -1, 30, -1, 30, 30, -1, 30];
        var polygon = new Polygon([.. outer, .. hole], [0, outer.Length]);
        bool[,] pixels = Rasterizer.ToRle(polygon, 14, 20, RasterRule.PixelCenter, RingRule.EvenOdd).Pixels();
        Assert.Equal(NaivePixelCenter.Gdal([outer, hole], 14, 20), pixels);
        Assert.All(Enumerable.Range(12, 4), column => Assert.True(pixels[6, column] && !pixels[7, column]));
    }

    [Fact]
    public void Start_and_direction_of_a_ring_do_not_matter() =>
        Gen.Select(PolygonGenerators.Hostile, Gen.Int[0, 13]).Sample((c, turn) =>
        {
            if (c.Ring.Length < 6) return;
            var vertices = c.Ring.Chunk(2).ToArray();
            double[] rotated = [.. vertices.Skip(turn % vertices.Length).Concat(vertices.Take(turn % vertices.Length)).SelectMany(v => v)];
            double[] reversed = [.. vertices.Reverse().SelectMany(v => v)];
            foreach ((RasterRule rule, RingRule rings) in new[] { (RasterRule.Coco, RingRule.Union), (RasterRule.PixelCenter, RingRule.NonZero) })
            {
                Rle mask = Rasterizer.ToRle(new Polygon(c.Ring), c.Height, c.Width, rule, rings);
                Assert.Equal(mask, Rasterizer.ToRle(new Polygon(rotated), c.Height, c.Width, rule, rings));
                Assert.Equal(mask, Rasterizer.ToRle(new Polygon(reversed), c.Height, c.Width, rule, rings));
            }
        }, iter: 2000);

    [Fact]
    public void Parts_are_united() =>
        Gen.Select(PolygonGenerators.Hostile, Gen.Double[-3, 3]).Sample((c, shift) =>
        {
            double[] other = [.. c.Ring.Select(coordinate => coordinate + shift)];
            Rle first = Rasterizer.ToRle(new Polygon(c.Ring), c.Height, c.Width, RasterRule.PixelCenter);
            Rle second = Rasterizer.ToRle(new Polygon(other), c.Height, c.Width, RasterRule.PixelCenter);
            Rle both = Rasterizer.ToRle(new Polygon([.. c.Ring, .. other], [0, c.Ring.Length]), c.Height, c.Width, RasterRule.PixelCenter);
            Assert.Equal(Rle.Union(first, second), both);
        }, iter: 1000);
}
