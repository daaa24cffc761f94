using static GeometryEngine.Tests.AgreementCase;

namespace GeometryEngine.Tests;

/// <summary>What is said of objects beyond whether they match: scores over thresholds, sizes, attributes, habits.</summary>
public class ObjectConflictTests
{
    private readonly Engine _engine = Engine.Create();

    [Fact]
    public void Each_threshold_counts_as_a_run_with_it_would() => AgreementCase.Any.Sample(data =>
    {
        if (data.Compute(_engine).Instances is not { } instances) return;
        foreach ((int i, ThresholdScore score) in instances.AtThresholds.AtThresholds.Index())
        {
            InstanceAgreement alone = data.Compute(_engine, FewSamples with { IouThreshold = score.Threshold }).Instances!;
            Assert.Equal((alone.Total.Matched, alone.F1), (score.Matched, score.F1));
            foreach ((InstancePair pair, InstancePair other) in instances.Pairs.Zip(alone.Pairs))
            {
                ThresholdScore at = pair.AtThresholds.AtThresholds[i];
                Assert.Equal((other.Score.Matched, other.Score.Precision, other.Score.Recall), (at.Matched, at.Precision, at.Recall));
            }
        }
    }, iter: 200);

    [Fact]
    public void Greedy_thresholds_count_as_a_run_with_them_would() => AgreementCase.Any.Sample(data =>
    {
        AgreementOptions greedy = FewSamples with { Match = MatchMethod.Greedy };
        if (data.Compute(_engine, greedy).Instances is not { } instances) return;
        InstanceAgreement alone = data.Compute(_engine, greedy with { IouThreshold = 0.65 }).Instances!;
        Assert.Equal(alone.Total.Matched, instances.AtThresholds.AtThresholds[3].Matched);
    }, iter: 100);

    [Fact]
    public void Precision_recall_and_quality_of_a_pair()
    {
        // Two of three match, with IoU 1 and 0.6; the second annotator has four objects.
        AgreementCase data = AgreementCase.Of(2, 1,
            [
                [BoxOf(0, 0, 5, 5), BoxOf(10, 0, 10, 10), BoxOf(0, 10, 4, 4)],
                [BoxOf(0, 0, 5, 5), BoxOf(10, 0, 10, 6), BoxOf(20, 15, 3, 3), BoxOf(25, 15, 3, 3)],
            ]);
        AgreementReport report = data.Compute(_engine);
        InstancePair pair = report.Instances!.Pairs.Single();
        Assert.Equal(Measure.Of(2 / 4.0), pair.Score.Precision);
        Assert.Equal(Measure.Of(2 / 3.0), pair.Score.Recall);
        Assert.Equal(1.6 / (2 + 0.5 + 1), pair.Score.PanopticQuality.Value!.Value, 1e-12);
        Assert.Equal(1, pair.Score.LowOverlap);
        Assert.Equal([2L, 2, 2, 1, 1, 1, 1, 1, 1, 1], pair.AtThresholds.AtThresholds.Select(score => score.Matched));
        Assert.Equal((3 * 4 / 7.0 + 7 * 2 / 7.0) / 10, pair.AtThresholds.MeanF1.Value!.Value, 1e-12);
        InstanceScore first = report.PerAnnotator[0].Objects!.Score;
        Assert.Equal((Measure.Of(2 / 3.0), Measure.Of(2 / 4.0)), (first.Precision, first.Recall));
    }

    [Fact]
    public void Habits_of_size_and_place()
    {
        // The second draws twice as wide and as high around a middle that lies 1 to the right and 0.5 up.
        AgreementCase data = AgreementCase.Of(2, 1, [[BoxOf(5, 5, 6, 6)], [BoxOf(3, 1.5, 12, 12)]]);
        AgreementReport report = data.Compute(_engine, FewSamples with { IouThreshold = 0.2 });
        ObjectBias bias = report.Instances!.Pairs.Single().Bias;
        Assert.Equal((1, 1, -0.5), (bias.Objects, bias.OffsetX.Value, bias.OffsetY.Value));
        Assert.Equal(4, bias.SizeRatio.Value!.Value, 1e-12);
        Assert.Equal(0.25, report.PerAnnotator[0].Objects!.Bias.SizeRatio.Value!.Value, 1e-12);
        Assert.Equal(-1, report.PerAnnotator[0].Objects!.Bias.OffsetX.Value);
    }

    [Fact]
    public void Objects_count_by_their_own_size()
    {
        // Areas 1,023 and 1,024 match across the border of small and medium; 9,216 stands alone.
        AgreementCase data = AgreementCase.Of(2, 1, [[BoxOf(0, 0, 31, 33), BoxOf(200, 200, 96, 96)], [BoxOf(0, 0, 32, 32)]]);
        IReadOnlyList<SizeSummary> sizes = data.Compute(_engine).Instances!.PerSize;
        Assert.Equal([(1L, 1L), (1, 1), (1, 0)], sizes.Select(size => (size.Objects, size.Matched)));
        Assert.Equal(["1", "1", "0"], sizes.Select(size => size.F1.ToString()));
        Assert.Equal(sizes[0].MeanIou, sizes[1].MeanIou);
    }

    [Fact]
    public void Categories_given_to_one_object_are_counted_in_order_of_their_names()
    {
        Annotation one = BoxOf(0, 0, 8, 8, 2), other = BoxOf(0, 0, 8, 8, 0), third = BoxOf(0, 0, 8, 8, 1);
        AgreementCase data = AgreementCase.Of(2, 3, [[one], [other]], [[other], [one]], [[third], [other]], [[one], [one]]);
        Assert.Equal(
            [new LabelConfusion("category 0", "category 2", 2), new LabelConfusion("category 0", "category 1", 1)], data.Compute(_engine).Instances!.Confusions);
    }

    [Fact]
    public void Attributes_that_both_have_are_compared()
    {
        Annotation With(string attributes, bool occluded) => BoxOf(0, 0, 8, 8) with
        {
            Extras = [new ExtraField(KnownFields.Attributes, attributes), KnownFields.Of(KnownFields.Occluded, occluded)],
        };
        AgreementCase data = AgreementCase.Of(2, 1,
            [[With("""{"color": "red", "doors": 4, "alone": true}""", true)], [With("""{"doors": 4.0, "color": "blue"}""", true)]],
            [[With("""{"color": "red"}""", true)], [With("""{"color": "r\u0065d"}""", false)]],
            [[With("""{"color": "red"}""", true)], [BoxOf(0, 0, 8, 8)]]);
        var agreement = new Agreement(data.Info);
        IReadOnlyList<string>?[] differing = [.. data.Items.Select(item => agreement.Add(_engine, item).Objects.Single().DifferingAttributes)];
        Assert.Equal([["color"], ["occluded"], null], differing);
        InstanceAgreement instances = agreement.Compute().Instances!;
        Assert.Equal(2, instances.Total.AttributeMismatch);
        Assert.Equal(
            [("color", 2L, 1L), ("doors", 1, 1), ("occluded", 2, 1)],
            instances.PerAttribute.Select(attribute => (attribute.Attribute, attribute.Compared, attribute.Equal)));
    }

    [Fact]
    public void Rotated_boxes_are_compared_exactly_and_with_masks_by_pixels()
    {
        var turned = new RotatedBox(16, 12, 10, 10, 45);
        Annotation rotated = new() { RotatedBox = turned }, box = BoxOf(11, 7, 10, 10);
        double octagon = 200 * (Math.Sqrt(2) - 1); // of a square and the same turned by an eighth: 2 a^2 (sqrt 2 - 1)
        Assert.Equal(octagon / (200 - octagon), MeanIou(rotated, box), 1e-12);
        Assert.Equal(1, MeanIou(rotated, rotated));
        Rle mask = _engine.Rasterize(turned.ToPolygon(), Height, Width);
        Assert.Equal(1, MeanIou(rotated, new Annotation { Mask = mask }));
    }

    private double MeanIou(Annotation first, Annotation second) =>
        AgreementCase.Of(2, 1, [[first], [second]]).Compute(_engine).Instances!.MeanIou.Value!.Value;
}
