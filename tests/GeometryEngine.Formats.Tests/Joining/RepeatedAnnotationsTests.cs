using System.IO.Compression;

namespace GeometryEngine.Formats.Tests;

/// <summary>COCO's own folder of annotations has each person twice: in instances_*.json, and with keypoints in person_keypoints_*.json.</summary>
public class RepeatedAnnotationsTests
{
    private const string Images = "\"images\": [{\"id\": 1, \"file_name\": \"a.jpg\", \"height\": 8, \"width\": 8}, {\"id\": 2, \"file_name\": \"b.jpg\", \"height\": 8, \"width\": 8}]";
    private const string Person = "\"image_id\": 1, \"category_id\": 1, \"segmentation\": [[0, 0, 4, 0, 4, 4, 0, 4]], \"bbox\": [0, 0, 4, 4], \"area\": 16, \"iscrowd\": 0";
    private const string Instances = $$"""
        { {{Images}}, "annotations": [{"id": 7, {{Person}}}, {"id": 8, {{Person}}}, {"id": 9, "image_id": 2, "category_id": 18, "bbox": [1, 1, 2, 2]}],
         "categories": [{"id": 1, "name": "person"}, {"id": 18, "name": "dog"}]}
        """;

    private const string Keypoints = $$"""
        { {{Images}}, "annotations": [{"id": 8, {{Person}}, "keypoints": [1, 2, 2, 0, 0, 0], "num_keypoints": 1, "note": "x"}],
         "categories": [{"id": 1, "name": "person", "keypoints": ["nose", "eye"], "skeleton": [[1, 2]]}]}
        """;

    [Theory, InlineData(false), InlineData(true)]
    public void An_annotation_in_both_files_is_one_and_both_are_named(bool zipped)
    {
        using DataFiles files = new(("annotations/instances_val.json", Instances), ("annotations/person_keypoints_val.json", Keypoints));
        string path = files.PathOf("annotations");
        if (zipped) ZipFile.CreateFromDirectory(path, path += ".zip");
        using DatasetReader reader = DatasetFormats.Open([path], new ReadOptions { KeepExtras = true });
        List<DatasetItem> items = [.. reader];
        Assert.Equal(["7", "8", "9"], items.SelectMany(item => item.Annotations).Select(annotation => annotation.Id.ToString()));
        Assert.Equal(["nose", "eye"], reader.Info.Categories[0].KeypointNames);
        Annotation person = items[0].Annotations[1];
        Assert.Equal([1, 2, 2, 0, 0, 0], person.Keypoints!.Triplets.ToArray());
        Assert.Equal((new Box(0, 0, 4, 4), 1, new ExtraField("note", "\"x\"")), (person.Box, person.Polygon!.RingCount, Assert.Single(person.Extras)));
        Assert.Null(items[0].Annotations[0].Keypoints);
        Problem problem = Assert.Single(items.SelectMany(item => item.Problems));
        Assert.Contains("person_keypoints_val.json", problem.File);
        Assert.Matches("^1 annotations of image a.jpg again, first in .*instances_val.json$", problem.Found);
        Assert.Equal(problem, Assert.Throws<InputException>(() => Contracts.RoundTrip.Read(path, new ReadOptions { Strict = true })).Problem);
    }

    [Theory]
    [InlineData("[0, 0, 4, 4]", "[0, 0, 4, 3]")]
    [InlineData("0, 4]]", "0, 5]]")]
    [InlineData("0, 4]]", "0, 4, 0, 1]]")]
    [InlineData("\"iscrowd\": 0", "\"iscrowd\": 1")]
    [InlineData("[[0, 0, 4, 0, 4, 4, 0, 4]]", "{\"size\": [8, 8], \"counts\": [64]}", "[0, 0, 4, 4]", "null")]
    public void An_annotation_of_equal_id_and_other_geometry_is_another(params string[] changes)
    {
        string changed = changes.Chunk(2).Aggregate(Keypoints, (text, change) => text.Replace(change[0], change[1], StringComparison.Ordinal));
        using DataFiles files = new(("instances.json", Instances), ("keypoints.json", changed));
        List<DatasetItem> items = files.Read(strict: false).Items;
        Assert.Equal(3, items[0].Annotations.Count);
        Problem problem = Assert.Single(items[0].Problems);
        Assert.StartsWith("ids of 1 annotations of image a.jpg again, first in ", problem.Found, StringComparison.Ordinal);
        Assert.Contains("both are taken", problem.Allowed);
    }

    [Theory]
    [InlineData("\"id\": 8", "\"id\": 10")]
    [InlineData("\"image_id\": 1", "\"image_id\": 2")]
    [InlineData("\"name\": \"person\"", "\"name\": \"human\"")]
    [InlineData("\"id\": 8,", "\"id\": 8, \"annotator\": \"bob\",")]
    public void An_annotation_of_another_id_image_category_or_annotator_is_another(string before, string after)
    {
        using DataFiles files = new(("instances.json", Instances), ("keypoints.json", Keypoints.Replace(before, after, StringComparison.Ordinal)));
        Assert.Equal(4, files.Read(strict: true).Items.Sum(item => item.Annotations.Count));
    }

    [Fact]
    public void Files_named_one_by_one_are_of_two_annotators()
    {
        using DataFiles files = new(("instances.json", Instances), ("keypoints.json", Keypoints));
        using DatasetReader reader = DatasetFormats.Open([files.PathOf("instances.json"), files.PathOf("keypoints.json")], new ReadOptions { Strict = true });
        Assert.Equal(4, reader.Sum(item => item.Annotations.Count));
    }
}
