using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests;

/// <summary>Real files against counts and sums that were computed independently (samples/expected.json).</summary>
public class CocoSampleTests
{
    public static TheoryData<string> Instances =>
    [
        "coco_instances/coco_val2014_100.json", "coco_instances/coco_val2017_stuff_uncompressed_rle.json", "coco_instances/datumaro_instances_val.json",
        "coco_instances/datumaro_kaggle_relaxed_coco.json", "coco_instances/fce_gt_ignore_test.json", "coco_instances/hotcoco_gt.json",
        "coco_instances/mm_coco_sample.json", "coco_instances/roboflow_sharks_test.coco.json",
        "coco_instances/sahi_coco_evaluate_dataset.json", "coco_instances/sahi_terrain1_coco.json", "coco_keypoints/datumaro_person_keypoints_val.json",
        "coco_keypoints/fce_crowdpose_val.json", "coco_keypoints/mmpose_test_animalpose.json", "coco_keypoints/mmpose_test_coco.json",
        "coco_panoptic/panoptic_coco_detection_format.json", "lvis/lvis_val_first50.json",
    ];

    public static TheoryData<string> Results =>
    [
        "coco_results/fce_dt_dataset.json", "coco_results/hotcoco_dt.json", "coco_results/instances_val2014_fakebbox100_results.json",
        "coco_results/instances_val2014_fakesegm100_first60.json", "coco_results/person_keypoints_val2014_fakekeypoints100_results.json",
    ];

    [Theory, MemberData(nameof(Instances))]
    public void Instances_have_the_expected_counts(string sample)
    {
        (JsonElement expected, DatasetReader reader) = Open(sample);
        using (reader)
        {
            JsonElement counts = expected.GetProperty("counts");
            int unknownCategories = Count(counts, "orphan_category_id");
            List<DatasetItem> items = [.. reader];
            List<Annotation> annotations = [.. items.SelectMany(item => item.Annotations)];
            List<Annotation> polygons = [.. annotations.Where(annotation => annotation.Polygon is not null)];

            // CrowdPose has 14 keypoints and the skeleton of COCO's 17.
            if (sample.EndsWith("fce_crowdpose_val.json", StringComparison.Ordinal)) Assert.Contains("16 and 14", Assert.Single(reader.Problems).Found);
            else Assert.Empty(reader.Problems);
            Assert.Equal(unknownCategories, items.Sum(item => item.Problems.Count));
            Assert.Equal(Count(expected, "images"), reader.Count);
            Assert.Equal(Count(expected, "categories") + items.SelectMany(item => item.Problems).Select(problem => problem.Found).Distinct().Count(), reader.Info.Categories.Count);
            Assert.Equal(Count(expected, "annotations"), annotations.Count);
            Assert.Equal(Count(counts, "polygon"), polygons.Count);
            Assert.Equal(Count(counts, "polygon_parts"), polygons.Sum(annotation => annotation.Polygon!.RingCount));
            Assert.Equal(Count(counts, "multi_part"), polygons.Count(annotation => annotation.Polygon!.RingCount > 1));
            Assert.Equal(Count(counts, "uncompressed_rle") + Count(counts, "compressed_rle"), annotations.Count(annotation => annotation.Mask is not null));
            Assert.Equal(Count(counts, "iscrowd"), annotations.Count(annotation => annotation.IsCrowd));
            Assert.Equal(Count(counts, "with_keypoints"), annotations.Count(annotation => annotation.Keypoints is not null));
            Assert.Equal(Sum(expected, "sum_polygon_shoelace_area"), polygons.Sum(annotation => annotation.Polygon!.Area()), 1e-3);
            Assert.Equal(Sum(expected, "sum_rle_area"), annotations.Sum(annotation => annotation.Mask?.Area() ?? 0));
            Assert.Equal(Sum(expected, "sum_bbox_area"), annotations.Sum(annotation => annotation.Box?.Area ?? 0), 1e-3);
            AssertVisibilities(expected, annotations);
        }
    }

    [Fact]
    public void Crowd_flags_written_as_text_are_listed_and_read_for_what_they_say()
    {
        using DatasetReader reader = DatasetFormats.Open([Repository.SharedSample("coco_instances", "ls_coco_annotator_import.json")]);
        List<DatasetItem> items = [.. reader];
        Assert.All(items, item => Assert.Equal("\"false\"", Assert.Single(item.Problems).Found));
        Assert.All(items, item => Assert.False(Assert.Single(item.Annotations).IsCrowd));
    }

    [Theory, MemberData(nameof(Results))]
    public void Results_have_the_expected_counts(string sample)
    {
        (JsonElement expected, DatasetReader reader) = Open(sample);
        using (reader)
        {
            List<DatasetItem> items = [.. reader];
            List<Annotation> annotations = [.. items.SelectMany(item => item.Annotations)];

            Assert.Empty(reader.Problems);
            Assert.All(items, item => Assert.Empty(item.Problems));
            Assert.Equal(Count(expected, "images"), reader.Count);
            Assert.Equal(Count(expected, "categories"), reader.Info.Categories.Count);
            Assert.Equal(Count(expected, "records"), annotations.Count);
            Assert.Equal(Sum(expected, "score_sum"), annotations.Sum(annotation => annotation.Score ?? 0), 1e-6);
            Assert.Equal(Sum(expected, "sum_bbox_area"), annotations.Sum(annotation => annotation.Box?.Area ?? 0), 1e-3);
            Assert.Equal(Count(expected, "rle_records"), annotations.Count(annotation => annotation.Mask is not null));
            Assert.Equal(Sum(expected, "sum_rle_area"), annotations.Sum(annotation => annotation.Mask?.Area() ?? 0));
            Assert.Equal(Count(expected, "keypoint_records"), annotations.Count(annotation => annotation.Keypoints is not null));
        }
    }

    private static void AssertVisibilities(JsonElement expected, List<Annotation> annotations)
    {
        if (!expected.TryGetProperty("keypoint_visibility_counts", out JsonElement counts)) return;
        var found = new Dictionary<double, int>();
        foreach (Keypoints keypoints in annotations.Select(annotation => annotation.Keypoints).OfType<Keypoints>())
            for (int i = 2; i < keypoints.Triplets.Length; i += 3)
                found[keypoints.Triplets[i]] = found.GetValueOrDefault(keypoints.Triplets[i]) + 1;
        foreach (JsonProperty count in counts.EnumerateObject())
            Assert.Equal(count.Value.GetInt32(), found.GetValueOrDefault(double.Parse(count.Name, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static (JsonElement Expected, DatasetReader Reader) Open(string sample)
    {
        string path = Repository.SharedSample(sample.Split('/'));
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Repository.SharedSample("expected.json")));
        return (expected.RootElement.GetProperty("files").GetProperty(sample).Clone(), DatasetFormats.Open([path]));
    }

    private static int Count(JsonElement counts, string name) => counts.TryGetProperty(name, out JsonElement count) ? count.GetInt32() : 0;

    private static double Sum(JsonElement sums, string name) => sums.TryGetProperty(name, out JsonElement sum) ? sum.GetDouble() : 0;
}
