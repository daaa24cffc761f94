using System.Text.Json;
using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

public class PixelCenterTests
{
    [Theory]
    [InlineData("pixel_center_evenodd", RingRule.EvenOdd)]
    [InlineData("nonzero", RingRule.NonZero)]
    public void Golden_masks_agree_in_every_pixel(string mode, RingRule rings)
    {
        int compared = 0;
        foreach (JsonElement row in GoldenRows.Read("raster", "masks.jsonl"))
        {
            if (!row.GetProperty("masks").TryGetProperty(mode, out JsonElement expected)) continue;
            int height = row.GetProperty("h").GetInt32(), width = row.GetProperty("w").GetInt32();
            Rle mask = Rasterizer.ToRle(Polygon(row), height, width, RasterRule.PixelCenter, rings);
            Assert.True(expected.Counts().AsSpan().SequenceEqual(mask.Counts), $"{mode} of {row.GetProperty("id").GetString()}");
            compared++;
        }
        Assert.InRange(compared, 500, 600);
    }

    [Fact]
    public void A_part_with_holes_under_union_is_what_gdal_makes_of_it()
    {
        foreach (JsonElement row in GoldenRows.Read("raster", "masks.jsonl"))
        {
            if (row.GetProperty("class").GetString() != "rings_hole") continue;
            Polygon rings = Polygon(row);
            int[] starts = [.. row.GetProperty("rings").EnumerateArray().Select((_, i) => rings.Ring(i).Length)];
            starts = [.. starts.Select((_, i) => starts.Take(i).Sum())];
            var withHoles = new Polygon(rings.Coordinates.ToArray(), starts, [.. starts.Select((_, i) => i > 0)]);
            Rle mask = Rasterizer.ToRle(withHoles, row.GetProperty("h").GetInt32(), row.GetProperty("w").GetInt32(), RasterRule.PixelCenter);
            Assert.Equal(row.GetProperty("masks").GetProperty("pixel_center_evenodd").Counts(), mask.Counts);
        }
    }

    [Fact]
    public void Winding_is_exact_on_hostile_rings() =>
        PolygonGenerators.Hostile.Sample(c =>
            Assert.Equal(
                NaiveMask.Encode(NaivePixelCenter.NonZero([c.Ring], c.Height, c.Width)),
                Rasterizer.ToRle(new Polygon(c.Ring), c.Height, c.Width, RasterRule.PixelCenter, RingRule.NonZero).Counts), iter: 600);

    [Fact]
    public void Even_odd_is_exact_where_rounding_has_no_say() =>
        PolygonGenerators.Dyadic.Where(c => c.Ring.Length >= 6 && !HasHorizontalEdgeOnCentre(c.Ring)).Sample(c =>
            Assert.Equal(
                NaiveMask.Encode(NaivePixelCenter.EvenOdd([c.Ring], c.Height, c.Width)),
                Rasterizer.ToRle(new Polygon(c.Ring), c.Height, c.Width, RasterRule.PixelCenter, RingRule.EvenOdd).Counts), iter: 600);

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

    private static bool HasHorizontalEdgeOnCentre(double[] ring) =>
        Enumerable.Range(0, ring.Length / 2).Any(i =>
            ring[2 * i + 1] == ring[(2 * i + 3) % ring.Length] && ring[2 * i + 1] - 0.5 == Math.Floor(ring[2 * i + 1] - 0.5));

    private static Polygon Polygon(JsonElement row)
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
