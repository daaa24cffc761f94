using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests;

/// <summary>What real files do and strict reading accepts.</summary>
public class CocoReadingTests
{
    private const string Image = """{"id": 1, "file_name": "a.png", "height": 10, "width": 10}""";
    private const string Category = """{"id": 1, "name": "cat"}""";

    [Theory]
    [InlineData("")]
    [InlineData("\"segmentation\": []")]
    [InlineData("\"segmentation\": null")]
    [InlineData("\"segmentation\": null, \"bbox\": [], \"keypoints\": [], \"area\": null, \"score\": null, \"iscrowd\": null")]
    [InlineData("\"bbox\": null, \"keypoints\": null, \"annotator\": null")]
    public void Without_geometry_it_is_a_label_of_the_image(string fields) => Assert.False(ReadOne(fields).IsObject);

    [Theory]
    [InlineData("\"iscrowd\": 1", true)]
    [InlineData("\"iscrowd\": 0", false)]
    [InlineData("\"iscrowd\": true", true)]
    [InlineData("\"iscrowd\": false", false)]
    [InlineData("\"segmentation\": {\"size\": [10, 10], \"counts\": [3, 5, 92]}", false)]
    public void Crowd_is_what_the_flag_says_and_never_guessed_from_a_mask(string fields, bool crowd) => Assert.Equal(crowd, ReadOne(fields).IsCrowd);

    [Fact]
    public void Parts_are_rings_as_written_closed_or_not()
    {
        Polygon polygon = ReadOne("\"segmentation\": [[0, 0, 10, 0, 10, 10, 0, 0], [1.5, 1e0, 2.25, 1, -2, 3]]").Polygon!;
        Assert.Equal(2, polygon.RingCount);
        Assert.Equal([0, 0, 10, 0, 10, 10, 0, 0], polygon.Ring(0).ToArray());
        Assert.Equal([1.5, 1, 2.25, 1, -2, 3], polygon.Ring(1).ToArray());
        Assert.False(polygon.HasHoles);
    }

    [Theory]
    [InlineData("{\"size\": [10, 10], \"counts\": [3, 5, 92]}")]
    [InlineData("{\"counts\": [3.0, 5, 92], \"size\": [10.0, 10]}")]
    [InlineData("{\"size\": [10, 10], \"counts\": \"35l2\"}")]
    [InlineData("{\"size\": [10, 10], \"counts\": \"\\u0033\\u0035l2\", \"order\": {\"x\": []}}")]
    public void A_mask_is_the_same_however_its_counts_are_written(string mask) =>
        Assert.Equal(Rle.FromCounts(10, 10, [3, 5, 92]), ReadOne($"\"segmentation\": {mask}").Mask);

    [Fact]
    public void A_backslash_in_a_compressed_string_is_one_run_character()
    {
        uint[] counts = [44, 1, 55];
        string text = Rle.FromCounts(10, 10, counts).ToCocoString();
        Assert.Contains('\\', text);
        Assert.Equal(counts, ReadOne($"\"segmentation\": {{\"size\": [10, 10], \"counts\": \"{text.Replace(@"\", @"\\")}\"}}").Mask!.Counts.ToArray());
    }

    [Theory]
    [InlineData("0", true, "0")]
    [InlineData("-3", true, "-3")]
    [InlineData("9007199254740993", true, "9007199254740993")]
    [InlineData("9223372036854775807", true, "9223372036854775807")]
    [InlineData("7.0", true, "7")]
    [InlineData("\"7\"", false, "7")]
    [InlineData("\"\"", false, "")]
    [InlineData("\"img_\\u00e9\\n\"", false, "img_é\n")]
    [InlineData("340282366920938463463374607431768211456", false, "340282366920938463463374607431768211456")]
    public void Ids_are_any_whole_number_or_text(string id, bool isNumber, string text)
    {
        string json = Document($"{{\"id\": {id}, \"file_name\": \"a.png\"}}", $"{{\"id\": {id}, \"image_id\": {id}, \"category_id\": {id}}}", $"{{\"id\": {id}, \"name\": \"cat\"}}");
        DatasetItem item = Assert.Single(Read(json));
        SourceId read = Assert.Single(item.Annotations).Id!.Value;
        Assert.Equal((isNumber, text), (read.IsNumber, read.ToString()));
        Assert.Equal(read, item.Image.Id);
    }

    [Fact]
    public void An_id_as_text_equals_the_number_it_spells()
    {
        string json = Document("""{"id": "1", "file_name": "a"}""", """{"id": 5, "image_id": 1, "category_id": "2"}""", """{"id": 2, "name": "cat"}""");
        Assert.Single(Assert.Single(Read(json)).Annotations);
    }

    [Theory]
    [InlineData("\"file_name\": \"dir/a.png\", \"coco_url\": \"http://h/x/y.png\"", "dir/a.png")]
    [InlineData("\"coco_url\": \"http://images.cocodataset.org/val2017/000000397133.jpg\"", "val2017/000000397133.jpg")]
    [InlineData("\"file_name\": null, \"coco_url\": \"http://h/x/y%20z.png?size=1\"", "x/y z.png")]
    [InlineData("\"file_name\": \"\", \"coco_url\": \"y.png\"", "y.png")]
    [InlineData("\"coco_url\": \"\"", null)]
    [InlineData("\"file_name\": \"..\\\\..\\\\<b>&\\u2028.png\"", "..\\..\\<b>&\u2028.png")]
    public void An_image_is_named_by_its_file_or_by_the_end_of_its_url(string fields, string? name) =>
        Assert.Equal(name, Assert.Single(Read(Document($"{{\"id\": 1, {fields}}}", "", Category))).Image.FileName);

    [Fact]
    public void Half_a_surrogate_pair_in_a_name_is_kept()
    {
        string json = Document("""{"id": 1, "file_name": "caf\udce9.png"}""", "", Category);
        Assert.Equal("caf\udce9.png", Assert.Single(Read(json)).Image.FileName);
    }

    [Fact]
    public void Sections_may_stand_in_any_order()
    {
        string[] sections =
        [
            $"\"images\": [{Image}]", "\"annotations\": [{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 3, 4]}]", $"\"categories\": [{Category}]",
            "\"info\": {\"a\": [1, {}]}", "\"x\": \"]}\"",
        ];
        Gen.Shuffle(sections).Sample(order =>
        {
            DatasetItem item = Assert.Single(Read($"\uFEFF {{{string.Join(" ,\n", order)}}} \n"));
            Assert.Equal(new Box(1, 2, 3, 4), Assert.Single(item.Annotations).Box);
        }, iter: 60);
    }

    [Fact]
    public void Extra_fields_are_kept_when_asked_for_and_only_then()
    {
        const string json = """
            {"info": {"year": 2017, "x": "a b"}, "images": [{"id": 1, "license": 3, "file_name": "a", "coco_url": "http://h/a"}],
             "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "ignore": 0, "tags": [1, {"k": null}], "num_keypoints": 0}],
             "categories": [{"id": 1, "name": "cat", "frequency": "f", "synonyms": ["a", "b"]}], "licenses": []}
            """;
        using var scratch = new Scratch();
        string path = scratch.Write("set.json", json);
        using DatasetReader kept = DatasetFormats.Open([path], new ReadOptions { KeepExtras = true });
        Assert.Equal([new ExtraField("info", """{"year":2017,"x":"a b"}"""), new ExtraField("licenses", "[]")], kept.Info.Extras);
        Assert.Equal([new ExtraField("license", "3"), new ExtraField("coco_url", "\"http://h/a\"")], kept.Read(0).Image.Extras);
        Assert.Equal([new ExtraField("ignore", "0"), new ExtraField("tags", """[1,{"k":null}]"""), new ExtraField("num_keypoints", "0")], kept.Read(0).Annotations[0].Extras);
        Assert.Equal([new ExtraField("frequency", "\"f\""), new ExtraField("synonyms", """["a","b"]""")], kept.Info.Categories[0].Extras);
        using DatasetReader plain = DatasetFormats.Open([path]);
        Assert.Empty(plain.Info.Extras);
        Assert.Empty(plain.Info.Categories[0].Extras);
        Assert.Empty(plain.Read(0).Image.Extras);
        Assert.Empty(plain.Read(0).Annotations[0].Extras);
    }

    [Fact]
    public void Neighbours_far_apart_and_close_are_read_alike()
    {
        string filler = new('x', 10_000);
        IEnumerable<string> annotations = Enumerable.Range(0, 200).Select(i =>
            $"{{\"id\": {i}, \"image_id\": {i % 2 + 1}, \"category_id\": 1, \"bbox\": [{i}, 0, 1, 1]{(i % 7 == 0 ? $", \"note\": \"{filler}\"" : "")}}}");
        List<DatasetItem> items = Read(Document($"{Image}, {{\"id\": 2, \"file_name\": \"b\"}}", string.Join(",", annotations), Category));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => 2.0 * i), items[0].Annotations.Select(annotation => annotation.Box!.Value.X));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => 2.0 * i + 1), items[1].Annotations.Select(annotation => annotation.Box!.Value.X));
    }

    [Theory]
    [InlineData("empty_segmentation_null_license.json", 1, 1, 0)]
    [InlineData("flat_segmentation_rectlabel.json", 1, 1, 1)]
    [InlineData("hotcoco_healthcheck_bad.json", 2, 3, 5)]
    [InlineData("mm_coco_wrong_format_duplicate_ids.json", 1, 2, 1)]
    [InlineData("rle_overlong.json", 1, 2, 2)]
    [InlineData("roboflow_invalid_annotation.json", -1, 0, 0)]
    [InlineData("single_point_polygon.json", 1, 1, 1)]
    [InlineData("string_and_null_ids.json", 1, 1, 3)]
    public void Malformed_samples_have_one_outcome_in_each_reading(string sample, int images, int annotations, int problems)
    {
        string path = Repository.SharedSample("malformed", sample);
        if (images >= 0)
        {
            using DatasetReader reader = DatasetFormats.Open([path]);
            List<DatasetItem> items = [.. reader];
            Assert.Equal(
                (images, annotations, problems),
                (items.Count, items.Sum(item => item.Annotations.Count), reader.Problems.Count + items.Sum(item => item.Problems.Count)));
            Assert.All(items, item => Assert.All(item.Annotations, annotation => Assert.True(annotation.IsObject)));
        }
        Exception? strict = Record.Exception(() =>
        {
            using DatasetReader reader = DatasetFormats.Open([path], new ReadOptions { Strict = true });
            return reader.ToList();
        });
        if (problems == 0 && images >= 0) Assert.Null(strict);
        else Assert.IsType<InputException>(strict);
    }

    private static Annotation ReadOne(string fields) =>
        Assert.Single(Assert.Single(Read(Document(Image, $"{{\"id\": 1, \"image_id\": 1, \"category_id\": 1{(fields.Length > 0 ? ", " : "")}{fields}}}", Category))).Annotations);

    private static List<DatasetItem> Read(string json)
    {
        using var scratch = new Scratch();
        using DatasetReader reader = DatasetFormats.Open([scratch.Write("set.json", json)], new ReadOptions { Strict = true });
        return [.. reader];
    }

    private static string Document(string images, string annotations, string categories) =>
        $"{{\"images\": [{images}], \"annotations\": [{annotations}], \"categories\": [{categories}]}}";
}
