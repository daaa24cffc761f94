namespace GeometryEngine.Tests;

public class OverlapTableTests
{
    private static readonly ImageInfo Image = new() { Id = new SourceId(1), Height = 20, Width = 20 };

    private static readonly Gen<Annotation> Objects = Gen.Select(Gen.Int[0, 15], Gen.Int[0, 15], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Bool, Gen.Int[0, 2]).Select(
        (x, y, width, height, crowd, kind) => new Annotation
        {
            IsCrowd = crowd,
            Box = kind == 0 ? new Box(x, y, width, height) : null,
            Polygon = kind == 1 ? new Polygon([x, y, x + width, y, x + width, y + height, x, y + height]) : null,
            Mask = kind == 2 ? Engine.Create().Rasterize(new Box(x, y, width, height), 20, 20) : null,
        });

    [Fact]
    public void Iou_is_that_of_the_engine_for_masks_and_of_boxes_otherwise() => Gen.Select(Objects.Array[0, 5], Objects.Array[0, 5]).Sample((a, b) =>
    {
        using var engine = Engine.Create();
        OverlapTable crowds = engine.Overlaps(Image, a, b), plain = engine.Overlaps(Image, a, b, ignoreCrowds: true);
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
            {
                bool masks = a[i].HasSegmentation && b[j].HasSegmentation;
                double Expected(bool crowd) => masks
                    ? engine.Iou([engine.Mask(a[i], Image)!], [engine.Mask(b[j], Image)!], [crowd])[0]
                    : Box.Iou(a[i].Bounds(), b[j].Bounds(), crowd);
                Assert.Equal(Expected(b[j].IsCrowd), crowds.Iou(i, j));
                Assert.Equal(Expected(false), plain.Iou(i, j));
                double iou = plain.Iou(i, j);
                if (plain.Dice(i, j).Value is { } dice) Assert.Equal(2 * iou / (1 + iou), dice, 12);
            }
        }
    });

    [Fact]
    public void Dice_of_nothing_is_undefined()
    {
        var table = new OverlapTable(1, 1);
        table.Set(0, 0, 0, 0, 0, inCrowd: false);
        Assert.Equal(Measure.Undefined(MeasureStatus.Empty), table.Dice(0, 0));
        Assert.Equal(0, table.Iou(0, 0));
    }

    [Fact]
    public void Boxes_stand_for_outlines_where_the_size_is_unknown()
    {
        Annotation triangle = new() { Polygon = new Polygon([0, 0, 4, 0, 0, 4]) }, square = new() { Box = new Box(0, 0, 4, 4) };
        OverlapTable table = Engine.Create().Overlaps(Image with { Height = 0, Width = 0 }, [triangle], [square]);
        Assert.Equal(1, table.Iou(0, 0));
    }
}
