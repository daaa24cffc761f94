using GeometryEngine.TestSupport.Oracles;
using static GeometryEngine.Tests.AgreementCase;

namespace GeometryEngine.Tests;

public class InstanceAgreementTests
{
    private readonly Engine _engine = Engine.Create();

    // Several pairings may be equally good, so what is checked is that each stage is one to one, allowed, and of the greatest total IoU.
    [Fact]
    public void Each_stage_of_matching_is_the_best_there_is() => AgreementCase.Any.Sample(data =>
    {
        var agreement = new Agreement(data.Info);
        foreach (DatasetItem item in data.Items)
        {
            IReadOnlyList<ObjectAgreement> rows = agreement.Add(_engine, item).Objects;
            foreach (int a in item.Annotators)
                foreach (int b in item.Annotators.Where(b => b > a))
                    CheckPair(item, a, b, [.. rows.Where(row => row.AnnotatorA == a && row.AnnotatorB == b)]);
        }
    });

    [Fact]
    public void Scores_count_the_rows() => AgreementCase.Any.Sample(data =>
    {
        var agreement = new Agreement(data.Info);
        List<ObjectAgreement> rows = [.. data.Items.SelectMany(item => agreement.Add(_engine, item).Objects)];
        AgreementReport report = agreement.Compute();
        if (report.Instances is not { } instances)
        {
            Assert.Empty(rows);
            return;
        }
        CheckScore(instances.Total, rows);
        IReadOnlyList<string> names = data.Info.Annotators;
        foreach (InstancePair pair in instances.Pairs)
            CheckScore(pair.Score, rows.Where(row => names[row.AnnotatorA] == pair.A && names[row.AnnotatorB] == pair.B));
        foreach (CategorySummary category in report.PerCategory)
        {
            // A mismatch shows in both categories, each time as one object.
            var sides = rows.SelectMany(row =>
                row.Outcome == ObjectOutcome.LabelMismatch ? [row with { B = null }, row with { A = null }] : new[] { row });
            var own = sides.Where(row => data.Info.Categories[(row.A ?? row.B)!.Category].Name == category.Category);
            CheckScore(category.Score!, own, mismatchObjects: 1);
        }
    });

    [Fact]
    public void What_an_annotator_lacks_is_missing_and_what_others_lack_is_extra()
    {
        // a has two objects; b has one of them and one of its own; c has nothing.
        Annotation common = BoxOf(0, 0, 8, 8);
        AgreementCase data = AgreementCase.Of(3, 1, [[common, BoxOf(20, 0, 8, 8)], [common, BoxOf(0, 14, 8, 8)], []]);
        AgreementReport report = data.Compute(_engine);
        IEnumerable<InstanceScore> pairs = report.Instances!.Pairs.Select(pair => pair.Score);
        Assert.Equal([(1L, 1L, 1L), (0, 2, 0), (0, 2, 0)], pairs.Select(score => (score.Matched, score.Missing, score.Extra)));
        IEnumerable<InstanceScore> annotators = report.PerAnnotator.Select(annotator => annotator.Objects!.Score);
        Assert.Equal([(1L, 3L), (1, 3), (4, 0)], annotators.Select(score => (score.Missing, score.Extra)));
        Assert.Equal(Measure.Of(2.0 / (2 + 2 + 4)), report.Instances.F1);
    }

    [Fact]
    public void Equal_category_matches_before_better_overlap()
    {
        Annotation[] own = [BoxOf(0, 0, 10, 10, 0)], other = [BoxOf(0, 0, 10, 10, 1), BoxOf(0, 0, 10, 6, 0)];
        AgreementCase data = AgreementCase.Of(2, 2, [own, other]);
        InstanceScore score = data.Compute(_engine).Instances!.Total;
        Assert.Equal((1, 1, 0), (score.Matched, score.Extra, score.LabelMismatch));
        Assert.Equal(Measure.Of(0.6), score.MeanIou);
    }

    [Fact]
    public void Another_category_is_a_label_mismatch_and_no_match()
    {
        AgreementCase data = AgreementCase.Of(2, 2, [[BoxOf(0, 0, 10, 10, 0)], [BoxOf(0, 0, 10, 10, 1)]]);
        AgreementReport report = data.Compute(_engine);
        InstanceScore score = report.Instances!.Total;
        Assert.Equal((0, 0, 0, 1), (score.Matched, score.Missing, score.Extra, score.LabelMismatch));
        Assert.Equal(Measure.Of(0), score.F1);
        Assert.Equal("empty", score.MeanIou.ToString());
        Assert.Equal([1L, 1L], report.PerCategory.Select(category => category.Score!.LabelMismatch));
    }

    [Theory]
    [InlineData(0.6, 1)]
    [InlineData(0.61, 0)]
    public void An_IoU_equal_to_the_threshold_matches(double threshold, int matched)
    {
        AgreementCase data = AgreementCase.Of(2, 1, [[BoxOf(0, 0, 10, 10)], [BoxOf(0, 0, 10, 6)]]);
        Assert.Equal(matched, data.Compute(_engine, new AgreementOptions { IouThreshold = threshold }).Instances!.Total.Matched);
    }

    // One match of IoU 1, or two of 0.5: equally good. Which is found may hang on the order of objects, but not on that of annotators.
    [Fact]
    public void Ties_do_not_depend_on_the_order_of_annotators()
    {
        Annotation whole = BoxOf(0, 0, 10, 10), upper = BoxOf(0, 0, 10, 5), lower = BoxOf(0, 5, 10, 5);
        foreach (Annotation[] own in new[] { new[] { whole, lower }, [lower, whole] })
        {
            foreach (Annotation[] other in new[] { new[] { whole, upper }, [upper, whole] })
            {
                AgreementCase data = AgreementCase.Of(2, 1, [own, other]);
                AgreementCase exchanged = data.Permuted([0], [1, 0]);
                Assert.Equal(data.Compute(_engine).Instances!.MeanIou, exchanged.Compute(_engine).Instances!.MeanIou);
            }
        }
    }

    [Fact]
    public void Objects_in_a_crowd_and_crowds_alone_are_ignored()
    {
        Annotation crowd = BoxOf(0, 0, 20, 20) with { IsCrowd = true };
        AgreementCase data = AgreementCase.Of(2, 2,
            [[BoxOf(2, 2, 4, 4), BoxOf(8, 8, 4, 4, 1), BoxOf(18, 18, 4, 4)], [crowd]]);
        InstanceScore score = data.Compute(_engine).Instances!.Total;
        // One of another category, and one of which a quarter is inside, do count.
        Assert.Equal((0, 2, 0, 2), (score.Matched, score.Missing, score.Extra, score.Ignored));
    }

    [Fact]
    public void A_crowd_matches_a_crowd_only()
    {
        Annotation one = BoxOf(0, 0, 20, 20), crowd = one with { IsCrowd = true };
        Assert.Equal(1, AgreementCase.Of(2, 1, [[crowd], [crowd]]).Compute(_engine).Instances!.Total.Matched);
        InstanceScore score = AgreementCase.Of(2, 1, [[one], [crowd]]).Compute(_engine).Instances!.Total;
        Assert.Equal((0, 2), (score.Matched, score.Ignored));
        Assert.Equal("empty", score.F1.ToString());
    }

    [Fact]
    public void Masks_are_compared_where_both_have_one_and_boxes_otherwise()
    {
        Annotation mask = new() { Mask = MaskOf(0, 0, 10, 4), Box = new Box(0, 0, 10, 10) }, box = BoxOf(0, 0, 10, 10);
        Annotation outline = new() { Polygon = new Polygon([0, 0, 10, 0, 10, 8, 0, 8]) };
        Assert.Equal(Measure.Of(0.5), MeanIou(mask, outline));
        Assert.Equal(Measure.Of(1), MeanIou(mask, box));
        Assert.Equal(Measure.Of(0.8), MeanIou(outline, box));
    }

    [Fact]
    public void Outlines_that_cover_no_pixel_are_compared_by_their_boxes()
    {
        var speck = new Annotation { Polygon = new Polygon([5.1, 5.1, 5.3, 5.1, 5.3, 5.3]) };
        Assert.Equal(0, _engine.Mask(speck, new ImageInfo { Id = new SourceId(1), Height = 24, Width = 32 })!.Area());
        Assert.Equal(Measure.Of(1), MeanIou(speck, speck));
    }

    [Fact]
    public void Without_a_size_outlines_are_compared_by_their_boxes()
    {
        var outline = new Annotation { Polygon = new Polygon([0, 0, 10, 0, 10, 10]) };
        AgreementCase data = AgreementCase.Of(2, 1, [[outline], [outline with { Polygon = new Polygon([0, 0, 10, 0, 0, 10]) }]]);
        AgreementCase unsized = data with { Items = [WithoutSize(data.Items[0])] };
        Assert.Equal(Measure.Of(1), unsized.Compute(_engine).Instances!.MeanIou);
        Assert.Equal(1, data.Compute(_engine).Instances!.Total.Missing);
    }

    [Fact]
    public void Worst_images_come_first_and_full_agreement_not_at_all()
    {
        Annotation one = BoxOf(0, 0, 10, 10), near = BoxOf(0, 0, 10, 6), nearer = BoxOf(0, 0, 10, 8), far = BoxOf(20, 10, 5, 5);
        AgreementCase data = AgreementCase.Of(
            2, 1, [[one], [one]], [[one], [near]], [[one], [far]], [[one], [nearer]], [[one], []], [[], []], [[one], null]);
        IReadOnlyList<WorstImage> worst = data.Compute(_engine).WorstImages;
        Assert.Equal(["image 2.jpg", "image 4.jpg", "image 1.jpg", "image 3.jpg"], worst.Select(image => image.Image));
        Assert.Equal(Measure.Of(0.6), worst[2].Score.MeanIou);
        worst = data.Compute(_engine, new AgreementOptions { WorstImages = 2 }).WorstImages;
        Assert.Equal(["image 2.jpg", "image 4.jpg"], worst.Select(image => image.Image));
    }

    private Measure MeanIou(Annotation first, Annotation second) =>
        AgreementCase.Of(2, 1, [[first], [second]]).Compute(_engine).Instances!.MeanIou;

    private void CheckPair(DatasetItem item, int a, int b, ObjectAgreement[] rows)
    {
        const double threshold = 0.5;
        Annotation[] own = ObjectsOf(item, a), other = ObjectsOf(item, b);
        Assert.Equal(own, rows.Select(row => row.A).OfType<Annotation>());
        Annotation[] found = [.. rows.Select(row => row.B).OfType<Annotation>()];
        Assert.Equal(other.ToHashSet(ReferenceEqualityComparer.Instance), found.ToHashSet(ReferenceEqualityComparer.Instance));
        Assert.Equal(other.Length, found.Length);
        ObjectAgreement[] matched = [.. rows.Where(row => row.Outcome == ObjectOutcome.Matched)];
        ObjectAgreement[] mismatched = [.. rows.Where(row => row.Outcome == ObjectOutcome.LabelMismatch)];
        CheckStage(item, own, other, matched, (x, y) => x.IsCrowd == y.IsCrowd && x.Category == y.Category);
        Annotation[] leftOwn = [.. own.Except(matched.Select(row => row.A!), ReferenceEqualityComparer.Instance).Cast<Annotation>()];
        Annotation[] leftOther = [.. other.Except(matched.Select(row => row.B!), ReferenceEqualityComparer.Instance).Cast<Annotation>()];
        CheckStage(item, leftOwn, leftOther, mismatched, (x, y) => x.IsCrowd == y.IsCrowd);
        foreach (ObjectAgreement row in rows.Where(row => row.A is null || row.B is null))
        {
            Annotation left = (row.A ?? row.B)!;
            var crowds = (row.A is null ? own : other).Where(crowd => crowd.IsCrowd && crowd.Category == left.Category);
            bool inCrowd = crowds.Any(crowd => InstanceOracle.Iou(_engine, item.Image, left, crowd, inCrowd: true) >= threshold);
            bool ignored = left.IsCrowd || inCrowd;
            Assert.Equal(ignored ? ObjectOutcome.Ignored : row.A is null ? ObjectOutcome.Extra : ObjectOutcome.Missing, row.Outcome);
        }
    }

    private void CheckStage(
        DatasetItem item, Annotation[] own, Annotation[] other, ObjectAgreement[] rows, Func<Annotation, Annotation, bool> mayMatch)
    {
        double[,] iou = new double[own.Length, other.Length];
        for (int i = 0; i < own.Length; i++)
            for (int j = 0; j < other.Length; j++)
                if (mayMatch(own[i], other[j])) iou[i, j] = InstanceOracle.Iou(_engine, item.Image, own[i], other[j]);
        foreach (ObjectAgreement row in rows)
        {
            Assert.Equal(InstanceOracle.Iou(_engine, item.Image, row.A!, row.B!), row.Iou!.Value, 1e-12);
            Assert.True(mayMatch(row.A!, row.B!) && row.Iou >= 0.5);
        }
        Assert.Equal(InstanceOracle.BestTotal(iou, 0.5), rows.Sum(row => row.Iou!.Value), 1e-9);
    }

    private static void CheckScore(InstanceScore score, IEnumerable<ObjectAgreement> rows, int matchedObjects = 2, int mismatchObjects = 2)
    {
        ILookup<ObjectOutcome, ObjectAgreement> by = rows.ToLookup(row => row.Outcome);
        Assert.Equal(by[ObjectOutcome.Matched].Count(), score.Matched);
        Assert.Equal(by[ObjectOutcome.LabelMismatch].Count(), score.LabelMismatch);
        Assert.Equal(by[ObjectOutcome.Missing].Count(), score.Missing);
        Assert.Equal(by[ObjectOutcome.Extra].Count(), score.Extra);
        Assert.Equal(by[ObjectOutcome.Ignored].Count(), score.Ignored);
        long objects = matchedObjects * score.Matched + mismatchObjects * score.LabelMismatch + score.Missing + score.Extra;
        if (objects == 0) Assert.NotEqual(MeasureStatus.Ok, score.F1.Status);
        else Assert.Equal((double)matchedObjects * score.Matched / objects, score.F1.Value!.Value, 1e-12);
        if (score.Matched == 0) Assert.NotEqual(MeasureStatus.Ok, score.MeanIou.Status);
        else Assert.Equal(by[ObjectOutcome.Matched].Average(row => row.Iou!.Value), score.MeanIou.Value!.Value, 1e-12);
    }

    private static Annotation[] ObjectsOf(DatasetItem item, int annotator) =>
        [.. item.Annotations.Where(annotation => annotation.IsObject && annotation.Annotator == annotator)];
}
