using System.Text;
using System.Text.Json;

namespace GeometryEngine.Tests;

public class AgreementJsonTests
{
    private static readonly InstanceScore Score = new()
    {
        Matched = 3,
        Missing = 1,
        Extra = 2,
        LabelMismatch = 0,
        Ignored = 4,
        MeanIou = Measure.Of(0.1 + 0.2),
        F1 = Measure.Of(2.0 / 3),
    };

    private static readonly AgreementReport Smallest = new()
    {
        Annotators = ["alice", "bob"],
        Images = 7,
        Annotations = 9,
        SingleAnnotatorImages = 1,
        PerAnnotator = [new AnnotatorSummary("alice", 7, 9, null)],
        PerCategory = [],
        WorstImages = [],
    };

    [Fact]
    public void Sections_that_nothing_feeds_are_left_out() => Assert.Equal(
        """{"schema":"geometry-engine/agreement/1","annotators":["alice","bob"],"images":7,"annotations":9,"single_annotator_images":1""" +
        ""","per_annotator":[{"annotator":"alice","images":7,"annotations":9}],"per_category":[]}""",
        Write(Smallest));

    [Fact]
    public void Undefined_is_null_with_its_status_and_numbers_are_shortest_round_trip()
    {
        string json = Write(Smallest with
        {
            Instances = new InstanceAgreement
            {
                Images = 7,
                Total = Score with { F1 = Measure.Undefined(MeasureStatus.NoOverlap) },
                Pairs = [new InstancePair("alice", "bob", 7, Score)],
            },
        });
        Assert.Contains(
            """{"images":7,"matched":3,"missing":1,"extra":2,"label_mismatch":0,"ignored":4""" +
            ""","mean_iou":{"value":0.30000000000000004,"status":"ok"},"f1":{"value":null,"status":"no-overlap"}""" +
            ""","pairs":[{"a":"alice","b":"bob","images":7,"matched":3,""",
            json, StringComparison.Ordinal);
    }

    // The keys that scripts rely on, in their order; others may stand between them.
    [Fact]
    public void Keys_stand_in_the_documented_order()
    {
        using JsonDocument json = JsonDocument.Parse(Write(Full()));
        JsonElement report = json.RootElement, categories = report.GetProperty("categories"), pixels = report.GetProperty("pixels");
        InOrder(report, "schema", "annotators", "images", "annotations", "categories", "tags", "instances", "pixels");
        InOrder(report, "pixels", "per_annotator", "per_category", "worst_images");
        InOrder(categories, "units", "percent_agreement", "krippendorff_alpha_nominal", "fleiss_kappa");
        InOrder(categories, "fleiss_kappa", "gwet_ac1", "brennan_prediger", "pairs");
        InOrder(categories.GetProperty("pairs")[0], "a", "b", "cohen_kappa", "scott_pi");
        InOrder(report.GetProperty("tags"), "units", "per_tag");
        InOrder(report.GetProperty("instances"), "matched", "missing", "extra", "label_mismatch", "mean_iou", "f1", "pairs");
        InOrder(pixels, "krippendorff_alpha", "fleiss_kappa", "mean_iou", "per_category");
        Assert.Equal("background", pixels.GetProperty("per_category")[0].GetProperty("category").GetString());
        Assert.Equal("1.jpg", report.GetProperty("worst_images")[0].GetProperty("image").GetString());
    }

    private static AgreementReport Full()
    {
        Measure one = Measure.Of(1);
        return Smallest with
        {
            Categories = new CategoryAgreement
            {
                Units = 5,
                PercentAgreement = one,
                UnanimousAgreement = one,
                KrippendorffAlpha = one,
                FleissKappa = one,
                GwetAc1 = one,
                BrennanPrediger = one,
                Pairs = [new CategoryPair { A = "alice", B = "bob", Units = 5, PercentAgreement = one, CohenKappa = one, ScottPi = one }],
            },
            Tags = new TagAgreement { Units = 2, PerTag = [new TagCount("sunny", 2, 3)] },
            Instances = new InstanceAgreement { Images = 7, Total = Score, Pairs = [] },
            Pixels = new PixelAgreement
            {
                Images = 7,
                ImagesWithoutSize = 0,
                PercentAgreement = one,
                KrippendorffAlpha = one,
                FleissKappa = one,
                MeanIou = one,
                PerCategory = [new PixelCategory(null, 4, 5, Measure.Of(0.8))],
                Pairs = [new PixelPair { A = "alice", B = "bob", Pixels = 9, PercentAgreement = one, CohenKappa = one, MeanIou = one }],
            },
            PerCategory = [new CategorySummary("dog", 3, 0, Score)],
            WorstImages = [new WorstImage("1.jpg", Score)],
        };
    }

    private static void InOrder(JsonElement element, params string[] keys) =>
        Assert.Equal(keys, element.EnumerateObject().Select(property => property.Name).Where(keys.Contains));

    private static string Write(AgreementReport report)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) AgreementJson.Write(writer, report);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
