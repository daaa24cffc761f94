using GeometryEngine.TestSupport.Oracles;

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
        int?[][] units = [.. maps.SelectMany(image => Enumerable.Range(0, AgreementCase.Height * AgreementCase.Width).Select(pixel => image.Select(map => map?[pixel]).ToArray()))];
        Same(NominalOracle.PercentAgreement(units), pixels.PercentAgreement);
        Same(NominalOracle.KrippendorffAlpha(units), pixels.KrippendorffAlpha);
        if (units.Length == 0) return;
        Same(NominalOracle.FleissKappa(units), pixels.FleissKappa);
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
            Same(NominalOracle.KrippendorffAlpha([.. Enumerable.Range(0, AgreementCase.Height * AgreementCase.Width).Select(pixel => maps.Select(map => map?[pixel]).ToArray())]), image.PixelAlpha);
            Same(Overlaps(data, [maps]).Where(overlap => overlap.Union > 0).Average(overlap => (double)overlap.Intersection / overlap.Union), image.PixelMeanIou);
        }
    });

    [Fact]
    public void The_same_pixels_agree_fully()
    {
        Annotation mask = new() { Mask = AgreementCase.MaskOf(2, 2, 9, 9) };
        PixelAgreement pixels = AgreementCase.Of(3, 1, [[mask], [mask], [mask]]).Compute(_engine).Pixels!;
        Assert.Equal([Measure.Of(1), Measure.Of(1), Measure.Of(1), Measure.Of(1)], [pixels.KrippendorffAlpha, pixels.FleissKappa, pixels.PercentAgreement, pixels.MeanIou]);
        Assert.Equal([new PixelCategory(null, 3 * 687, 3 * 687, Measure.Of(1)), new PixelCategory("category 0", 3 * 81, 3 * 81, Measure.Of(1))], pixels.PerCategory);
    }

    [Fact]
    public void All_background_has_no_variation()
    {
        Annotation nothing = new() { Mask = Rle.Empty(AgreementCase.Height, AgreementCase.Width) };
        PixelAgreement pixels = AgreementCase.Of(2, 1, [[nothing], []]).Compute(_engine).Pixels!;
        Assert.Equal("no-variation", pixels.KrippendorffAlpha.ToString());
        Assert.Equal(Measure.Of(1), pixels.MeanIou);
        Assert.Equal("no-variation", pixels.Pairs.Single().CohenKappa.ToString());
    }

    [Fact]
    public void One_who_marked_boxes_alone_takes_no_part_and_one_who_marked_nothing_does()
    {
        Annotation mask = new() { Mask = AgreementCase.MaskOf(0, 0, 9, 9) };
        PixelAgreement pixels = AgreementCase.Of(4, 1, [[mask], [AgreementCase.BoxOf(0, 0, 9, 9)], [], null]).Compute(_engine).Pixels!;
        Assert.Equal(("annotator 0", "annotator 2"), (pixels.Pairs.Single().A, pixels.Pairs.Single().B));
        Assert.Equal(AgreementCase.Height * AgreementCase.Width, pixels.Pairs.Single().Pixels);
    }

    [Fact]
    public void Images_of_unknown_size_are_counted_as_left_out()
    {
        Annotation outline = new() { Polygon = new Polygon([0, 0, 9, 0, 9, 9]) }, mask = new() { Mask = AgreementCase.MaskOf(0, 0, 9, 9) };
        AgreementCase data = AgreementCase.Of(2, 1, [[outline], [outline]], [[mask], [outline]], [[], []]);
        AgreementCase unsized = data with
        {
            Items = [.. data.Items.Select(item => new DatasetItem { Image = item.Image with { Height = 0, Width = 0 }, Annotators = item.Annotators, Annotations = item.Annotations })],
        };
        PixelAgreement pixels = unsized.Compute(_engine).Pixels!;
        Assert.Equal((1, 1), (pixels.ImagesWithoutSize, pixels.Images)); // the second takes its size from its mask; the third shows no outline
        Assert.Equal("empty", (unsized with { Items = [unsized.Items[0]] }).Compute(_engine).Pixels!.KrippendorffAlpha.ToString());
    }

    [Fact]
    public void Without_two_who_met_there_is_no_alpha()
    {
        Annotation mask = new() { Mask = AgreementCase.MaskOf(0, 0, 9, 9) };
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
        var expected = overlaps.Index().Where(overlap => overlap.Item.Union > 0)
            .Select(overlap => (overlap.Index == 0 ? null : data.Info.Categories[overlap.Index - 1].Name, overlap.Item.Intersection, overlap.Item.Union));
        Assert.Equal(expected, pixels.PerCategory.Select(category => (category.Category, category.Intersection, category.Union)));
        Same(overlaps.Where(overlap => overlap.Union > 0).Average(overlap => (double)overlap.Intersection / overlap.Union), pixels.MeanIou);
        foreach (PixelPair pair in pixels.Pairs)
        {
            int a = data.Info.Annotators.ToList().IndexOf(pair.A), b = data.Info.Annotators.ToList().IndexOf(pair.B);
            int[][] both = [.. maps.Where(image => image[a] is not null && image[b] is not null).SelectMany(image => image[a]!.Zip(image[b]!, (x, y) => new[] { x, y }))];
            Assert.Equal(both.Length, pair.Pixels);
            Same(NominalOracle.CohenKappa([.. both.Select(labels => labels.Select(label => (int?)label).ToArray())], 0, 1), pair.CohenKappa);
            Same((double)both.Count(labels => labels[0] == labels[1]) / both.Length, pair.PercentAgreement);
            var own = Enumerable.Range(0, 4).Select(label => PixelOracle.Overlap([.. both.Select(x => x[0])], [.. both.Select(x => x[1])], label)).Where(overlap => overlap.Union > 0);
            Same(own.Average(overlap => (double)overlap.Intersection / overlap.Union), pair.MeanIou);
        }
    }

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
