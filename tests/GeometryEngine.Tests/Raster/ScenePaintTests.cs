using System.Numerics;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

[EveryLevel]
public class ScenePaintTests
{
    [Fact]
    public void Later_polygons_lie_over_earlier_ones()
    {
        AssertPainted<byte>();
        AssertPainted<ushort>();
        AssertPainted<uint>();
    }

    [Fact]
    public void Labels_and_polygons_are_as_many() =>
        Assert.Contains("1 labels for 2 polygons", Assert.Throws<ArgumentException>(
            () => Rasterizer.Paint<byte>([new Polygon([]), new Polygon([])], [1], new LabelMap<byte>(3, 3))).Message, StringComparison.Ordinal);

    [Fact]
    public void After_a_polygon_that_is_refused_nothing_is_left_behind()
    {
        var ring = new Polygon([1, 1, 9, 1, 9, 9]);
        Assert.Throws<ArgumentException>(() => Rasterizer.Paint<byte>([new Polygon([double.NaN, 0]), ring], [1, 2], new LabelMap<byte>(12, 12)));
        var map = new LabelMap<byte>(12, 12);
        Rasterizer.Paint<byte>([ring, ring], [1, 2], map);
        Assert.Equal(Rasterizer.ToRle(ring, 12, 12), map.Foreground());
    }

    [Fact]
    public void Runs_of_a_scene_are_those_of_its_masks() =>
        Gen.Select(PolygonGenerators.Hostile.Array[0, 5], Gen.Int[0, 4]).Where((scene, _) => scene.Length > 0).Sample((scene, kind) =>
        {
            (int height, int width) = (scene[0].Height, scene[0].Width);
            Polygon[] polygons = [.. scene.Select(polygon => new Polygon(polygon.Ring))];
            int[] labels = [.. polygons.Select((_, i) => kind switch { 0 => i % 2, 1 => i, 2 => 255 + i % 2, 3 => 65_535 + i, _ => i % 2 == 0 ? -7 : int.MaxValue })];
            AssertRuns(polygons, labels, height, width);
        }, iter: 300);

    [Fact]
    public void Runs_of_scenes_of_several_bands_and_strips() =>
        Gen.Select(Gen.Int[1, 90], Gen.Int[1, 400], Gen.Int[1, 6], Gen.Int[1, 300], Gen.UInt).Sample((height, width, count, reach, seed) =>
        {
            var random = new Random((int)seed);
            Polygon[] polygons = [.. Enumerable.Range(0, count).Select(_ =>
            {
                (double x, double y) = (random.NextDouble() * width, random.NextDouble() * height);
                return new Polygon([.. Enumerable.Range(0, 10).Select(i => Math.Round(2 * (i % 2 == 0 ? x : y) + reach * (random.NextDouble() - 0.5)) / 2)]);
            })];
            AssertRuns(polygons, [.. polygons.Select((_, i) => i % 4)], height, width);
        }, iter: 300);

    private static void AssertRuns(Polygon[] polygons, int[] labels, int height, int width)
    {
        foreach (RasterRule rule in (ReadOnlySpan<RasterRule>)[RasterRule.Coco, RasterRule.PixelCenter, RasterRule.Pillow])
        {
            (Rle, int)[] masks = [.. polygons.Select((polygon, i) => (Rasterizer.ToRle(polygon, height, width, rule), labels[i]))];
            LabelRuns expected = LabelRuns.Paint(height, width, masks, PixelOrder.RowMajor);
            LabelRuns found = Rasterizer.ToLabelRuns(polygons, labels, height, width, rule);
            LabelRuns ofBits = LabelRuns.PaintRows(height, width, [.. masks.Select(mask => (BitMask.FromRle(mask.Item1), mask.Item2))]);
            Assert.Equal(expected.Ends, found.Ends);
            Assert.Equal(expected.Labels, found.Labels);
            Assert.Equal(expected.Ends, ofBits.Ends);
            Assert.Equal(expected.Labels, ofBits.Labels);
        }
    }

    // A band wider than any there is memory for.
    [Fact]
    public void Runs_of_the_widest_image()
    {
        const int Width = (1 << 24) + 100;
        Polygon[] polygons = [new Polygon([10, 0, Width / 2, 0, Width / 2, 3, 10, 3]), new Polygon([20, 1, 30, 1, 30, 3, 20, 3])];
        LabelRuns found = Rasterizer.ToLabelRuns(polygons, [1, 2], 3, Width, RasterRule.PixelCenter);
        LabelRuns expected = LabelRuns.Paint(3, Width, [.. polygons.Select((polygon, i) => (Rasterizer.ToRle(polygon, 3, Width, RasterRule.PixelCenter), i + 1))], PixelOrder.RowMajor);
        Assert.Equal(expected.Ends, found.Ends);
        Assert.Equal(expected.Labels, found.Labels);
    }

    // Beyond what the caches hold, lines are streamed, toggles are marked, and polygons are painted in several goes; some outlines lie level on centres.
    [Theory]
    [InlineData(4099, 8191)]
    [InlineData(8192, 4096)]
    [InlineData(3001, 3000)]
    public void Large_scenes_are_as_small_ones(int height, int width)
    {
        var random = new Random(height);
        Polygon[] polygons = [.. Enumerable.Range(0, 5).Select(_ => new Polygon([.. Enumerable.Range(0, 20).SelectMany(_ => new[]
        {
            Math.Round((1.2 * random.NextDouble() - 0.1) * width, 1), Math.Round((1.2 * random.NextDouble() - 0.1) * height / 64) * 64 + 0.5,
        })]))];
        byte[] expected = new byte[height * width], labels = [9, 8, 7, 6, 5];
        for (int i = 0; i < polygons.Length; i++) Set(expected, Rasterizer.ToRle(polygons[i], height, width, RasterRule.PixelCenter), labels[i]);
        var found = new LabelMap<byte>(height, width);
        Rasterizer.Paint<byte>(polygons, labels, found, RasterRule.PixelCenter);
        Assert.True(found.Labels.SequenceEqual(expected));
        foreach (Polygon polygon in polygons)
            Assert.Equal(Rasterizer.ToRle(polygon, height, width, RasterRule.PixelCenter).Area(), Rasterizer.Area(polygon, height, width, RasterRule.PixelCenter));
    }

    private static void AssertPainted<TLabel>() where TLabel : unmanaged, IBinaryInteger<TLabel>, IUnsignedNumber<TLabel> =>
        Gen.Select(PolygonGenerators.Hostile.Array[0, 5], Gen.Byte).Where((scene, _) => scene.Length > 0).Sample((scene, background) =>
        {
            (int height, int width) = (scene[0].Height, scene[0].Width);
            Polygon[] polygons = [.. scene.Select(polygon => new Polygon(polygon.Ring))];
            TLabel[] labels = [.. polygons.Select((_, i) => TLabel.CreateTruncating(40 + i))];
            LabelMap<TLabel> Blank() => new(height, width, [.. Enumerable.Repeat(TLabel.CreateTruncating(background), height * width)]);
            foreach (RasterRule rule in (ReadOnlySpan<RasterRule>)[RasterRule.Coco, RasterRule.PixelCenter, RasterRule.Pillow])
            {
                TLabel[] expected = [.. Enumerable.Repeat(TLabel.CreateTruncating(background), height * width)];
                for (int i = 0; i < polygons.Length; i++) Set(expected, Rasterizer.ToRle(polygons[i], height, width, rule), labels[i]);
                LabelMap<TLabel> found = Blank();
                Rasterizer.Paint<TLabel>(polygons, labels, found, rule);
                Assert.Equal(expected, found.Labels);
                for (int i = 0; i < polygons.Length; i++)
                    Assert.Equal(Rasterizer.ToRle(polygons[i], height, width, rule).Area(), Rasterizer.Area(polygons[i], height, width, rule));
            }
        }, iter: 150);

    // Pixel by pixel, from bytes.
    private static void Set<TLabel>(TLabel[] labels, Rle mask, TLabel label)
    {
        var pixels = new byte[labels.Length];
        mask.Decode(pixels, PixelOrder.RowMajor);
        for (int i = 0; i < pixels.Length; i++)
            if (pixels[i] != 0) labels[i] = label;
    }
}
