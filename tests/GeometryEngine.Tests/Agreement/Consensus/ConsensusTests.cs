using System.Text.Json;
using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

public class ConsensusTests
{
    private static readonly ConsensusOptions Median = new() { Boxes = BoxFusion.Median };
    private static readonly ConsensusOptions ByStaple = new() { Masks = MaskFusion.Staple };

    [Fact]
    public void Order_of_images_and_annotators_decides_nothing() =>
        Gen.Select(AgreementCase.Any, Gen.Int, Gen.Bool).Sample((data, seed, greedy) =>
        {
            var random = new Random(seed);
            int[] images = [.. Enumerable.Range(0, data.Items.Count)], annotators = [.. Enumerable.Range(0, data.Info.Annotators.Count)];
            random.Shuffle(images);
            random.Shuffle(annotators);
            ConsensusOptions options = new() { Match = greedy ? MatchMethod.Greedy : MatchMethod.Hungarian, Labels = VoteMethod.Weighted };
            (ItemConsensus[] items, ConsensusReport report) = data.Fuse(options);
            (ItemConsensus[] permuted, ConsensusReport other) = data.Permuted(images, annotators).Fuse(options);
            Assert.Equal(items.Described(), permuted.Described());
            Assert.Equal(report.Objects?.Fused, other.Objects?.Fused);
            Assert.Equal(report.Objects?.MeanIou, other.Objects?.MeanIou);
            foreach (AnnotatorConsensus annotator in report.PerAnnotator)
                Assert.Equivalent(annotator, other.PerAnnotator.Single(own => own.Annotator == annotator.Annotator), strict: true);
        }, iter: 300);

    [Fact]
    public void Threads_decide_nothing() => AgreementCase.Any.Sample(data =>
    {
        (ItemConsensus[] one, ConsensusReport report) = data.Fuse();
        (ItemConsensus[] many, ConsensusReport other) = data.Fuse(threads: 3);
        Assert.Equal(one.Select(item => item.Item.Image.Name), many.Select(item => item.Item.Image.Name));
        Assert.Equal(one.Described(), many.Described());
        Assert.Equivalent(report.PerAnnotator, other.PerAnnotator, strict: true);
        Assert.Equal(report.Uncertain, other.Uncertain);
    }, iter: 100);

    // Every annotator's object has one place: in a fused object with one of each annotator at most, or left out.
    [Fact]
    public void Each_object_counts_once() => AgreementCase.Any.Sample(data =>
    {
        (ItemConsensus[] items, ConsensusReport report) = data.Fuse();
        foreach ((int annotator, AnnotatorConsensus own) in report.PerAnnotator.Index())
        {
            var objects = data.Items.SelectMany(item => item.Annotations).Where(annotation => annotation.IsObject && annotation.Annotator == annotator);
            Assert.Equal(objects.Count(), own.Fused + own.Extra);
            long fusedInSeen = items.Zip(data.Items).Where(pair => pair.Second.Annotators.Contains(annotator))
                .Sum(pair => pair.First.Item.Annotations.Count(annotation => annotation.IsObject));
            Assert.Equal(fusedInSeen, own.Fused + own.Missing);
        }
        foreach ((ItemConsensus fused, DatasetItem item) in items.Zip(data.Items))
        {
            foreach (Annotation annotation in fused.Item.Annotations)
            {
                int votes = int.Parse(annotation.Field("votes")), voters = int.Parse(annotation.Field("voters"));
                Assert.InRange(votes, 1, voters);
                if (annotation.IsObject) Assert.True(2 * votes > voters && voters == item.Annotators.Count);
                Assert.InRange(annotation.Score!.Value, 0, 1);
            }
            Assert.Equal(item.Annotators.Count > 0, fused.Confidence.Value is >= 0 and <= 1);
        }
    }, iter: 300);

    [Fact]
    public void Annotators_who_agree_are_repeated() => AgreementCase.Any.Sample(data =>
    {
        Annotation[] first = [.. data.Items.SelectMany(item => item.Annotations).Where(annotation => annotation.IsObject).Take(4)];
        first = [.. first.DistinctBy(annotation => annotation.Bounds())]; // equal objects of one annotator are told apart by nothing
        AgreementCase agreed = AgreementCase.Of(3, 3, [[first, first, first]]);
        (ItemConsensus[] items, ConsensusReport report) = agreed.Fuse();
        ItemConsensus item = Assert.Single(items);
        Assert.Equal(first.Length, item.Item.Annotations.Count);
        Assert.Equal(Measure.Of(1), item.Confidence);
        Assert.Equal(0, item.Entropy);
        Assert.Empty(report.Uncertain);
        foreach ((Annotation expected, Annotation actual) in first.Zip(item.Item.Annotations))
        {
            Assert.Equal((expected.Category, expected.IsCrowd, 1), (actual.Category, actual.IsCrowd, actual.Score));
            if (expected is { Box: { } box, HasSegmentation: false }) Near(box, actual.Box!.Value);
            if (expected.Mask is { } mask && mask.Area() > 0) Assert.Equal(mask.Canonical(), actual.Mask);
            if (expected.Keypoints is { } keypoints) Assert.Equal(Labelled(keypoints), Labelled(actual.Keypoints!), (double x, double y) => Math.Abs(x - y) < 1e-9);
        }
    }, iter: 200);

    [Fact]
    public void Boxes_are_averaged_edge_by_edge()
    {
        Annotation[] versions = [AgreementCase.BoxOf(0, 0, 10, 10), AgreementCase.BoxOf(1, 0, 9, 12), AgreementCase.BoxOf(2, 2, 10, 8)];
        Annotation mean = ConsensusCase.FuseOne(null, versions), median = ConsensusCase.FuseOne(Median, versions);
        Near(new Box(1, 2 / 3.0, 29 / 3.0, 10), mean.Box!.Value);
        Assert.Equal(mean.Box.Value.Area, mean.Area!.Value, 1e-9);
        Near(new Box(1, 0, 9, 10), median.Box!.Value);
        Assert.Equal(1, mean.Score);
    }

    // The same rectangle, said in several ways: half turns, and quarter turns with the sides exchanged.
    [Fact]
    public void Rotated_boxes_are_averaged_whatever_their_description()
    {
        Annotation fused = ConsensusCase.FuseOne(
            null,
            new Annotation { RotatedBox = new RotatedBox(15, 12, 12, 6, 4) },
            new Annotation { RotatedBox = new RotatedBox(15, 12, 12, 6, 182) },
            new Annotation { RotatedBox = new RotatedBox(18, 12, 6, 12, -90) });
        RotatedBox box = fused.RotatedBox!.Value;
        Assert.Equal([16, 12, 12, 6, 2], [box.CenterX, box.CenterY, box.Width, box.Height, box.Angle], (double x, double y) => Math.Abs(x - y) < 1e-9);
        Annotation ellipse = ConsensusCase.FuseOne(
            null,
            new Annotation { Ellipse = new Ellipse(15, 12, 6, 4, 10) },
            new Annotation { Ellipse = new Ellipse(15, 12, 4, 6, 100) },
            new Annotation { Ellipse = new Ellipse(15, 12, 6, 4, 190) });
        Assert.Equal((6.0, 4.0), (Math.Round(ellipse.Ellipse!.Value.RadiusX, 9), Math.Round(ellipse.Ellipse.Value.RadiusY, 9)));
        Assert.Equal(10, ellipse.Ellipse.Value.Angle, 1e-9);
    }

    [Fact]
    public void Pixels_are_voted_on() => Gen.Int[0, 3].Array[10].Array[1, 5].Sample(shifts =>
    {
        Rle[] masks = [.. shifts.Select(shift => AgreementCase.MaskOf(4 + shift[0], 5 + shift[1], 14 - shift[2], 12 - shift[3]))];
        Annotation fused = ConsensusCase.FuseOne(new ConsensusOptions { IouThreshold = 0.1 }, [.. masks.Select(mask => new Annotation { Mask = mask })]);
        bool[][,] pixels = [.. masks.Select(mask => mask.Pixels())];
        var expected = new bool[AgreementCase.Height, AgreementCase.Width];
        for (int row = 0; row < AgreementCase.Height; row++)
            for (int column = 0; column < AgreementCase.Width; column++) expected[row, column] = 2 * pixels.Count(mask => mask[row, column]) > masks.Length;
        Assert.Equal(NaiveMask.ToRle(expected), fused.Mask);
        if (masks.Length == 1) return; // as it was
        Assert.Equal(NaiveMask.BoundingBox(expected), fused.Box);
        Assert.Equal(NaiveMask.Area(expected), fused.Area);
        double iou = masks.Average(mask => NaiveMask.Iou(mask.Pixels(), expected, false));
        Assert.Equal(iou, double.Parse(fused.Field("mean_iou"), System.Globalization.CultureInfo.InvariantCulture), 1e-12);
    }, iter: 200);

    [Fact]
    public void Pixels_by_STAPLE_are_those_of_the_dense_implementation()
    {
        Rle[] masks = [AgreementCase.MaskOf(4, 4, 12, 10), AgreementCase.MaskOf(5, 4, 12, 10), AgreementCase.MaskOf(4, 5, 11, 11), AgreementCase.MaskOf(4, 4, 20, 16)];
        Annotation fused = ConsensusCase.FuseOne(ByStaple with { IouThreshold = 0.2 }, [.. masks.Select(mask => new Annotation { Mask = mask })]);
        var dense = new DenseStaple([.. masks.Select(mask => NaiveMask.Bytes(mask.Pixels(), PixelOrder.ColumnMajor))]);
        byte[] expected = [.. dense.Foreground.Select(probability => probability > 0.5 ? (byte)1 : (byte)0)];
        Assert.Equal(Rle.Encode(expected, AgreementCase.Height, AgreementCase.Width, PixelOrder.ColumnMajor), fused.Mask);
    }

    // The label maps of a golden set, as masks of three categories: every undecided pixel of ITK's is background here.
    [Theory]
    [InlineData(MaskFusion.Vote, "label_voting_itk")]
    [InlineData(MaskFusion.Staple, "mlstaple_itk_5.2.1_double")]
    public void Label_maps_are_fused_as_in_ITK(MaskFusion fusion, string key)
    {
        JsonElement golden = GoldenLabels.Set("mc4x4_96");
        int height = golden.GetProperty("height").GetInt32(), width = golden.GetProperty("width").GetInt32();
        byte[][] maps = [.. golden.GetProperty("masks_rowmajor_value_run").EnumerateArray().Select(GoldenLabels.Pixels)];
        AgreementCase data = AgreementCase.Of(4, 3, [[.. maps.Select(map => Masks(map))]]);
        DatasetItem item = data.Items[0];
        var sized = new DatasetItem { Image = item.Image with { Height = height, Width = width }, Annotators = item.Annotators, Annotations = item.Annotations };
        (ItemConsensus[] items, ConsensusReport report) = (data with { Items = [sized] }).Fuse(new ConsensusOptions { Pixels = true, Masks = fusion });
        byte[] labels = GoldenLabels.Pixels(golden.GetProperty(key).GetProperty("labels_rle"));
        foreach (Annotation region in items[0].Item.Annotations) Assert.Equal(GoldenLabels.Mask(labels, (byte)(region.Category + 1), golden), region.Mask);
        Assert.Equal([0, 1, 2], items[0].Item.Annotations.Select(region => region.Category));
        Assert.Equal((1, 3, labels.Count(label => label == 4)), (report.Pixels!.Images, report.Pixels.Regions, report.Pixels.TiedPixels));
        byte[] fused = [.. labels.Select(label => label == 4 ? (byte)0 : label)];
        foreach ((int rater, AnnotatorConsensus annotator) in report.PerAnnotator.Index())
            Assert.Equal(maps[rater].Zip(fused).Average(pair => pair.First == pair.Second ? 1.0 : 0), annotator.Pixels.Value!.Value, 1e-12);

        Annotation[] Masks(byte[] map) =>
            [.. Enumerable.Range(1, 3).Select(label => new Annotation { Category = label - 1, Mask = GoldenLabels.Mask(map, (byte)label, golden) })];
    }

    [Fact]
    public void Label_maps_leave_other_objects_as_they_are()
    {
        Annotation box = AgreementCase.BoxOf(20, 1, 6, 6, category: 1), mask = new() { Mask = AgreementCase.MaskOf(2, 2, 8, 8) };
        AgreementCase data = AgreementCase.Of(3, 3, [[box, mask], [box, mask, new() { Mask = AgreementCase.MaskOf(6, 2, 4, 4), Category = 2 }], [box]]);
        (ItemConsensus[] items, ConsensusReport report) = data.Fuse(new ConsensusOptions { Pixels = true });
        Annotation[] fused = [.. items[0].Item.Annotations];
        Assert.Equal([0, 1], fused.Select(annotation => annotation.Category)); // the third, who marked a box alone, has no map: of the two the corner is tied
        Assert.Equal(AgreementCase.MaskOf(2, 2, 8, 8).Difference(AgreementCase.MaskOf(6, 2, 4, 4)), fused[0].Mask);
        Near(box.Box!.Value, fused[1].Box!.Value);
        Assert.Equal((1, 16), (report.Pixels!.Images, report.Pixels.TiedPixels));
        Assert.Equal(MeasureStatus.Empty, report.PerAnnotator[2].Pixels.Status);
    }

    [Fact]
    public void Label_maps_of_an_image_without_a_size_are_counted()
    {
        AgreementCase data = ConsensusCase.Of(new Annotation { Polygon = new Polygon([1, 1, 5, 1, 5, 5]) });
        PixelConsensus pixels = (data with { Items = [AgreementCase.WithoutSize(data.Items[0])] }).Fuse(new ConsensusOptions { Pixels = true }).Report.Pixels!;
        Assert.Equal((0, 1), (pixels.Images, pixels.ImagesWithoutSize));
    }

    [Fact]
    public void Two_annotators_cannot_be_told_apart()
    {
        AgreementCase data = ConsensusCase.Of(
            new Annotation { Mask = AgreementCase.MaskOf(4, 4, 10, 10), Category = 2 }, new Annotation { Mask = AgreementCase.MaskOf(4, 4, 10, 8), Category = 1 });
        (ItemConsensus[] items, ConsensusReport report) = data.Fuse(ByStaple with { Labels = VoteMethod.DawidSkene });
        Annotation fused = Assert.Single(items[0].Item.Annotations);
        Assert.Equal(AgreementCase.MaskOf(4, 4, 10, 8), fused.Mask); // of the pixels half voted for, none
        Assert.Equal((1, 0.5, "true"), (fused.Category, fused.Score, fused.Field("tie")));
        ObjectConsensus objects = report.Objects!;
        Assert.Equal((1, 1, 1), (objects.NotIdentifiable, objects.MasksWithTies, objects.LabelTies));
        Assert.Equal(new LabelConfusion("category 1", "category 2", 1), Assert.Single(report.PerAnnotator[0].ObjectErrors));
        Assert.Equal((VoteMethod.Majority, MeasureStatus.NotIdentifiable, 1), (objects.Labels.Method, objects.Labels.Status, objects.Labels.Units));
    }

    [Fact]
    public void Keypoints_are_averaged_with_their_spread()
    {
        Annotation fused = ConsensusCase.FuseOne(
            new ConsensusOptions { IouThreshold = 0.2 },
            new Annotation { Keypoints = new Keypoints([2, 2, 2, 12, 12, 2, 5, 5, 1]) },
            new Annotation { Keypoints = new Keypoints([4, 2, 2, 12, 12, 1, 0, 0, 0]) },
            new Annotation { Keypoints = new Keypoints([3, 2, 1, 12, 12, 1, 0, 0, 0]) });
        Assert.Equal([3, 2, 2, 12, 12, 1, 0, 0, 0], fused.Keypoints!.Triplets.ToArray());
        Assert.Equal($"[{Math.Sqrt(2.0 / 3)},0,null]", fused.Field("keypoint_spread"));
        Assert.Null(fused.Box);
    }

    [Fact]
    public void A_keypoint_of_exactly_half_is_a_tie()
    {
        AgreementCase data = ConsensusCase.Of(
            new Annotation { Keypoints = new Keypoints([2, 2, 2, 12, 12, 2, 5, 5, 1]) }, new Annotation { Keypoints = new Keypoints([2, 2, 2, 12, 12, 2, 0, 0, 0]) });
        (ItemConsensus[] items, ConsensusReport report) = data.Fuse();
        Assert.Equal([2, 2, 2, 12, 12, 2, 0, 0, 0], Assert.Single(items[0].Item.Annotations).Keypoints!.Triplets.ToArray());
        Assert.Equal(1, report.Objects!.KeypointsWithTies);
    }

    [Fact]
    public void Objects_need_a_quorum()
    {
        Annotation box = AgreementCase.BoxOf(1, 1, 8, 8);
        AgreementCase data = AgreementCase.Of(4, 1, [[box], [box], [], null], [[box], [box], [], []]);
        (ItemConsensus[] items, ConsensusReport report) = data.Fuse();
        Annotation fused = Assert.Single(items[0].Item.Annotations);
        Assert.Equal((2.0 / 3, "2", "3"), (fused.Score!.Value, fused.Field("votes"), fused.Field("voters")));
        Assert.Empty(items[1].Item.Annotations); // two of four
        Assert.Equal(Measure.Of(0.5), items[1].Confidence);
        Assert.Equal(1, items[1].Entropy);
        Assert.Equal((1, 1, 1), (report.Objects!.Fused, report.Objects.LeftOut, report.Objects.Ties));
        Assert.Equal(["image 1.jpg", "image 0.jpg"], report.Uncertain.Select(image => image.Image));
        AnnotatorConsensus first = report.PerAnnotator[0], third = report.PerAnnotator[2];
        Assert.Equal((1, 1, 0), (first.Fused, first.Extra, first.Missing));
        Assert.Equal((0, 0, 1), (third.Fused, third.Extra, third.Missing));
        Assert.Equal(Measure.Of(2.0 / 3), first.F1);
        Assert.Equal(2, data.Fuse(new ConsensusOptions { Quorum = 2 }).Report.Objects!.Fused);
        Assert.Equal(0, data.Fuse(new ConsensusOptions { Quorum = 3 }).Report.Objects!.Fused);
    }

    [Fact]
    public void Work_of_one_annotator_stands_as_it_is()
    {
        var polygon = new Annotation { Polygon = new Polygon([1.5, 1, 9, 1, 9, 9.25]), Id = new SourceId(7), Score = 0.25, Category = 1 };
        (ItemConsensus[] items, ConsensusReport report) = ConsensusCase.Of(polygon).Fuse();
        Annotation fused = Assert.Single(items[0].Item.Annotations);
        Assert.Same(polygon.Polygon, fused.Polygon);
        Assert.Equal((1, 1.0), (fused.Category, fused.Score));
        Assert.Null(fused.Id);
        Assert.Equal(1, report.SingleAnnotatorImages);
        Assert.Equal(MeasureStatus.Empty, report.Objects!.Labels.Status); // nobody to compare with
    }

    [Fact]
    public void Outlines_without_a_size_are_one_of_the_annotators()
    {
        Polygon Square(double x) => new([x, 1, x + 8, 1, x + 8, 9, x, 9]);
        Polygon[] polygons = [Square(1), Square(1.5), Square(3)];
        AgreementCase data = ConsensusCase.Of([.. polygons.Select(polygon => new Annotation { Polygon = polygon })]);
        var unsized = data with { Items = [.. data.Items.Select(AgreementCase.WithoutSize)] };
        Assert.Same(polygons[1], Assert.Single(unsized.Fuse().Items[0].Item.Annotations).Polygon);
    }

    [Fact]
    public void Labels_are_voted_on()
    {
        Annotation Label(int category) => new() { Category = category };
        (ItemConsensus[] items, ConsensusReport report) = AgreementCase.Of(
            3, 3, [[Label(2)], [Label(2)], [Label(0)]], [[Label(1)], [Label(0)], null], [[Label(1)], [], [Label(1)]]).Fuse();
        Assert.Equal([2, 0, 1], items.Select(item => Assert.Single(item.Item.Annotations).Category));
        Assert.Equal([2.0 / 3, 0.5, 1], items.Select(item => item.Item.Annotations[0].Score!.Value), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal("true", items[1].Item.Annotations[0].Field("tie"));
        Assert.Equal(1, report.Categories!.Value.Ties);
        Assert.Equal(
            [new("category 0", "category 1", 1), new("category 1", "category 1", 1), new("category 2", "category 2", 1)], report.PerAnnotator[0].ImageErrors);
        Assert.Equal(Measure.Of(2.0 / 3), report.PerAnnotator[0].ImageLabels); // the tie went to the other
        Assert.Null(report.Objects);
    }

    [Fact]
    public void Tags_are_those_of_more_than_half()
    {
        Annotation Tag(int category) => new() { Category = category };
        (ItemConsensus[] items, ConsensusReport report) = AgreementCase.Of(
            4, 3, [[Tag(0), Tag(1)], [Tag(0), Tag(2)], [Tag(0), Tag(1)], null], [[Tag(1)], [Tag(2)], null, null]).Fuse();
        Assert.Equal([0, 1], items[0].Item.Annotations.Select(tag => tag.Category));
        Assert.Equal([1, 2.0 / 3], items[0].Item.Annotations.Select(tag => tag.Score!.Value), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Empty(items[1].Item.Annotations);
        Assert.Equal([(1L, 0L), (1L, 1L), (0L, 1L)], report.Tags.Select(tag => (tag.Given, tag.Ties)));
        Assert.Null(report.Categories);
        Assert.All(report.Tags, tag => Assert.Equal(2, tag.Fit.Units));
    }

    [Fact]
    public void Passes_out_of_order_and_choices_out_of_range_are_refused()
    {
        AgreementCase data = ConsensusCase.Of(AgreementCase.BoxOf(0, 0, 4, 4));
        using Engine engine = Engine.Create();
        var consensus = new Consensus(data.Info);
        Assert.Contains("Fit comes between", Assert.Throws<InvalidOperationException>(() => consensus.Fuse(engine, data.Items[0])).Message);
        consensus.Count(engine, data.Items[0]);
        consensus.Fit();
        Assert.Contains("counting after Fit", Assert.Throws<InvalidOperationException>(() => consensus.Count(engine, data.Items[0])).Message);
        Assert.Single(consensus.Fuse(engine, data.Items[0]).Item.Annotations);
        Refused("IoU threshold NaN", new ConsensusOptions { IouThreshold = double.NaN });
        Refused("a quorum of 0", new ConsensusOptions { Quorum = 0 });
        Refused("-1 uncertain images", new ConsensusOptions { Uncertain = -1 });
        Assert.Contains("category 7", Assert.Throws<ArgumentException>(() =>
            new Consensus(data.Info).Count(engine, ConsensusCase.Of(AgreementCase.BoxOf(0, 0, 4, 4, category: 7)).Items[0])).Message);

        void Refused(string message, ConsensusOptions options) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => new Consensus(data.Info, options)).Message);
    }

    private static double[] Labelled(Keypoints keypoints) =>
        [.. keypoints.Triplets.ToArray().Chunk(3).SelectMany(triplet => triplet[2] > 0 ? triplet : [0, 0, 0])];

    private static void Near(Box expected, Box actual) => Assert.Equal(
        [expected.X, expected.Y, expected.Width, expected.Height],
        [actual.X, actual.Y, actual.Width, actual.Height],
        (double x, double y) => Math.Abs(x - y) < 1e-9);
}
