using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

public class OksTests
{
    private static readonly JsonElement Golden = GoldenRows.Document("agreement", "image_kinds.json").GetProperty("oks_open");

    [Fact]
    public void Golden_similarities_of_coco_and_cvat()
    {
        double[] sigmas = Golden.GetProperty("sigmas_coco").Doubles();
        int compared = 0;
        foreach (JsonElement row in Golden.GetProperty("cases").EnumerateArray())
        {
            Keypoints a = Read(row, "a", "va"), b = Read(row, "b", "vb");
            double area = row.GetProperty("area").GetDouble();
            Same(row.GetProperty("oks_coco_gt_is_a"), Oks.Coco(a, b, area, sigmas));
            Same(row.GetProperty("oks_coco_gt_is_a"), Oks.Coco(a, b, area, KeypointSigmas.Default.For(17)));
            Same(row.GetProperty("oks_cvat_sigma0.09_scale_area"), Oks.Cvat(a, b, area));
            Same(row.GetProperty("oks_cvat_sigma0.09_scale_area"), Oks.Cvat(b, a, area));
            compared++;
        }
        Assert.Equal(20, compared);
    }

    [Fact]
    public void A_keypoint_a_known_way_off()
    {
        // d = 2 sigma sqrt(2 A): the similarity is 1/e.
        double off = 2 * 0.1 * Math.Sqrt(2 * 50);
        var truth = new Keypoints([3, 4, 2]);
        Assert.Equal(Math.Exp(-1), Oks.Coco(truth, new Keypoints([3 + off, 4, 0]), 50, [0.1]).Value!.Value, 1e-12);
        Assert.Equal("empty", Oks.Coco(new Keypoints([3, 4, 0]), truth, 50, [0.1]).ToString());
        Assert.Equal("empty", Oks.Cvat(new Keypoints([3, 4, 1]), new Keypoints([3, 4, 1]), 50).ToString());
        Assert.Equal(Measure.Of(0), Oks.Cvat(truth, new Keypoints([3, 4, 1]), 50));
        Assert.Equal(Measure.Of(1), Oks.Coco(truth, truth, 0, [0.1]));
    }

    [Fact]
    public void Sigmas_fit_or_are_refused()
    {
        Assert.Equal([0.1, 0.1, 0.1], new KeypointSigmas(0.1).For(3));
        Assert.Equal([0.09, 0.09], KeypointSigmas.Default.For(2));
        Assert.Equal(new KeypointSigmas(0.1, 0.2), new KeypointSigmas(0.1, 0.2));
        Assert.False(new KeypointSigmas(0.1, 0.2).Fit(3));
        Assert.Throws<ArgumentException>(() => new KeypointSigmas(0.1, 0.2).For(3));
        foreach (double sigma in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            Assert.Throws<ArgumentException>(() => new KeypointSigmas(sigma));
        Assert.Throws<ArgumentException>(() => new KeypointSigmas());
        Assert.Throws<ArgumentException>(() => Oks.Coco(new Keypoints([1, 2, 2]), new Keypoints([]), 1, [0.1]));
    }

    private static Keypoints Read(JsonElement row, string points, string visibilities) => new(
    [
        .. row.GetProperty(points).EnumerateArray().Zip(row.GetProperty(visibilities).EnumerateArray(), (point, visible) =>
            new[] { point[0].GetDouble(), point[1].GetDouble(), visible.GetDouble() }).SelectMany(triplet => triplet),
    ]);

    private static void Same(JsonElement golden, Measure actual)
    {
        if (golden.ValueKind == JsonValueKind.Null) Assert.NotEqual(MeasureStatus.Ok, actual.Status);
        else Assert.Equal(golden.GetDouble(), actual.Value!.Value, 1e-12);
    }
}
