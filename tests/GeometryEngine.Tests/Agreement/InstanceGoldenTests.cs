using System.Globalization;
using System.Text.Json;
using GeometryEngine.TestSupport;
using static GeometryEngine.Tests.AgreementCase;

namespace GeometryEngine.Tests;

/// <summary>Boxes of three raters: scipy's assignment, greedy matching, and matching in two stages as CVAT does it.</summary>
public class InstanceGoldenTests
{
    private static readonly JsonElement Sets = GoldenRows.Document("agreement", "image_kinds.json").GetProperty("boxes_open");

    // What the golden file says where neither rater has a box.
    private static readonly InstanceScore NoObjects = new InstanceCounts().ToScore();

    [Theory]
    [InlineData("0.4")]
    [InlineData("0.5")]
    [InlineData("0.75")]
    public void Two_stages_and_their_label_mismatches(string threshold)
    {
        foreach (Compared pair in Compare(threshold, MatchMethod.Hungarian, oneCategory: false))
        {
            Assert.Equal(pair.Expected("two_stage_matches"), pair.Found(ObjectOutcome.Matched));
            Assert.Equal(pair.Expected("two_stage_label_mismatches"), pair.Found(ObjectOutcome.LabelMismatch));
        }
    }

    [Theory]
    [InlineData("0.4")]
    [InlineData("0.5")]
    [InlineData("0.75")]
    public void Optimal_matching_and_its_scores(string threshold)
    {
        foreach (Compared pair in Compare(threshold, MatchMethod.Hungarian, oneCategory: true))
        {
            Assert.Equal(pair.Expected("hungarian"), pair.Found(ObjectOutcome.Matched));
            Same(pair.Golden.GetProperty("f1_hungarian"), pair.Score.F1);
            Same(pair.Golden.GetProperty("mean_iou_matched"), pair.Score.MeanIou);
            Same(pair.Golden.GetProperty("pq_class_agnostic"), pair.Score.PanopticQuality);
        }
    }

    [Theory]
    [InlineData("0.4")]
    [InlineData("0.5")]
    [InlineData("0.75")]
    public void Greedy_matching(string threshold)
    {
        foreach (Compared pair in Compare(threshold, MatchMethod.Greedy, oneCategory: true))
            Assert.Equal(pair.Expected("greedy"), pair.Found(ObjectOutcome.Matched));
    }

    private static IEnumerable<Compared> Compare(string threshold, MatchMethod method, bool oneCategory)
    {
        using Engine engine = Engine.Create();
        var options = new AgreementOptions { IouThreshold = double.Parse(threshold, CultureInfo.InvariantCulture), Match = method };
        foreach (JsonElement set in Sets.EnumerateArray())
        {
            JsonElement raters = set.GetProperty("raters_boxes_xyxy_label");
            foreach (JsonProperty pair in set.GetProperty("pairs").EnumerateObject())
            {
                Annotation[] a = Read(raters[pair.Name[0] - '0'], oneCategory), b = Read(raters[pair.Name[^1] - '0'], oneCategory);
                AgreementCase data = Of(2, 8, [a, b]);
                var agreement = new Agreement(data.Info, options);
                IReadOnlyList<ObjectAgreement> rows = agreement.Add(engine, data.Items[0]).Objects;
                yield return new Compared(pair.Value.GetProperty(threshold), rows, agreement.Compute().Instances?.Total ?? NoObjects);
            }
        }
    }

    // Each box carries its index as id.
    private static Annotation[] Read(JsonElement boxes, bool oneCategory) =>
    [
        .. boxes.EnumerateArray().Select(box => box.Doubles()).Select((corners, index) =>
            BoxOf(corners[0], corners[1], corners[2] - corners[0], corners[3] - corners[1], oneCategory ? 0 : (int)corners[4]) with
            {
                Id = new SourceId(index),
            }),
    ];

    private static void Same(JsonElement golden, Measure actual)
    {
        if (golden.ValueKind == JsonValueKind.Null) Assert.NotEqual(MeasureStatus.Ok, actual.Status);
        else Assert.Equal(golden.GetDouble(), actual.Value!.Value, 1e-12);
    }

    private sealed record Compared(JsonElement Golden, IReadOnlyList<ObjectAgreement> Rows, InstanceScore Score)
    {
        public (long, long)[] Expected(string key) =>
            [.. Golden.GetProperty(key).EnumerateArray().Select(match => (match[0].GetInt64(), match[1].GetInt64())).Order()];

        public (long, long)[] Found(ObjectOutcome outcome) =>
            [.. Rows.Where(row => row.Outcome == outcome).Select(row => (row.A!.Id!.Value.Number, row.B!.Id!.Value.Number)).Order()];
    }
}
