using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

[EveryLevel]
public class CocoRasterTests
{
    [Fact]
    public void Golden_polygons_give_the_runs_of_pycocotools()
    {
        foreach (var row in GoldenRows.Read("evaluation", "poly_rle.jsonl"))
        {
            var polygon = new Polygon(row.GetProperty("poly").Doubles());
            Rle rle = Rasterizer.ToRle(polygon, row.GetProperty("h").GetInt32(), row.GetProperty("w").GetInt32());
            Assert.Equal(row.GetProperty("counts").Counts(), rle.Counts);
            Assert.Equal(row.GetProperty("rle").GetString(), rle.ToCocoString());
            Assert.Equal(row.GetProperty("area").GetInt64(), rle.Area());
            Assert.Equal(row.GetProperty("bbox").Box(), rle.BoundingBox());
        }
    }

    [Fact]
    public void Hostile_rings_give_the_runs_of_the_full_point_list() =>
        PolygonGenerators.Hostile.Sample(c =>
        {
            Rle mask = Rasterizer.ToRle(new Polygon(c.Ring), c.Height, c.Width);
            Assert.Equal(NaiveCocoRaster.Rasterize(c.Ring, c.Height, c.Width), mask.Counts);
        }, iter: 3000);

    [Fact]
    public void Long_edges_far_outside_give_the_runs_of_the_full_point_list()
    {
        // A few of the largest outlines that the point list can hold.
        Gen<double> coordinate = Gen.OneOf(Gen.Double[-3e4, 3e4], Gen.Double[-50, 50], Gen.Int[-30000, 30000].Select(i => (double)i));
        coordinate.Array[8].Sample(ring =>
            Assert.Equal(NaiveCocoRaster.Rasterize(ring, 30, 40), Rasterizer.ToRle(new Polygon(ring), 30, 40).Counts), iter: 12);
    }

    [Fact]
    public void The_largest_coordinates_cost_what_their_columns_cost()
    {
        const double far = Rasterizer.MaxCoordinate;
        Rle half = Rasterizer.ToRle(new Polygon([-far, -far, far, far, -far, far]), 600, 600);
        Assert.Equal(600 * 601 / 2, half.Area());
        Assert.Equal(600 * 600, Rasterizer.ToRle(new Polygon([-far, -far, far, -far, far, far, -far, far]), 600, 600).Area());
        Assert.Equal(0, Rasterizer.ToRle(new Polygon([-far, -far, far, -far, far, -1, -far, -1]), 600, 600).Area());
        Assert.Equal(0, Rasterizer.ToRle(new Polygon([600, -far, far, -far, far, far, 600, far]), 600, 600).Area());
    }

    [Fact]
    public void Rounding_along_the_longest_edges_is_followed_step_by_step() =>
        Gen.Int[0, 120].Sample(shift =>
        {
            // One pixel wide and 8e8 tall, at a column where the steps of x are finer than doubles: the crossing is up to 100 steps off the real one.
            const int column = 200_000_000, height = 16;
            const double far = Rasterizer.MaxCoordinate;
            double top = -far + shift / 5.0;
            long x = 5L * column, y = (long)(5 * top + 0.5), tall = 5L * (long)far - y, before = tall / 2 - 10_000;
            double slope = 5.0 / tall;
            while ((long)(x + slope * before + 0.5) <= x + 2) before++;
            long row = Math.Clamp((y + before - 1 + 2) / 5, 0, height);
            Rle mask = Rasterizer.ToRle(new Polygon([column, top, column + 1, far, column + 1, top]), height, column + 2);
            Assert.Equal(row, mask.Area());
        }, iter: 50);

    [Fact]
    public void Parts_are_united_as_pycocotools_merges_them() =>
        Gen.Select(PolygonGenerators.Hostile, Gen.UInt, (first, seed) => (first, seed)).Sample(c =>
        {
            (double[] a, int height, int width) = c.first;
            double[] b = [.. a.Select((coordinate, i) => i % 2 == 0 ? coordinate + c.seed % 7 : coordinate * 0.5)];
            uint[] merged = CocoMerge.Union([NaiveCocoRaster.Rasterize(a, height, width), NaiveCocoRaster.Rasterize(b, height, width)]);
            Assert.Equal(merged, Rasterizer.ToRle(new Polygon([.. a, .. b], [0, a.Length]), height, width).Counts);
        }, iter: 1000);

    [Fact]
    public void Even_odd_is_the_difference_of_rings_and_cuts_holes()
    {
        double[] outer = [2, 2, 18, 2, 18, 18, 2, 18], inner = [6, 6, 12, 6, 12, 12, 6, 12];
        Rle part = Rasterizer.ToRle(new Polygon(outer), 20, 20), hole = Rasterizer.ToRle(new Polygon(inner), 20, 20);
        var withHole = new Polygon([.. outer, .. inner], [0, 8], [false, true]);
        Assert.Equal(part.Difference(hole), Rasterizer.ToRle(withHole, 20, 20));
        Assert.Equal(part.Difference(hole), Rasterizer.ToRle(new Polygon([.. outer, .. inner], [0, 8]), 20, 20, rings: RingRule.EvenOdd));
        Assert.Equal(part, Rasterizer.ToRle(new Polygon([.. outer, .. inner], [0, 8]), 20, 20));
    }

    [Fact]
    public void A_hole_is_cut_from_its_own_part_only()
    {
        double[] left = [0, 0, 8, 0, 8, 8, 0, 8], hole = [2, 2, 6, 2, 6, 6, 2, 6], right = [4, 0, 12, 0, 12, 8, 4, 8];
        Rle mask = Rasterizer.ToRle(new Polygon([.. left, .. hole, .. right], [0, 8, 16], [false, true, false]), 10, 12);
        Rle first = Rasterizer.ToRle(new Polygon(left), 10, 12).Difference(Rasterizer.ToRle(new Polygon(hole), 10, 12));
        Assert.Equal(Rle.Union(first, Rasterizer.ToRle(new Polygon(right), 10, 12)), mask);
    }

    [Fact]
    public void Boxes_are_the_polygons_of_their_corners()
    {
        foreach (var row in GoldenRows.Read("evaluation", "box_iou.jsonl"))
        {
            if (!row.TryGetProperty("rle_frBbox_60x70", out var strings)) continue;
            Box[] boxes = [.. row.GetProperty("dt").EnumerateArray().Select(box => box.Box())];
            Assert.Equal(strings.EnumerateArray().Select(text => text.GetString()), boxes.Select(box => Rasterizer.ToRle(box, 60, 70).ToCocoString()));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 7)]
    [InlineData(7, 0)]
    public void Images_without_pixels_stay_empty(int height, int width)
    {
        foreach (RasterRule rule in Enum.GetValues<RasterRule>())
            Assert.Equal([0u], Rasterizer.ToRle(new Polygon([-5, -5, 20, -5, 20, 20, -5, 20]), height, width, rule).Counts);
    }

    [Theory]
    [InlineData(RasterRule.Coco)]
    [InlineData(RasterRule.PixelCenter)]
    [InlineData(RasterRule.AllTouched)]
    public void Nothing_comes_of_rings_of_one_or_two_points(RasterRule rule)
    {
        foreach (double[] ring in new double[][] { [], [3, 3], [1.5, 2.5, 8.5, 2.5], [1, 1, 8, 7] })
        {
            Assert.Equal(Rle.Empty(10, 10), Rasterizer.ToRle(new Polygon(ring), 10, 10, rule));
            Assert.Equal(Rle.Empty(10, 10), Rasterizer.ToRle(new Polygon([.. ring, .. ring], [0, ring.Length]), 10, 10, rule, RingRule.EvenOdd));
        }
        Assert.Equal(Rle.Empty(10, 10), Rasterizer.ToRle(new Polygon([1.5, 2.5, 8.5, 2.5]), 10, 10, RasterRule.PixelCenter, RingRule.NonZero));
    }

    [Fact]
    public void Nothing_comes_of_no_rings()
    {
        foreach (RasterRule rule in Enum.GetValues<RasterRule>())
        {
            foreach (RingRule rings in (ReadOnlySpan<RingRule>)[RingRule.Union, RingRule.EvenOdd])
            {
                Assert.Equal(Rle.Empty(10, 10), Rasterizer.ToRle(new Polygon([], []), 10, 10, rule, rings));
                Assert.Equal(Rle.Empty(10, 10), Rasterizer.ToRle(new Polygon([], [0, 0]), 10, 10, rule, rings));
                Assert.Equal(0, Rasterizer.ToBitMask(new Polygon([], [0, 0]), 10, 10, rule, rings).Area());
            }
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(4.0000001e8)]
    [InlineData(-4.0000001e8)]
    public void Coordinates_beyond_the_limit_are_named(double coordinate)
    {
        var polygon = new Polygon([0, 0, 5, coordinate, 5, 5]);
        foreach (RasterRule rule in Enum.GetValues<RasterRule>())
        {
            string message = Assert.Throws<ArgumentException>(() => Rasterizer.ToRle(polygon, 10, 10, rule)).Message;
            Assert.Contains($"coordinate {coordinate} at 3", message, StringComparison.Ordinal);
            Assert.Contains("400000000", message, StringComparison.Ordinal);
        }
        Assert.Throws<ArgumentException>(() => Rasterizer.ToRle(new Box(0, 0, 5, coordinate), 10, 10));
    }

    [Fact]
    public void Winding_with_the_coco_rule_is_refused() =>
        Assert.Contains("PixelCenter", Assert.Throws<ArgumentException>(
            () => Rasterizer.ToRle(new Polygon([0, 0, 5, 0, 5, 5]), 10, 10, RasterRule.Coco, RingRule.NonZero)).Message, StringComparison.Ordinal);
}
