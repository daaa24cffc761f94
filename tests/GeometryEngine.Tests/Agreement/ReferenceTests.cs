using GeometryEngine.TestSupport.Oracles;
using static GeometryEngine.Tests.AgreementCase;

namespace GeometryEngine.Tests;

/// <summary>Annotators against a reference, which is the first annotator of the data set.</summary>
public class ReferenceTests
{
    private static readonly AgreementOptions WithReference = FewSamples with { HasReference = true };
    private readonly Engine _engine = Engine.Create();

    [Fact]
    public void Each_is_compared_as_if_alone_with_the_reference() => AgreementCase.Any.Where(data => data.Info.Annotators.Count > 1).Sample(data =>
    {
        AgreementReport report = data.Compute(_engine, WithReference);
        Assert.Equal(data.Info.Annotators.Skip(1), report.Reference!.PerAnnotator.Select(score => score.Annotator));
        for (int annotator = 1; annotator < data.Info.Annotators.Count; annotator++)
        {
            DatasetItem[] both = [.. data.Items.Where(item => item.Annotators.Contains(0) && item.Annotators.Contains(annotator)).Select(item => Only(item, 0, annotator))];
            AgreementReport alone = (data with { Items = both }).Compute(_engine);
            ReferenceScore score = report.Reference.PerAnnotator[annotator - 1];
            Assert.Equal(both.Length, score.Images);
            Assert.Equal(alone.Instances?.Pairs.SingleOrDefault()?.Score, score.Objects?.Score);
            Assert.Equal(alone.Pixels?.Pairs.SingleOrDefault()?.MeanIou, score.Pixels?.MeanIou);
            Assert.Equal(alone.Keypoints?.MeanOks, score.Keypoints?.MeanOks);
            bool areTags = report.Reference.PerAnnotator.Any(other => other.Tags is not null);
            Assert.Equal(areTags ? null : alone.Categories?.Pairs.SingleOrDefault()?.CohenKappa.Measure, score.Labels?.CohenKappa.Measure);
        }
    }, iter: 60);

    [Fact]
    public void The_reference_takes_no_part_in_the_agreement() => AgreementCase.Any.Where(data => data.Info.Annotators.Count > 2).Sample(data =>
    {
        AgreementReport report = data.Compute(_engine, WithReference);
        int[] others = [.. Enumerable.Range(1, data.Info.Annotators.Count - 1)];
        AgreementReport alone = (data with { Items = [.. data.Items.Select(item => Only(item, others))] }).Compute(_engine);
        Assert.Equal(data.Info.Annotators.Skip(1), report.Annotators);
        Assert.Equal(alone.Instances?.Total, report.Instances?.Total);
        Assert.Equal(alone.Instances?.Alpha, report.Instances?.Alpha);
        Assert.Equal(alone.Pixels?.KrippendorffAlpha, report.Pixels?.KrippendorffAlpha);
        Assert.Equal(alone.Categories?.KrippendorffAlpha.Measure, report.Categories?.KrippendorffAlpha.Measure);
        Assert.Equal(alone.PerAnnotator.Skip(1), report.PerAnnotator, (x, y) => (x.Annotator, x.Images, x.Annotations) == (y.Annotator, y.Images, y.Annotations));
    }, iter: 60);

    [Fact]
    public void Accuracy_errors_and_what_is_missing()
    {
        Annotation cat = new() { Category = 0 }, dog = new() { Category = 1 };
        AgreementCase data = AgreementCase.Of(2, 2,
            [[cat, BoxOf(0, 0, 8, 8), BoxOf(20, 0, 8, 8)], [dog, BoxOf(0, 0, 8, 8)]], [[cat], [cat]], [[dog], [dog]], [[dog], null]);
        ReferenceScore score = data.Compute(_engine, WithReference).Reference!.PerAnnotator.Single();
        Assert.Equal(2.0 / 3, score.Labels!.PercentAgreement.Value!.Value, 1e-12);
        Assert.Contains(new LabelConfusion("category 0", "category 1", 1), score.Labels.Confusion);
        Assert.Equal((1, 1, 0), (score.Objects!.Score.Matched, score.Objects.Score.Missing, score.Objects.Score.Extra));
        Assert.Equal((Measure.Of(1), Measure.Of(0.5)), (score.Objects.Score.Precision, score.Objects.Score.Recall));
    }

    [Fact]
    public void Tags_equal_those_counted_item_by_item() => TagItems.Sample(items =>
    {
        AgreementCase data = Tagged(items);
        if (!items.SelectMany(sets => sets).OfType<int>().Any(set => int.PopCount(set) > 1) || !data.Items.Any(item => item.Annotations.Count > 0)) return;
        ReferenceAgreement reference = data.Compute(_engine, WithReference).Reference!;
        for (int annotator = 1; annotator < 3; annotator++)
        {
            (int Right, int Said)[] sets = [.. items.Where(item => item[0] is not null && item[annotator] is not null).Select(item => (item[0]!.Value, item[annotator]!.Value))];
            TagPair? tags = reference.PerAnnotator[annotator - 1].Tags;
            Assert.Null(reference.PerAnnotator[annotator - 1].Labels);
            if (sets.All(pair => pair == (0, 0))) Assert.Null(tags); // neither gave any
            else AssertCounted(sets, tags!);
        }
    }, iter: 300);

    private static void AssertCounted((int Right, int Said)[] sets, TagPair tags)
    {
        Assert.Equal(sets.Length, tags.Units);
        Assert.Equal((double)sets.Count(pair => pair.Right == pair.Said) / sets.Length, tags.PercentAgreement.Value!.Value, 1e-12);
        Assert.Equal(sets.Average(pair => 1 - NaiveSets.Jaccard(pair.Right, pair.Said)), tags.MeanJaccard.Value!.Value, 1e-12);
        var total = new TagScore();
        var f1 = new List<double>();
        for (int tag = 0; tag < 3; tag++)
        {
            (bool Right, bool Said)[] given = [.. sets.Select(pair => ((pair.Right >> tag & 1) == 1, (pair.Said >> tag & 1) == 1))];
            var score = new TagScore(given.Count(pair => pair.Right && pair.Said), given.Count(pair => pair.Right && !pair.Said), given.Count(pair => !pair.Right && pair.Said));
            TagPairScore? found = tags.PerTag.SingleOrDefault(row => row.Tag == $"category {tag}");
            Assert.Equal(score == default, found is null);
            if (found is null) continue;
            Assert.Equal(score, found.Score);
            Assert.Equal((double)given.Count(pair => pair.Right == pair.Said) / sets.Length, found.PercentAgreement.Value!.Value, 1e-12);
            total += score;
            f1.Add(score.F1.Value!.Value);
        }
        Assert.Equal(total, tags.Score);
        Assert.Equal(f1.Average(), tags.MacroF1.Value!.Value, 1e-12);
    }

    [Fact]
    public void Tags_of_the_reference_alone_make_tags()
    {
        AgreementCase data = Tagged([[0b010, 0b010, 0b010], [0b011, null, null]]);
        Agreement first = new(data.Info, WithReference), second = new(data.Info, WithReference);
        first.Add(_engine, data.Items[0]);
        second.Add(_engine, data.Items[1]);
        using var saved = new MemoryStream();
        second.Save(saved);
        saved.Position = 0;
        first.Merge(Agreement.Load(saved));
        foreach (AgreementReport report in (AgreementReport[])[data.Compute(_engine, WithReference), first.Compute()])
            Assert.All(report.Reference!.PerAnnotator, score => Assert.Equal((true, 1L), (score.Labels is null, score.Tags!.Units)));
    }

    [Fact]
    public void Tags_by_hand()
    {
        // Right: {0, 1}, {0}, {}, {2}; said: {0}, {0}, {}, {1, 2}.
        ReferenceScore score = Tagged([[0b011, 0b001, null], [0b001, 0b001, null], [0, 0, null], [0b100, 0b110, null]]).Compute(_engine, WithReference).Reference!.PerAnnotator[0];
        TagPair tags = score.Tags!;
        Assert.Equal((Measure.Of(0.5), Measure.Of(0.75)), (tags.PercentAgreement, tags.MeanJaccard));
        Assert.Equal(new TagScore(3, 1, 1), tags.Score);
        Assert.Equal((Measure.Of(0.75), Measure.Of(0.75), Measure.Of(0.75), Measure.Of(0.6)), (tags.Score.Precision, tags.Score.Recall, tags.Score.F1, tags.Score.Jaccard));
        Assert.Equal(
            [
                new TagPairScore("category 0", new TagScore(2, 0, 0), Measure.Of(1)), new TagPairScore("category 1", new TagScore(0, 1, 1), Measure.Of(0.5)),
                new TagPairScore("category 2", new TagScore(1, 0, 0), Measure.Of(1)),
            ],
            tags.PerTag);
        Assert.Equal(2.0 / 3, tags.MacroF1.Value!.Value, 1e-12);
    }

    [Fact]
    public void Tags_of_the_reference_alone_make_tags_of_all()
    {
        ReferenceAgreement reference = Tagged([[0b011, 0b001, 0b010], [0b001, 0b001, 0b001]]).Compute(_engine, WithReference).Reference!;
        Assert.All(reference.PerAnnotator, score => Assert.Equal((null, 2L), (score.Labels, score.Tags!.Units)));
        Assert.All(reference.PerAnnotator, score => Assert.Equal(new TagScore(2, 1, 0), score.Tags!.Score));
        Assert.Equal(MeasureStatus.Empty, new TagScore().F1.Status);
    }

    // Three annotators, the first of them the reference; sets of three tags as bits, null for an item not seen.
    private static readonly Gen<int?[][]> TagItems =
        Gen.Int[0, 7].Select(Gen.Int[0, 4], (bits, missing) => missing == 0 ? (int?)null : bits).Array[3].Array[1, 8];

    private static AgreementCase Tagged(int?[][] items) => AgreementCase.Of(
        3, 3, [.. items.Select(item => item.Select(set => set is null ? null : Enumerable.Range(0, 3).Where(tag => (set >> tag & 1) == 1).Select(tag => new Annotation { Category = tag }).ToArray()).ToArray())]);

    [Fact]
    public void Parts_merge() => Gen.Select(AgreementCase.Any.Where(data => data.Info.Annotators.Count > 1), Gen.Int[0, 1].Array[6]).Sample((data, parts) =>
    {
        Agreement[] halves = [new(data.Info, WithReference), new(data.Info, WithReference)];
        foreach ((int index, DatasetItem item) in data.Items.Index()) halves[parts[index]].Add(_engine, item);
        halves[0].Merge(halves[1]);
        Assert.Equal(AgreementTests.Json(data.Compute(_engine, WithReference)), AgreementTests.Json(halves[0].Compute()));
    }, iter: 60);

    private static DatasetItem Only(DatasetItem item, params int[] annotators) => new()
    {
        Image = item.Image,
        Annotators = [.. item.Annotators.Where(annotators.Contains)],
        Annotations = [.. item.Annotations.Where(annotation => annotators.Contains(annotation.Annotator))],
    };
}
