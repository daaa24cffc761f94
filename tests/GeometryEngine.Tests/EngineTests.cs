using System.Text.Json;
using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

[EveryLevel]
public class EngineTests
{
    private static readonly Engine Engine = Engine.Create();

    [Fact]
    public void Golden_mask_iou_is_equal_to_the_last_digit()
    {
        int compared = 0, refused = 0;
        foreach (JsonElement row in GoldenRows.Read("evaluation", "iou_matrix.jsonl"))
        {
            Rle[] dt = [.. row.GetProperty("dt").EnumerateArray().Select(mask => mask.Rle())];
            Rle[] gt = [.. row.GetProperty("gt").EnumerateArray().Select(mask => mask.Rle())];
            if (row.GetProperty("src").GetString() == "size_mismatch")
            {
                Assert.Contains("one size", Assert.Throws<ArgumentException>(() => Engine.Iou(dt, gt)).Message, StringComparison.Ordinal);
                refused++;
                continue;
            }
            Assert.Equal(Matrix(row.GetProperty("iou")), Engine.Iou(dt, gt, Flags(row)));
            Assert.Equal(Matrix(row.GetProperty("iou_nocrowd")), Engine.Iou(dt, gt));
            Assert.Equal(row.GetProperty("dt_boxes").EnumerateArray().Select(box => box.Box()), dt.Select(mask => mask.BoundingBox()));
            Assert.Equal(row.GetProperty("gt_boxes").EnumerateArray().Select(box => box.Box()), gt.Select(mask => mask.BoundingBox()));
            compared++;
        }
        Assert.InRange(compared, 50, 100);
        Assert.InRange(refused, 1, 10);
    }

    [Fact]
    public void Golden_box_iou_is_equal_to_the_last_digit()
    {
        foreach (JsonElement row in GoldenRows.Read("evaluation", "box_iou.jsonl"))
            Assert.Equal(Matrix(row.GetProperty("iou")), Engine.Iou(Boxes(row.GetProperty("dt")), Boxes(row.GetProperty("gt")), Flags(row)));
        foreach (JsonElement row in GoldenRows.Read("evaluation", "iou_matrix.jsonl"))
        {
            double[] iou = Engine.Iou(Boxes(row.GetProperty("dt_boxes")), Boxes(row.GetProperty("gt_boxes")), Flags(row));
            Assert.Equal(Matrix(row.GetProperty("box_iou")), iou);
        }
    }

    [Fact]
    public void Mask_iou_is_that_of_the_pixels_symmetric_and_at_most_1() =>
        Gen.Select(Generators.SameSize(5), Gen.Bool.Array[3]).Sample((masks, crowd) =>
        {
            bool[][,] a = masks[..2], b = masks[2..];
            Rle[] rleA = [.. a.Select(NaiveMask.ToRle)], rleB = [.. b.Select(NaiveMask.ToRle)];
            double[] iou = Engine.Iou(rleA, rleB, crowd), plain = Engine.Iou(rleA, rleB), swapped = Engine.Iou(rleB, rleA);
            for (int i = 0; i < a.Length; i++)
            {
                for (int j = 0; j < b.Length; j++)
                {
                    Assert.Equal(NaiveMask.Iou(a[i], b[j], crowd[j]), iou[i * b.Length + j]);
                    Assert.Equal(plain[i * b.Length + j], swapped[j * a.Length + i]);
                    Assert.InRange(iou[i * b.Length + j], 0, 1);
                }
            }
            Assert.All(Enumerable.Range(0, a.Length), i => Assert.Equal(NaiveMask.Area(a[i]) > 0 ? 1 : 0, Engine.Iou(rleA, rleA)[i * a.Length + i]));
        }, iter: 1000);

    [Fact]
    public void Empty_lists_give_empty_matrices()
    {
        Assert.Empty(Engine.Iou(Array.Empty<Rle>(), [Rle.Empty(2, 2)]));
        Assert.Empty(Engine.Iou([Rle.Empty(2, 2)], Array.Empty<Rle>()));
        Assert.Empty(Engine.Iou(Array.Empty<Box>(), Array.Empty<Box>()));
    }

    [Fact]
    public void Patterns_of_two_masks_are_their_confusion_counts()
    {
        using MaskBatch batch = Engine.CreateBatch();
        Engine.Fill(batch, 3, 4, [Rle.FromCounts(3, 4, [2, 5, 5]), Rle.FromCounts(3, 4, [4, 6, 2])]);
        long[] counts = new long[4];
        Engine.Patterns(batch, counts);
        Assert.Equal([4L, 2, 3, 3], counts);
        Assert.Contains("room for 3", Assert.Throws<ArgumentException>(() => Engine.Patterns(batch, new long[3])).Message);
        Engine.Fill(batch, 3, 4, [.. Enumerable.Repeat(Rle.Empty(3, 4), Engine.MaxPatternMasks + 1)]);
        Assert.Contains("21 masks", Assert.Throws<ArgumentException>(() => Engine.Patterns(batch, new long[1 << 21])).Message);
    }

    [Fact]
    public void Crowd_flags_must_fit()
    {
        Assert.Throws<ArgumentException>(() => Engine.Iou([Rle.Empty(2, 2)], [Rle.Empty(2, 2)], [true, false]));
        Assert.Throws<ArgumentException>(() => Engine.Iou([new Box(0, 0, 1, 1)], [new Box(0, 0, 1, 1)], [true, false]));
    }

    [Fact]
    public void Options_choose_the_rules()
    {
        var polygon = new Polygon([2, 2, 12, 2, 12, 12, 2, 12, 5.3, 5.3, 9.7, 5.3, 9.7, 9.7, 5.3, 9.7], [0, 8]);
        using Engine centers = Engine.Create(new EngineOptions { Rule = RasterRule.PixelCenter, Rings = RingRule.EvenOdd });
        Assert.Equal(Rasterizer.ToRle(polygon, 20, 20), Engine.Rasterize(polygon, 20, 20));
        Assert.Equal(Rasterizer.ToRle(polygon, 20, 20, RasterRule.PixelCenter, RingRule.EvenOdd), centers.Rasterize(polygon, 20, 20));
        Assert.NotEqual(Engine.Rasterize(polygon, 20, 20), centers.Rasterize(polygon, 20, 20));
        var box = new Box(2.3, 2.3, 5.3, 5.3);
        Assert.Equal(Rasterizer.ToRle(box, 20, 20), Engine.Rasterize(box, 20, 20));
        Assert.Equal(Rasterizer.ToRle(box, 20, 20, RasterRule.PixelCenter), centers.Rasterize(box, 20, 20));
    }

    [Fact]
    public void An_annotation_has_its_own_mask_or_that_of_its_polygon()
    {
        var image = new ImageInfo { Id = new SourceId(1), Height = 20, Width = 30 };
        var polygon = new Polygon([2, 2, 12, 2, 12, 12]);
        Rle mask = Rle.Empty(20, 30);
        Assert.Same(mask, Engine.Mask(new Annotation { Mask = mask, Polygon = polygon }, image));
        Assert.Equal(Engine.Rasterize(polygon, 20, 30), Engine.Mask(new Annotation { Polygon = polygon }, image));
        Assert.Null(Engine.Mask(new Annotation { Box = new Box(1, 1, 2, 2) }, image));
        var rotated = new RotatedBox(12, 9, 8, 5, 0.4);
        var ellipse = new Ellipse(14, 8, 6, 3, 0.2);
        Assert.Equal(Engine.Rasterize(rotated, 20, 30), Engine.Mask(new Annotation { RotatedBox = rotated, Ellipse = ellipse }, image));
        Assert.Equal(Engine.Rasterize(ellipse, 20, 30), Engine.Mask(new Annotation { Ellipse = ellipse }, image));
    }

    [Fact]
    public void A_scene_shows_what_its_masks_painted_over_one_another_show() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 150], Gen.Int[0, 7], Gen.Enum<PaintOrder>(), Gen.UInt).Sample((height, width, count, order, seed) =>
        {
            var random = new Random((int)seed);
            var image = new ImageInfo { Id = new SourceId(1), Height = height, Width = width };
            Annotation[] annotations = [.. Enumerable.Range(0, count).Select(_ => Shape(random, image))];
            int[] labels = [.. annotations.Select(_ => random.Next(4) * random.Next(300))];
            (Rle? Mask, int Label, int ZOrder)[] masks = [.. annotations.Select((annotation, i) => (Engine.Mask(annotation, image), labels[i], annotation.ZOrder)).Where(mask => mask.Item1 is not null)];
            if (order == PaintOrder.Area) masks = [.. masks.OrderByDescending(mask => mask.Mask!.Area())];
            if (order == PaintOrder.Z) masks = [.. masks.OrderBy(mask => mask.ZOrder)];
            LabelRuns expected = LabelRuns.Paint(height, width, [.. masks.Select(mask => (mask.Mask!, mask.Label))], PixelOrder.RowMajor);
            LabelRuns found = Engine.Paint(annotations, labels, image, order);
            Assert.Equal(expected.Ends, found.Ends);
            Assert.Equal(expected.Labels, found.Labels);
        }, iter: 500);

    [Fact]
    public void A_mask_of_another_size_is_not_painted() => Assert.Throws<ArgumentException>(
        () => Engine.Paint([new Annotation { Mask = Rle.Empty(4, 5) }], [1], new ImageInfo { Id = new SourceId(1), Height = 5, Width = 4 }));

    private static Annotation Shape(Random random, ImageInfo image)
    {
        double At(int size) => Math.Round(2 * (1.4 * random.NextDouble() - 0.2) * size) / 2;
        Polygon Ring() => new([.. Enumerable.Range(0, 10).Select(i => At(i % 2 == 0 ? image.Width : image.Height))]);
        var annotation = new Annotation { ZOrder = random.Next(3) };
        return random.Next(6) switch
        {
            0 => annotation with { Mask = Engine.Rasterize(Ring(), image.Height, image.Width) },
            1 => annotation with { Ellipse = new Ellipse(At(image.Width), At(image.Height), 1 + 20 * random.NextDouble(), 9, 0.3) },
            2 => annotation with { RotatedBox = new RotatedBox(At(image.Width), At(image.Height), 20, 9, 0.4) },
            3 => annotation with { Box = new Box(1, 1, 2, 2) },
            _ => annotation with { Polygon = Ring() },
        };
    }

    private static double[] Matrix(JsonElement rows) => [.. rows.EnumerateArray().SelectMany(row => row.Doubles())];

    private static Box[] Boxes(JsonElement array) => [.. array.EnumerateArray().Select(box => box.Box())];

    private static bool[] Flags(JsonElement row) => [.. row.GetProperty("iscrowd").EnumerateArray().Select(flag => flag.GetInt32() != 0)];
}
