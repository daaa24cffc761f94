using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

[EveryLevel]
public class RingRuleTests
{
    // Rings of one image and which of them are holes; the first is none.
    private static readonly Gen<(double[][] Rings, bool[] Holes, int Height, int Width)> Several =
        Gen.Select(PolygonGenerators.Hostile, PolygonGenerators.Hostile, PolygonGenerators.Hostile, Gen.Bool, Gen.Bool).Select((a, b, c, second, third) =>
            (new[] { a.Ring, b.Ring, c.Ring }, new[] { false, second, third }, a.Height, a.Width));

    [Fact]
    public void Union_takes_holes_out_of_their_part_and_unites_parts() =>
        Several.Sample(c =>
        {
            Polygon polygon = PolygonOf(c.Rings, c.Holes);
            foreach (RasterRule rule in Enum.GetValues<RasterRule>())
            {
                bool[,] expected = NaiveRings.Union(c.Rings, c.Holes, c.Height, c.Width, ring => Single(ring, c.Height, c.Width, rule));
                AssertMask(expected, polygon, c.Height, c.Width, rule, RingRule.Union);
            }
        }, iter: 500);

    [Theory]
    [InlineData(RasterRule.Coco)]
    [InlineData(RasterRule.Skimage)]
    [InlineData(RasterRule.Pillow)]
    public void Even_odd_counts_the_rings_that_cover_a_pixel(RasterRule rule) =>
        Several.Sample(c =>
        {
            bool[,] expected = NaiveRings.EvenOdd(c.Rings, c.Height, c.Width, ring => Single(ring, c.Height, c.Width, rule));
            AssertMask(expected, PolygonOf(c.Rings, c.Holes), c.Height, c.Width, rule, RingRule.EvenOdd);
        }, iter: 500);

    [Fact]
    public void Hole_marks_matter_to_union_only() =>
        Several.Sample(c =>
        {
            foreach (RingRule rings in (ReadOnlySpan<RingRule>)[RingRule.EvenOdd, RingRule.NonZero])
            {
                Assert.Equal(
                    Rasterizer.ToRle(PolygonOf(c.Rings, [false, false, false]), c.Height, c.Width, RasterRule.PixelCenter, rings),
                    Rasterizer.ToRle(PolygonOf(c.Rings, c.Holes), c.Height, c.Width, RasterRule.PixelCenter, rings));
            }
        }, iter: 200);

    [Fact]
    public void A_rule_that_does_not_exist_is_refused() =>
        Assert.Contains("raster rule 99", Assert.Throws<ArgumentException>(
            () => Rasterizer.ToRle(new Polygon([0, 0, 5, 0, 5, 5]), 10, 10, (RasterRule)99)).Message, StringComparison.Ordinal);

    private static void AssertMask(bool[,] expected, Polygon polygon, int height, int width, RasterRule rule, RingRule rings)
    {
        Assert.Equal(NaiveMask.Encode(expected), Rasterizer.ToRle(polygon, height, width, rule, rings).Counts);
        Assert.Equal(NaiveMask.Encode(expected), Rasterizer.ToBitMask(polygon, height, width, rule, rings).ToRle().Counts);
    }

    private static bool[,] Single(double[] ring, int height, int width, RasterRule rule) => Rasterizer.ToRle(new Polygon(ring), height, width, rule).Pixels();

    private static Polygon PolygonOf(double[][] rings, bool[] holes)
    {
        int[] starts = [.. rings.Select((_, i) => rings.Take(i).Sum(ring => ring.Length))];
        return new Polygon([.. rings.SelectMany(ring => ring)], starts, holes);
    }
}
