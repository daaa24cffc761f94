using System.Text.Json;
using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;
using static GeometryEngine.Tests.AgreementCase;

namespace GeometryEngine.Tests;

/// <summary>Alpha of sets of objects by IoU distance.</summary>
public class SetAlphaTests
{
    private readonly Engine _engine = Engine.Create();

    [Fact]
    public void Real_boxes_of_many_annotators()
    {
        JsonElement golden = GoldenRows.Document("agreement", "braylan_boxes.json"), expected = golden.GetProperty("expected");
        SetAlpha alpha = Real(golden).Compute(_engine).Instances!.Alpha;
        JsonElement canonical = expected.GetProperty("canonical"), braylan = expected.GetProperty("braylan");
        Near(canonical.GetProperty("Do"), alpha.Observed);
        Near(canonical.GetProperty("De"), alpha.Expected);
        Near(canonical.GetProperty("alpha"), alpha.Alpha);
        Near(braylan.GetProperty("Do_mean_same_item_pairs"), alpha.BraylanObserved);
        Near(braylan.GetProperty("De_mean_different_item_pairs"), alpha.BraylanExpected);
        Near(braylan.GetProperty("alpha"), alpha.BraylanAlpha);
        Near(braylan.GetProperty("sigma_no_kde"), alpha.Sigma);
        Near(braylan.GetProperty("ks_greater_statistic"), alpha.KolmogorovSmirnov);
        Assert.Equal((40, true), (alpha.Images, alpha.IsExact));
    }

    [Fact]
    public void Golden_distances_of_three_raters()
    {
        foreach (JsonElement set in GoldenRows.Document("agreement", "image_kinds.json").GetProperty("boxes_open").EnumerateArray())
        {
            Annotation[][] raters = [.. set.GetProperty("raters_boxes_xyxy_label").EnumerateArray().Select(Boxes)];
            foreach (JsonProperty pair in set.GetProperty("pairs").EnumerateObject())
            {
                AgreementReport report = AgreementCase.Of(2, 1, [raters[pair.Name[0] - '0'], raters[pair.Name[^1] - '0']]).Compute(_engine);
                if (report.Instances is not { } instances) continue; // nobody has a box
                JsonElement total = pair.Value.GetProperty("max_total_iou_over_max_count");
                Assert.Equal(1 - total.GetDouble(), instances.Alpha.BraylanObserved.Value!.Value, 1e-12);
            }
        }
    }

    [Fact]
    public void Every_two_sets_compared_give_the_same() => AgreementCase.Any.Sample(data =>
    {
        AgreementReport report = data.Compute(_engine);
        List<Annotation[][]> units = [.. data.Items.Where(item => item.Annotators.Count > 1).Select(item =>
            item.Annotators.Select(annotator => item.Annotations.Where(own => own.Annotator == annotator && own.IsObject && !own.IsCrowd).ToArray()).ToArray())];
        if (report.Instances is not { } instances || units.Count == 0) return;
        ImageInfo image = data.Items[0].Image;
        (double canonical, double braylan) = SetAlphaOracle.Alpha(units, (a, b) => SetAlphaOracle.Distance(Ious(image, a, b)));
        Same(canonical, instances.Alpha.Alpha);
        Same(braylan, instances.Alpha.BraylanAlpha);
    }, iter: 300);

    [Fact]
    public void Masks_of_images_of_other_sizes_are_compared_where_they_lie()
    {
        // 4 x 4 pixels at (2, 2) in both, the heights of the images apart.
        Annotation Square(int height, int width)
        {
            byte[] pixels = new byte[height * width];
            for (int row = 2; row < 6; row++)
                for (int column = 2; column < 6; column++) pixels[row * width + column] = 1;
            return new Annotation { Mask = Rle.Encode(pixels, height, width, PixelOrder.RowMajor) };
        }
        AgreementCase data = AgreementCase.Of(2, 1, [[Square(Height, Width)], [Square(Height, Width)]], [[Square(9, 12)], [Square(9, 12)]]);
        data = data with { Items = [data.Items[0], WithSize(data.Items[1], 9, 12)] };
        SetAlpha alpha = data.Compute(_engine).Instances!.Alpha;
        Assert.Equal(Measure.Of(0), alpha.BraylanExpected);
        Assert.Equal("no-variation", alpha.Alpha.ToString());
    }

    [Fact]
    public void A_draw_of_images_does_not_depend_on_order_or_split() => Gen.Select(Gen.Int[1, 30], Gen.Int[0, 9], Gen.Int).Sample((count, limit, seed) =>
    {
        SampledImage[] images = [.. Enumerable.Range(0, count).Select(i => new SampledImage(SampledImage.HashOf($"image {i}", 1), $"image {i}", [], [], 1 + i % 3))];
        long left = limit;
        SampledImage[] expected = [.. images.Order().TakeWhile(image => (left -= image.Cost) >= 0)];
        new Random(seed).Shuffle(images);
        ImageSample[] parts = [new(limit), new(limit), new(limit)];
        foreach (SampledImage image in images) parts[(int)(image.Hash % 3)].Offer(image);
        parts[1].Merge(parts[2]);
        parts[0].Merge(parts[1]);
        Assert.Equal(expected, parts[0].Images);
    });

    [Fact]
    public void A_draw_says_that_it_is_one()
    {
        JsonElement golden = GoldenRows.Document("agreement", "braylan_boxes.json");
        var options = new AgreementOptions { AlphaImages = 10 };
        SetAlpha alpha = Real(golden).Compute(_engine, options).Instances!.Alpha;
        Assert.Equal((40, 10, false), (alpha.Images, alpha.ExpectedImages, alpha.IsExact));
        Assert.InRange(alpha.Alpha.Value!.Value, 0.35, 0.55);
        SetAlpha other = Real(golden).Compute(_engine, options with { Seed = 2 }).Instances!.Alpha;
        Assert.NotEqual(alpha.Expected, other.Expected);
        Assert.Equal(alpha.Observed, other.Observed);
    }

    [Fact]
    public void One_image_has_no_distances_between_images()
    {
        SetAlpha alpha = AgreementCase.Of(2, 1, [[BoxOf(0, 0, 8, 8)], [BoxOf(0, 0, 8, 4)]]).Compute(_engine).Instances!.Alpha;
        Assert.Equal(Measure.Of(0), alpha.Alpha); // what is observed is all there is
        Assert.Equal("empty", alpha.BraylanAlpha.ToString());
        Assert.Equal("empty", alpha.Sigma.ToString());
    }

    private double[,] Ious(ImageInfo image, Annotation[] a, Annotation[] b)
    {
        double[,] iou = new double[a.Length, b.Length];
        for (int i = 0; i < a.Length; i++)
            for (int j = 0; j < b.Length; j++) iou[i, j] = InstanceOracle.Iou(_engine, image, a[i], b[j]);
        return iou;
    }

    private static AgreementCase Real(JsonElement golden)
    {
        JsonElement[] rows = [.. golden.GetProperty("annotations").EnumerateArray()];
        string[] images = [.. rows.Select(row => row.GetProperty("image").GetString()!).Distinct()];
        int[] annotators = [.. rows.Select(row => row.GetProperty("annotator").GetInt32()).Distinct()];
        Annotation[]?[][] sets = [.. images.Select(_ => new Annotation[]?[annotators.Length])];
        foreach (JsonElement row in rows)
            sets[Array.IndexOf(images, row.GetProperty("image").GetString())][Array.IndexOf(annotators, row.GetProperty("annotator").GetInt32())] =
                Boxes(row.GetProperty("boxes_xyxy"));
        return AgreementCase.Of(annotators.Length, 1, sets);
    }

    private static Annotation[] Boxes(JsonElement boxes) => [.. boxes.EnumerateArray().Select(box => box.Doubles()).Select(c =>
        BoxOf(Math.Min(c[0], c[2]), Math.Min(c[1], c[3]), Math.Abs(c[2] - c[0]), Math.Abs(c[3] - c[1])))];

    private static DatasetItem WithSize(DatasetItem item, int height, int width) => new()
    {
        Image = item.Image with { Height = height, Width = width },
        Annotators = item.Annotators,
        Annotations = item.Annotations,
    };

    private static void Near(JsonElement golden, Measure actual) => Assert.Equal(golden.GetDouble(), actual.Value!.Value, 1e-9);

    private static void Same(double expected, Measure actual)
    {
        if (double.IsNaN(expected) || double.IsInfinity(expected)) Assert.NotEqual(MeasureStatus.Ok, actual.Status);
        else Assert.Equal(expected, actual.Value!.Value, 1e-9);
    }
}
