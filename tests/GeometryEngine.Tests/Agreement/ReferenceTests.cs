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
            Assert.Equal(alone.Categories?.Pairs.SingleOrDefault()?.CohenKappa.Measure, score.Labels?.CohenKappa.Measure);
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
