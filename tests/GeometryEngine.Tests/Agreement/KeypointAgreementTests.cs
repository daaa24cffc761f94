using static GeometryEngine.Tests.AgreementCase;

namespace GeometryEngine.Tests;

public class KeypointAgreementTests
{
    private readonly Engine _engine = Engine.Create();

    [Fact]
    public void Similarities_of_matched_objects_are_averaged_both_ways()
    {
        // Areas 100 and 80; the second annotator has the second keypoint 3 pixels off and lacks the third.
        Keypoints first = new([1, 1, 2, 5, 5, 2, 9, 9, 1]), second = new([1, 1, 2, 5, 8, 1, 0, 0, 0]);
        Annotation a = BoxOf(0, 0, 10, 10) with { Keypoints = first, Area = 100 }, b = BoxOf(0, 0, 10, 8) with { Keypoints = second };
        AgreementReport report = Compute(new KeypointSigmas(0.1), [[a], [b]]);
        KeypointAgreement keypoints = report.Keypoints!;
        double ofA = (1 + Math.Exp(-9 / (2 * 100 * 0.04)) + Math.Exp(-162 / (2 * 100 * 0.04))) / 3, ofB = (1 + Math.Exp(-9 / (2 * 80 * 0.04))) / 2;
        KeypointPair pair = keypoints.Pairs.Single();
        Assert.Equal(ofA, pair.OksOfA.Value!.Value, 1e-12);
        Assert.Equal(ofB, pair.OksOfB.Value!.Value, 1e-12);
        Assert.Equal((ofA + ofB) / 2, keypoints.MeanOks.Value!.Value, 1e-12);
        Assert.Equal((1 + 0) / 2.0, keypoints.MeanCvatOks.Value); // visible in both: the first; in either: two
        Assert.Equal(keypoints.MeanOks, report.PerAnnotator[1].Objects!.MeanOks);
        Assert.Equal([(1L, 1L, "0"), (1, 1, "3"), (1, 0, "empty")], keypoints.PerKeypoint.Select(one => (one.Objects, one.Labelled, one.MeanDistance.ToString())));
        Assert.Equal(3 / Math.Sqrt(90), keypoints.PerKeypoint[1].MeanRelativeDistance.Value!.Value, 1e-12);
        Assert.Equal(["1", "0", "0"], keypoints.PerKeypoint.Select(one => one.VisibilityAgreement.ToString()));
        Assert.Equal(["1", "2", "3"], keypoints.PerKeypoint.Select(one => one.Keypoint));
    }

    [Fact]
    public void Sums_are_those_of_every_match() => AgreementCase.Any.Sample(data =>
    {
        var agreement = new Agreement(data.Info, FewSamples);
        List<ObjectAgreement> rows = [.. data.Items.SelectMany(item => agreement.Add(_engine, item).Objects)];
        ObjectAgreement[] compared = [.. rows.Where(row => row.Outcome == ObjectOutcome.Matched && row.A!.Keypoints is not null && row.B!.Keypoints is not null)];
        KeypointAgreement? keypoints = agreement.Compute().Keypoints;
        if (compared.Length == 0)
        {
            Assert.Null(keypoints);
            return;
        }
        double[] sigmas = [0.09, 0.09, 0.09];
        double Coco(Annotation truth, Annotation other) => Oks.Coco(truth.Keypoints!, other.Keypoints!, truth.Bounds().Area, sigmas).Value!.Value;
        Assert.Equal(compared.Average(row => (Coco(row.A!, row.B!) + Coco(row.B!, row.A!)) / 2), keypoints!.MeanOks.Value!.Value, 1e-9);
        Assert.Equal(compared.Length, keypoints.Objects);
        Assert.All(keypoints.PerKeypoint, one => Assert.Equal("no-variation", one.VisibilityKappa.ToString())); // each is always the same
    }, iter: 300);

    [Fact]
    public void Numbers_of_keypoints_that_differ_are_counted_and_not_compared()
    {
        Annotation two = BoxOf(0, 0, 9, 9) with { Keypoints = new Keypoints([1, 1, 2, 3, 3, 2]) }, one = BoxOf(0, 0, 9, 9) with { Keypoints = new Keypoints([1, 1, 2]) };
        KeypointAgreement keypoints = Compute(KeypointSigmas.Default, [[two], [one]]).Keypoints!;
        Assert.Equal((0, 1, "empty"), (keypoints.Objects, keypoints.Incomparable, keypoints.MeanOks.ToString()));
        Assert.Equal(1, Compute(new KeypointSigmas(0.1, 0.1, 0.1), [[two], [two]]).Keypoints!.Incomparable);
        Assert.Null(Compute(KeypointSigmas.Default, [[two], [BoxOf(0, 0, 9, 9)]]).Keypoints);
    }

    // As in CVAT: exp(-d^2 / (2 * image area * (2 * 0.09)^2)).
    [Fact]
    public void Single_points_match_by_their_distance_for_the_size_of_the_image()
    {
        Annotation Point(double x, double y) => new() { Keypoints = new Keypoints([x, y, 2]) };
        InstanceAgreement near = Compute(KeypointSigmas.Default, [[Point(10, 10)], [Point(13, 14)]]).Instances!;
        Assert.Equal(Math.Exp(-25 / (2 * Height * Width * 0.0324)), near.MeanIou.Value!.Value, 1e-12);
        Assert.Equal(1 - near.MeanIou.Value.Value, near.Alpha.BraylanObserved.Value!.Value, 1e-12);
        Assert.Equal(1, Compute(KeypointSigmas.Default, [[Point(1, 1)], [Point(20, 20)]]).Instances!.Total.Missing);
    }

    private AgreementReport Compute(KeypointSigmas sigmas, params Annotation[][][] images) =>
        AgreementCase.Of(2, 1, images).Compute(_engine, FewSamples with { Sigmas = sigmas });
}
