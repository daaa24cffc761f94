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

    private static void AssertPainted<TLabel>() where TLabel : unmanaged, IBinaryInteger<TLabel>, IUnsignedNumber<TLabel> =>
        Gen.Select(PolygonGenerators.Hostile.Array[0, 5], Gen.Byte).Where((scene, _) => scene.Length > 0).Sample((scene, background) =>
        {
            (int height, int width) = (scene[0].Height, scene[0].Width);
            Polygon[] polygons = [.. scene.Select(polygon => new Polygon(polygon.Ring))];
            TLabel[] labels = [.. polygons.Select((_, i) => TLabel.CreateTruncating(40 + i))];
            LabelMap<TLabel> Blank() => new(height, width, [.. Enumerable.Repeat(TLabel.CreateTruncating(background), height * width)]);
            foreach (RasterRule rule in (ReadOnlySpan<RasterRule>)[RasterRule.Coco, RasterRule.PixelCenter, RasterRule.Pillow])
            {
                LabelMap<TLabel> expected = Blank(), found = Blank();
                for (int i = 0; i < polygons.Length; i++) expected.Paint(Rasterizer.ToRle(polygons[i], height, width, rule), labels[i]);
                Rasterizer.Paint<TLabel>(polygons, labels, found, rule);
                Assert.Equal(expected.Labels, found.Labels);
            }
        }, iter: 150);
}
