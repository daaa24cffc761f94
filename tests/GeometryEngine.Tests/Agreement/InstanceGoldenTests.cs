using System.Globalization;
using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Boxes of three raters: scipy's assignment, greedy matching, and matching in two stages as CVAT does it.</summary>
public class InstanceGoldenTests
{
    private static readonly JsonElement[] Sets =
        [.. JsonDocument.Parse(File.ReadAllText(Repository.Golden("agreement", "image_kinds.json"))).RootElement.GetProperty("boxes_open").EnumerateArray()];

    [Theory]
    [InlineData("0.4")]
    [InlineData("0.5")]
    [InlineData("0.75")]
    public void Two_stages_and_their_label_mismatches(string threshold) => ForEachPair(threshold, MatchMethod.Hungarian, oneCategory: false, (golden, rows, _) =>
    {
        Assert.Equal(Pairs(golden.GetProperty("two_stage_matches")), Pairs(rows, ObjectOutcome.Matched));
        Assert.Equal(Pairs(golden.GetProperty("two_stage_label_mismatches")), Pairs(rows, ObjectOutcome.LabelMismatch));
    });

    [Theory]
    [InlineData("0.4")]
    [InlineData("0.5")]
    [InlineData("0.75")]
    public void Optimal_matching_and_its_scores(string threshold) => ForEachPair(threshold, MatchMethod.Hungarian, oneCategory: true, (golden, rows, score) =>
    {
        Assert.Equal(Pairs(golden.GetProperty("hungarian")), Pairs(rows, ObjectOutcome.Matched));
        Same(golden.GetProperty("f1_hungarian"), score.F1);
        Same(golden.GetProperty("mean_iou_matched"), score.MeanIou);
    });

    [Theory]
    [InlineData("0.4")]
    [InlineData("0.5")]
    [InlineData("0.75")]
    public void Greedy_matching(string threshold) => ForEachPair(threshold, MatchMethod.Greedy, oneCategory: true, (golden, rows, _) =>
        Assert.Equal(Pairs(golden.GetProperty("greedy")), Pairs(rows, ObjectOutcome.Matched)));

    private static void ForEachPair(string threshold, MatchMethod method, bool oneCategory, Action<JsonElement, List<(int A, int B, ObjectOutcome Outcome)>, InstanceScore> check)
    {
        using Engine engine = Engine.Create();
        var options = new AgreementOptions { IouThreshold = double.Parse(threshold, CultureInfo.InvariantCulture), Match = method };
        foreach (JsonElement set in Sets)
        {
            Annotation[][] raters = [.. set.GetProperty("raters_boxes_xyxy_label").EnumerateArray().Select(rater => rater.EnumerateArray().Select(box => Read(box, oneCategory)).ToArray())];
            foreach (JsonProperty pair in set.GetProperty("pairs").EnumerateObject())
            {
                int a = pair.Name[0] - '0', b = pair.Name[^1] - '0';
                AgreementCase data = AgreementCase.Of(2, 8, [raters[a], raters[b]]);
                var agreement = new Agreement(data.Info, options);
                DatasetItem item = data.Items[0];
                var rows = agreement.Add(engine, item).Objects.Select(row =>
                    (row.A is null ? -1 : item.Annotations.Index().First(x => ReferenceEquals(x.Item, row.A)).Index,
                     row.B is null ? -1 : item.Annotations.Index().First(x => ReferenceEquals(x.Item, row.B)).Index - raters[a].Length,
                     row.Outcome)).ToList();
                check(pair.Value.GetProperty(threshold), rows, agreement.Compute().Instances?.Total ?? NoObjects);
            }
        }
    }

    // What the golden file says where neither rater has a box.
    private static readonly InstanceScore NoObjects = new InstanceCounts().ToScore();

    private static Annotation Read(JsonElement box, bool oneCategory)
    {
        double[] corners = box.Doubles();
        return AgreementCase.BoxOf(corners[0], corners[1], corners[2] - corners[0], corners[3] - corners[1], oneCategory ? 0 : (int)corners[4]);
    }

    private static (int, int)[] Pairs(JsonElement golden) => [.. golden.EnumerateArray().Select(match => (match[0].GetInt32(), match[1].GetInt32())).Order()];

    private static (int, int)[] Pairs(List<(int A, int B, ObjectOutcome Outcome)> rows, ObjectOutcome outcome) =>
        [.. rows.Where(row => row.Outcome == outcome).Select(row => (row.A, row.B)).Order()];

    private static void Same(JsonElement golden, Measure actual)
    {
        if (golden.ValueKind == JsonValueKind.Null) Assert.NotEqual(MeasureStatus.Ok, actual.Status);
        else Assert.Equal(golden.GetDouble(), actual.Value!.Value, 1e-12);
    }
}
