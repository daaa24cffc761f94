using GeometryEngine.TestSupport.Oracles;
using static GeometryEngine.Tests.AgreementCase;

namespace GeometryEngine.Tests;

public class PixelAgreementTests
{
    private readonly Engine _engine = Engine.Create();

    [Theory]
    [InlineData(PaintOrder.File)]
    [InlineData(PaintOrder.Area)]
    public void Equals_dense_label_maps(PaintOrder order) => AgreementCase.Any.Sample(data =>
    {
        AgreementReport report = data.Compute(_engine, new AgreementOptions { PaintOrder = order });
        int[]?[][] maps = [.. data.Items.Select(item => Maps(data, item, order)).Where(image => image.Count(map => map is not null) > 1)];
        bool anySegmentation = data.Items.Any(item => item.Annotations.Any(annotation => annotation.HasSegmentation));
        Assert.Equal(anySegmentation, report.Pixels is not null);
        if (report.Pixels is not { } pixels) return;
        Assert.Equal(maps.Length, pixels.Images);
        int?[][] units = [.. maps.SelectMany(Units)];
        Same(NominalOracle.PercentAgreement(units), pixels.PercentAgreement);
        Same(NominalOracle.KrippendorffAlpha(units), pixels.KrippendorffAlpha);
        if (units.Length == 0) return;
        Same(NominalOracle.FleissKappa(units), pixels.FleissKappa);
        CheckWeighted(data, maps, pixels);
        CheckOverlap(data, maps, pixels);
    }, iter: 50);

    [Fact]
    public void Alpha_of_an_image_is_of_its_own_pixels() => AgreementCase.Any.Sample(data =>
    {
        var agreement = new Agreement(data.Info);
        foreach (DatasetItem item in data.Items)
        {
            ImageAgreement image = agreement.Add(_engine, item);
            int[]?[] maps = Maps(data, item, PaintOrder.File);
            if (maps.Count(map => map is not null) < 2)
            {
                Assert.Equal(Measure.Undefined(MeasureStatus.Empty), image.PixelAlpha);
                continue;
            }
            Same(NominalOracle.KrippendorffAlpha([.. Units(maps)]), image.PixelAlpha);
            Same(MeanIou(Overlaps(data, [maps])), image.PixelMeanIou);
        }
    });

    [Fact]
    public void The_same_pixels_agree_fully()
    {
        Annotation mask = new() { Mask = MaskOf(2, 2, 9, 9) };
        PixelAgreement pixels = AgreementCase.Of(3, 1, [[mask], [mask], [mask]]).Compute(_engine).Pixels!;
        Measure one = Measure.Of(1);
        Assert.Equal([one, one, one, one], [pixels.KrippendorffAlpha, pixels.FleissKappa, pixels.PercentAgreement, pixels.MeanIou]);
        Assert.Equal([new(null, 3 * 687, 3 * 687, one) { Dice = one }, new PixelCategory("category 0", 3 * 81, 3 * 81, one) { Dice = one }], pixels.PerCategory);
        Assert.Equal([one, one], [pixels.GwetAc1, pixels.FrequencyWeightedIou]);
    }

    [Fact]
    public void All_background_has_no_variation()
    {
        Annotation nothing = new() { Mask = Rle.Empty(Height, Width) };
        PixelAgreement pixels = AgreementCase.Of(2, 1, [[nothing], []]).Compute(_engine).Pixels!;
        Assert.Equal("no-variation", pixels.KrippendorffAlpha.ToString());
        Assert.Equal(Measure.Of(1), pixels.MeanIou);
        Assert.Equal("no-variation", pixels.Pairs.Single().CohenKappa.ToString());
    }

    [Fact]
    public void One_who_marked_boxes_alone_takes_no_part_and_one_who_marked_nothing_does()
    {
        Annotation mask = new() { Mask = MaskOf(0, 0, 9, 9) };
        PixelAgreement pixels = AgreementCase.Of(4, 1, [[mask], [BoxOf(0, 0, 9, 9)], [], null]).Compute(_engine).Pixels!;
        Assert.Equal(("annotator 0", "annotator 2"), (pixels.Pairs.Single().A, pixels.Pairs.Single().B));
        Assert.Equal(Height * Width, pixels.Pairs.Single().Pixels);
    }

    [Fact]
    public void Images_of_unknown_size_are_counted_as_left_out()
    {
        Annotation outline = new() { Polygon = new Polygon([0, 0, 9, 0, 9, 9]) }, mask = new() { Mask = MaskOf(0, 0, 9, 9) };
        Annotation larger = new() { Mask = Rle.Empty(Height + 1, Width) };
        AgreementCase data = AgreementCase.Of(2, 1, [[outline], [outline]], [[mask], [outline]], [[], []], [[mask], [larger]]);
        AgreementCase unsized = data with { Items = [.. data.Items.Select(WithoutSize)] };
        PixelAgreement pixels = unsized.Compute(_engine).Pixels!;
        // The second image takes its size from its mask; the third has no outline that would need one; the masks of the fourth differ.
        Assert.Equal((2, 1), (pixels.ImagesWithoutSize, pixels.Images));
        Assert.Equal("empty", (unsized with { Items = [unsized.Items[0]] }).Compute(_engine).Pixels!.KrippendorffAlpha.ToString());
    }

    [Fact]
    public void Without_two_who_met_there_is_no_alpha()
    {
        Annotation mask = new() { Mask = MaskOf(0, 0, 9, 9) };
        Assert.Equal("single-rater", AgreementCase.Of(1, 1, [[mask]]).Compute(_engine).Pixels!.KrippendorffAlpha.ToString());
        Assert.Equal("no-overlap", AgreementCase.Of(2, 1, [[mask], null], [null, [mask]]).Compute(_engine).Pixels!.MeanIou.ToString());
    }

    private int[]?[] Maps(AgreementCase data, DatasetItem item, PaintOrder order) =>
        [.. Enumerable.Range(0, data.Info.Annotators.Count).Select(annotator => !item.Annotators.Contains(annotator)
            ? null
            : PixelOracle.Paint(_engine, item.Image, item.Annotations.Where(annotation => annotation.Annotator == annotator), order))];

    private static void CheckOverlap(AgreementCase data, int[]?[][] maps, PixelAgreement pixels)
    {
        var overlaps = Overlaps(data, maps);
        var expected = from overlap in overlaps.Index()
                       where overlap.Item.Union > 0
                       let name = overlap.Index == 0 ? null : data.Info.Categories[overlap.Index - 1].Name
                       select (name, overlap.Item.Intersection, overlap.Item.Union);
        Assert.Equal(expected, pixels.PerCategory.Select(category => (category.Category, category.Intersection, category.Union)));
        Same(MeanIou(overlaps), pixels.MeanIou);
        IReadOnlyList<string> names = data.Info.Annotators;
        foreach (PixelPair pair in pixels.Pairs)
        {
            int a = names.Index().Single(name => name.Item == pair.A).Index, b = names.Index().Single(name => name.Item == pair.B).Index;
            var seen = maps.Where(image => image[a] is not null && image[b] is not null);
            int[]?[][] both = [.. seen.Select(image => new[] { image[a], image[b] })];
            int?[][] units = [.. both.SelectMany(Units)];
            Assert.Equal(units.Length, pair.Pixels);
            Same(NominalOracle.CohenKappa(units, 0, 1), pair.CohenKappa);
            Same(NominalOracle.PercentAgreement(units), pair.PercentAgreement);
            Same(MeanIou(Overlaps(data, both)), pair.MeanIou);
        }
    }

    // Over all pairs and both directions: the share of pixels that the one gave each label, times its IoU over all pairs.
    private static void CheckWeighted(AgreementCase data, int[]?[][] maps, PixelAgreement pixels)
    {
        var overlaps = Overlaps(data, maps);
        double sum = 0, given = 0;
        foreach (int[]?[] image in maps)
        {
            int[][] own = [.. image.OfType<int[]>()];
            foreach (int label in own.SelectMany(map => map))
            {
                sum += (own.Length - 1) * (double)overlaps[label].Intersection / overlaps[label].Union;
                given += own.Length - 1;
            }
        }
        Same(sum / given, pixels.FrequencyWeightedIou);
    }

    // The pixels of one image, each with the labels that annotators give it.
    private static IEnumerable<int?[]> Units(int[]?[] maps) =>
        Enumerable.Range(0, Height * Width).Select(pixel => maps.Select(map => map?[pixel]).ToArray());

    private static double MeanIou((long Intersection, long Union)[] overlaps) =>
        overlaps.Where(overlap => overlap.Union > 0).Average(overlap => (double)overlap.Intersection / overlap.Union);

    // Of each label, summed over images and pairs.
    private static (long Intersection, long Union)[] Overlaps(AgreementCase data, int[]?[][] maps)
    {
        var overlaps = new (long Intersection, long Union)[data.Info.Categories.Count + 1];
        foreach (int[]?[] image in maps)
        {
            for (int a = 0; a < image.Length; a++)
            {
                for (int b = a + 1; b < image.Length; b++)
                {
                    if (image[a] is null || image[b] is null) continue;
                    for (int label = 0; label < overlaps.Length; label++)
                    {
                        var (intersection, union) = PixelOracle.Overlap(image[a]!, image[b]!, label);
                        overlaps[label] = (overlaps[label].Intersection + intersection, overlaps[label].Union + union);
                    }
                }
            }
        }
        return overlaps;
    }

    private static void Same(double expected, Measure actual)
    {
        if (double.IsNaN(expected)) Assert.NotEqual(MeasureStatus.Ok, actual.Status);
        else Assert.Equal(expected, actual.Value!.Value, 1e-9);
    }
}
