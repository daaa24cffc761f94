using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>
/// Masks of several raters, through the whole accumulator: statsmodels, scikit-learn and confusion matrices of the dense label maps.
/// </summary>
public class PixelGoldenTests
{
    private const double Tolerance = 1e-12;
    private static readonly JsonElement Golden = GoldenRows.Document("agreement", "image_kinds.json");

    [Theory]
    [InlineData("bin3_64")]
    [InlineData("bin5_96x80")]
    [InlineData("mc4x4_96")]
    public void Label_maps_of_all_raters(string set)
    {
        JsonElement golden = Golden.GetProperty(set);
        int classes = golden.GetProperty("classes").GetInt32();
        JsonElement[] raters = [.. golden.GetProperty("masks_rowmajor_value_run").EnumerateArray()];
        AgreementReport report = Compute(golden, classes, raters);
        PixelAgreement pixels = report.Pixels!;
        Near(golden.GetProperty("pixel_alpha_nominal"), pixels.KrippendorffAlpha);
        Near(golden.GetProperty("pixel_fleiss_kappa_statsmodels"), pixels.FleissKappa);
        Near(golden.GetProperty("pixel_percent_agreement"), pixels.PercentAgreement);
        Near(golden.GetProperty("pixel_gwet_ac1"), pixels.GwetAc1);
        Near(golden.GetProperty("pixel_brennan_prediger"), pixels.BrennanPrediger);
        foreach (JsonProperty pair in golden.GetProperty("pairs").EnumerateObject())
        {
            string a = $"annotator {pair.Name[0]}", b = $"annotator {pair.Name[^1]}";
            PixelPair actual = pixels.Pairs.Single(actual => actual.A == a && actual.B == b);
            Near(pair.Value.GetProperty("pixel_accuracy"), actual.PercentAgreement);
            Near(pair.Value.GetProperty(classes == 2 ? "cohen_kappa_sklearn" : "kappa"), actual.CohenKappa);
            if (classes > 2) CheckClasses(pair.Value, actual);
            else CheckForeground(pair.Value, Compute(golden, classes, [raters[pair.Name[0] - '0'], raters[pair.Name[^1] - '0']]).Pixels!);
        }
    }

    [Fact]
    public void Empty_and_full_masks()
    {
        JsonElement golden = Golden.GetProperty("edge_masks"), masks = golden.GetProperty("masks_rowmajor_value_run");
        foreach (JsonProperty pair in golden.GetProperty("pairs").EnumerateObject())
        {
            string[] names = pair.Name.Split('|');
            PixelAgreement pixels = Compute(golden, 2, [masks.GetProperty(names[0]), masks.GetProperty(names[1])]).Pixels!;
            Near(pair.Value.GetProperty("pixel_accuracy"), pixels.PercentAgreement);
            Near(pair.Value.GetProperty("cohen_kappa_sklearn"), pixels.Pairs.Single().CohenKappa);
            CheckForeground(pair.Value, pixels);
        }
    }

    private static void CheckClasses(JsonElement golden, PixelPair pair)
    {
        Near(golden.GetProperty("miou_ignore_absent"), pair.MeanIou);
        Near(golden.GetProperty("fwiou_weights_from_a"), pair.FrequencyWeightedIouOfA);
        JsonElement[] ious = [.. golden.GetProperty("iou_per_class").EnumerateArray()];
        Assert.Equal(ious.Count(iou => iou.ValueKind != JsonValueKind.Null), pair.PerCategory.Count);
        foreach ((JsonElement row, int a) in golden.GetProperty("confusion_a_rows_b_cols").EnumerateArray().Select((row, a) => (row, a)))
            foreach ((JsonElement cell, int b) in row.EnumerateArray().Select((cell, b) => (cell, b)))
                Assert.Equal(cell.GetInt64(), pair.Confusion.SingleOrDefault(found => (found.A, found.B) == (Name(a), Name(b)))?.Count ?? 0);
        for (int label = 0; label < ious.Length; label++)
            if (pair.PerCategory.SingleOrDefault(category => (category.Category ?? PixelCategory.Background) == Name(label)) is { } category) Near(ious[label], category.Iou);
    }

    private static string Name(int label) => label == 0 ? PixelCategory.Background : $"category {label - 1}";

    private static void CheckForeground(JsonElement golden, PixelAgreement pixels)
    {
        PixelCategory foreground = pixels.PerCategory.SingleOrDefault(category => category.Category is not null)
            ?? new PixelCategory("nobody painted it", 0, 0, Measure.Undefined(MeasureStatus.Empty)) { Dice = Measure.Undefined(MeasureStatus.Empty) };
        Assert.Equal(golden.GetProperty("both").GetInt64(), foreground.Intersection);
        long either = golden.GetProperty("a_only").GetInt64() + golden.GetProperty("b_only").GetInt64();
        Assert.Equal(either, foreground.Union - foreground.Intersection);
        Near(golden.GetProperty("iou"), foreground.Iou);
        Near(golden.GetProperty("dice"), foreground.Dice);
    }

    // One mask for each class above 0 of each rater; null in the golden file stands for 0/0.
    private static AgreementReport Compute(JsonElement golden, int classes, JsonElement[] raters)
    {
        int height = golden.GetProperty("height").GetInt32(), width = golden.GetProperty("width").GetInt32();
        var image = new ImageInfo { Id = new SourceId(1), Height = height, Width = width };
        var annotations = new List<Annotation>();
        for (int rater = 0; rater < raters.Length; rater++)
        {
            int[] labels = [.. raters[rater].EnumerateArray().SelectMany(run => Enumerable.Repeat(run[0].GetInt32(), run[1].GetInt32()))];
            for (int category = 1; category < classes; category++)
            {
                byte[] pixels = [.. labels.Select(label => label == category ? (byte)1 : (byte)0)];
                Rle mask = Rle.Encode(pixels, height, width, PixelOrder.RowMajor);
                annotations.Add(new Annotation { Annotator = rater, Category = category - 1, Mask = mask });
            }
        }
        var agreement = new Agreement(AgreementCase.Of(raters.Length, classes - 1).Info);
        using Engine engine = Engine.Create();
        int[] everyone = [.. Enumerable.Range(0, raters.Length)];
        agreement.Add(engine, new DatasetItem { Image = image, Annotators = everyone, Annotations = annotations });
        return agreement.Compute();
    }

    private static void Near(JsonElement golden, Measure actual)
    {
        if (golden.ValueKind == JsonValueKind.Null) Assert.NotEqual(MeasureStatus.Ok, actual.Status);
        else Assert.Equal(golden.GetDouble(), actual.Value!.Value, Tolerance);
    }
}
