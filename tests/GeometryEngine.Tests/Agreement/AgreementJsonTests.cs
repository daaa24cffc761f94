using System.Text;
using System.Text.Json;

namespace GeometryEngine.Tests;

public class AgreementJsonTests
{
    private static readonly InstanceScore Score =
        new InstanceCounts { Matched = 3, Missing = 1, Extra = 2, Ignored = 4 }.ToScore() with { MeanIou = Measure.Of(0.1 + 0.2), F1 = Measure.Of(2.0 / 3) };

    private static readonly AgreementReport Smallest = new()
    {
        Options = new AgreementOptions { LabelOrder = new LabelOrder("low", "high") },
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
        ""","options":{"iou_threshold":0.5,"low_overlap":0.8,"sigmas":"default","match":"hungarian","paint_order":"file","confidence":0.95,"label_order":["low","high"]}""" +
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
                AtThresholds = new ThresholdCounts().ToScores(),
                Alpha = new SetAlphaAccumulator(AgreementOptions.Default).Compute(MeasureStatus.Empty),
                PerSize = [],
                PerAttribute = [],
                Confusions = [],
                Pairs = [new InstancePair("alice", "bob", 7, Score) { AtThresholds = new ThresholdCounts().ToScores(), Bias = new MatchBias().ToBias() }],
            },
        });
        Assert.Contains(
            """{"images":7,"matched":3,"missing":1,"extra":2,"label_mismatch":0,"ignored":4,"low_overlap":0,"attribute_mismatch":0""" +
            ""","mean_iou":{"value":0.30000000000000004,"status":"ok"},"f1":{"value":null,"status":"no-overlap"}""",
            json, StringComparison.Ordinal);
        Assert.Contains(""","pairs":[{"a":"alice","b":"bob","images":7,"matched":3,""", json, StringComparison.Ordinal);
    }

    // The keys that scripts rely on, in their order; others may stand between them.
    [Fact]
    public void Keys_stand_in_the_documented_order()
    {
        Annotation[] own = [MaskOf(0, 0, 8, 8) with { Keypoints = new Keypoints([1, 1, 2]) }, new() { Category = 1 }], other = [MaskOf(0, 0, 8, 4) with { Keypoints = new Keypoints([2, 1, 2]) }, new() { Category = 0 }];
        JsonElement report = Compute([own, other], [other, other]);
        JsonElement categories = report.GetProperty("categories"), pixels = report.GetProperty("pixels");
        InOrder(report, "schema", "annotators", "images", "annotations", "categories", "instances", "pixels");
        InOrder(report, "pixels", "keypoints", "per_annotator", "per_category", "worst_images");
        InOrder(categories, "units", "percent_agreement", "krippendorff_alpha_nominal", "fleiss_kappa");
        InOrder(categories, "fleiss_kappa", "gwet_ac1", "brennan_prediger", "pairs");
        InOrder(categories.GetProperty("pairs")[0], "a", "b", "cohen_kappa", "scott_pi");
        InOrder(report.GetProperty("instances"), "matched", "missing", "extra", "label_mismatch", "mean_iou", "f1", "pairs");
        InOrder(report.GetProperty("keypoints"), "mean_oks", "per_keypoint");
        InOrder(pixels, "krippendorff_alpha", "fleiss_kappa", "mean_iou", "per_category");
        Assert.Equal("background", pixels.GetProperty("per_category")[0].GetProperty("category").GetString());
        Assert.Equal("image 0.jpg", report.GetProperty("worst_images")[0].GetProperty("image").GetString());
    }

    [Fact]
    public void Keys_of_tags_stand_in_the_documented_order()
    {
        Annotation first = new() { Category = 0 }, second = new() { Category = 1 };
        JsonElement report = Compute([[first, second], [first]]);
        InOrder(report, "annotations", "tags", "per_annotator");
        InOrder(report.GetProperty("tags"), "units", "alpha_jaccard", "alpha_masi", "per_tag");
        Assert.Equal("category 0", report.GetProperty("tags").GetProperty("per_tag")[0].GetProperty("tag").GetString());
    }

    [Fact]
    public void Coefficients_carry_their_intervals()
    {
        Annotation first = new() { Category = 0 }, second = new() { Category = 1 };
        JsonElement categories = Compute([[first], [first]], [[second], [second]], [[second], [first]]).GetProperty("categories");
        JsonElement alpha = categories.GetProperty("krippendorff_alpha_nominal");
        InOrder(alpha, "value", "status", "low", "high", "standard_error", "p_value", "interval", "bootstrap");
        Assert.Equal("irrcac-t", alpha.GetProperty("interval").GetString());
        Assert.Equal("bootstrap-percentile", alpha.GetProperty("bootstrap").GetProperty("interval").GetString());
        JsonElement kappa = categories.GetProperty("pairs")[0].GetProperty("cohen_kappa");
        Assert.Equal("fleiss-cohen-everitt", kappa.GetProperty("interval").GetString());
        Assert.Equal(1000, categories.GetProperty("bootstrap").GetProperty("samples").GetInt32());
    }

    private static Annotation MaskOf(int x, int y, int width, int height) => new() { Mask = AgreementCase.MaskOf(x, y, width, height) };

    private static JsonElement Compute(params Annotation[][][] images)
    {
        using Engine engine = Engine.Create();
        return JsonDocument.Parse(Write(AgreementCase.Of(2, 2, images).Compute(engine, AgreementOptions.Default))).RootElement;
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
