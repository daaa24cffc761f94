using System.Text.Json;

namespace GeometryEngine.Formats.Tests;

/// <summary>What the contract of all formats does not ask of COCO panoptic.</summary>
public sealed class PanopticTests : IDisposable
{
    private const string Categories = """[{"id":1,"name":"cat","isthing":1},{"id":9,"name":"sky","isthing":0}]""";
    private const string Segments = """[{"id":5,"category_id":1,"area":2,"bbox":[1,0,2,1],"iscrowd":1},{"id":65536,"category_id":9,"area":3,"bbox":[0,1,3,1]}]""";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Segments_and_areas_are_those_of_the_sample()
    {
        var sample = Sample.Read("coco_panoptic/panoptic_examples.json");
        Assert.Empty(sample.Problems);
        Assert.Equal(sample.Count("images"), sample.Items.Count);
        Assert.Equal(sample.Count("categories"), sample.Info.Categories.Count);
        Assert.Equal(sample.Count("segments"), sample.Annotations.Count);
        Assert.Equal(sample.Count("segments_crowd"), sample.Annotations.Count(annotation => annotation.IsCrowd));
        Assert.Equal(sample.Sum("segments_declared_area"), sample.Annotations.Sum(annotation => annotation.Area!.Value));
        Assert.All(sample.Annotations, annotation => Assert.Equal(annotation.Area!.Value, annotation.Mask!.Area()));
        Assert.All(sample.Annotations, annotation => Assert.Equal(annotation.Box!.Value, annotation.Mask!.BoundingBox()));
    }

    [Theory]
    [InlineData("000000142238")]
    [InlineData("000000439180")]
    public void Pixels_of_each_id_are_those_of_the_sample(string image)
    {
        var sample = Sample.Read("coco_panoptic/panoptic_examples.json", expected: $"coco_panoptic/panoptic_examples/{image}.png");
        DatasetItem item = sample.Items.Single(item => item.Image.FileName == $"{image}.jpg");
        SortedDictionary<string, int> expected = sample.Names("id_counts");
        expected.Remove("0");
        Assert.Equal(expected, new SortedDictionary<string, int>(item.Annotations.ToDictionary(annotation => annotation.Id!.Value.ToString(), annotation => (int)annotation.Mask!.Area()), StringComparer.Ordinal));
    }

    [Fact]
    public void The_detection_form_of_the_sample_has_the_same_masks()
    {
        var panoptic = Sample.Read("coco_panoptic/panoptic_examples.json");
        var detection = Sample.Read("coco_panoptic/panoptic_coco_detection_format.json");
        Assert.Equal(Shapes(detection), Shapes(panoptic));

        static IEnumerable<string> Shapes(Sample sample) => sample.Items.SelectMany(item => item.Annotations.Select(annotation =>
            $"{item.Image.FileName} {sample.Info.Categories[annotation.Category].Name} {annotation.IsCrowd} {annotation.Mask!.ToCocoString()}")).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("mapillary/val/v1.2/panoptic", "mapillary/val/v1.2/panoptic/panoptic_2018.json")]
    [InlineData("mapillary/val/v2.0/panoptic", "mapillary/val/v2.0/panoptic/panoptic_2020.json")]
    public void Images_may_lie_beside_the_json_and_boxes_be_empty(string folder, string json)
    {
        var sample = Sample.Read(folder, expected: json);
        Assert.Empty(sample.Problems);
        Assert.Equal(sample.Count("segments"), sample.Annotations.Count);
        Assert.Equal(sample.Count("segments_crowd"), sample.Annotations.Count(annotation => annotation.IsCrowd));
        Assert.Equal(sample.Sum("segments_declared_area"), sample.Annotations.Sum(annotation => annotation.Mask!.Area()));
        Assert.All(sample.Annotations, annotation => Assert.Null(annotation.Box));
    }

    [Fact]
    public void Opacity_is_no_part_of_an_id_and_the_image_tells_its_size()
    {
        WriteJson(image: """{"id":7,"file_name":"a.jpg"}""");
        _scratch.Write("set/a.png", SlowPngWriter.Encode([0x4D000000, 0x4D000005, 5, 0xFF010000, 65536, 65536], 2, 3, 8, _ => 0, PngColor.Rgba));
        (_, List<DatasetItem> items) = Read(strict: true);
        DatasetItem item = Assert.Single(items);
        Assert.Equal((2, 3), (item.Image.Height, item.Image.Width));
        Assert.Equal([2L, 3], item.Annotations.Select(annotation => annotation.Mask!.Area()));
        Assert.Equal([true, false], item.Annotations.Select(annotation => annotation.IsCrowd));
    }

    [Fact]
    public void A_list_of_images_longer_than_the_head_does_not_hide_the_segments()
    {
        string others = string.Concat(Enumerable.Range(100, 4000).Select(id => $$""",{"id":{{id}},"height":2,"width":3}"""));
        WriteJson(image: """{"id":7,"file_name":"a.jpg","height":2,"width":3}""" + others);
        WritePng([0, 5, 5, 65536, 65536, 65536]);
        (_, List<DatasetItem> items) = Read(strict: true);
        Assert.Equal(4001, items.Count);
        Assert.Equal(2, items[0].Annotations.Count);
    }

    [Theory]
    [InlineData("segment in the image alone", 0, 1, "segment 8 of 1 pixels", 2)]
    [InlineData("segment in the JSON alone", 0, 1, "segment 5, of which the image has no pixel", 1)]
    [InlineData("no image", 0, 1, "no file 'a.png'", 0)]
    [InlineData("another size", 0, 1, "an image of 3x2 pixels", 0)]
    [InlineData("no PNG", 0, 1, "content that begins unlike PNG", 0)]
    [InlineData("a palette", 0, 1, "colour type 3", 0)]
    [InlineData("unknown category", 0, 1, "segment 5 of category 4", 1)]
    [InlineData("id 0", 0, 2, "0", 1)] // whose pixels nothing names then
    [InlineData("id over 24 bits", 0, 2, "16777216", 1)]
    [InlineData("twice", 0, 1, "segment 5 for the second time", 2)]
    [InlineData("box of three", 0, 1, "[1,0,2]", 2)]
    [InlineData("unknown image", 1, 0, "8", -1)]
    [InlineData("image twice", 1, 0, "image_id 7 for the second time", 2)]
    [InlineData("no image_id", 1, 0, "no image_id", -1)]
    public void Damage_is_named_and_the_rest_kept(string what, int ofFile, int ofImage, string found, int annotations)
    {
        string segments = what switch
        {
            "unknown category" => Segments.Replace("\"category_id\":1,", "\"category_id\":4,", StringComparison.Ordinal),
            "id 0" => Segments.Replace("\"id\":5", "\"id\":0", StringComparison.Ordinal),
            "id over 24 bits" => Segments.Replace("\"id\":5", "\"id\":16777216", StringComparison.Ordinal),
            "twice" => Segments.Replace("[{", """[{"id":5,"category_id":1},{""", StringComparison.Ordinal),
            "box of three" => Segments.Replace("[1,0,2,1]", "[1,0,2]", StringComparison.Ordinal),
            _ => Segments,
        };
        string before = what switch
        {
            "unknown image" => """{"image_id":8,"file_name":"a.png","segments_info":[]},""",
            "no image_id" => """{"file_name":"a.png","segments_info":[]},""",
            _ => "",
        };
        WriteJson(segments: segments, before: before, after: what == "image twice" ? """,{"image_id":7,"file_name":"b.png","segments_info":[]}""" : "");
        if (what == "another size") WritePng([0, 5, 5, 65536, 65536, 65536], 3, 2);
        else if (what == "no PNG") _scratch.Write("set/a.png", "no image");
        else if (what == "a palette") WritePng([0, 1, 1, 0, 0, 0], format: PngPixelFormat.Palette([new(0, 0, 0), new(1, 2, 3)]));
        else if (what == "segment in the image alone") WritePng([8, 5, 5, 65536, 65536, 65536]);
        else if (what == "segment in the JSON alone") WritePng([0, 0, 0, 65536, 65536, 65536]);
        else if (what != "no image") WritePng([0, 5, 5, 65536, 65536, 65536]);

        using (DatasetReader reader = DatasetFormats.Open([_scratch.Folder]))
        {
            DatasetItem item = Assert.Single(reader);
            Assert.Equal((ofFile, ofImage), (reader.Problems.Count, item.Problems.Count));
            Problem problem = reader.Problems.Concat(item.Problems).First();
            Assert.StartsWith(found, problem.Found, StringComparison.Ordinal);
            Assert.NotEmpty(problem.Allowed);
            Assert.Equal(annotations < 0 ? 2 : annotations, item.Annotations.Count);
        }
        Assert.StartsWith(found, Assert.Throws<InputException>(() => Read(strict: true)).Problem.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Stuff_of_one_category_is_one_segment_and_overlaps_are_counted()
    {
        Rle left = Rle.Encode([1, 1, 0, 1, 1, 0], 2, 3, PixelOrder.RowMajor), right = Rle.Encode([0, 1, 1, 0, 0, 0], 2, 3, PixelOrder.RowMajor);
        var info = new DatasetInfo
        {
            Categories =
            [
                new Category { Id = new SourceId(1), Name = "cat" },
                new Category { Id = new SourceId(9), Name = "sky", Extras = [KnownFields.Of(KnownFields.IsThing, 0L)] },
            ],
            Annotators = ["a"],
        };
        Annotation[] annotations = [Of(1, left, 70), Of(1, right, 71), Of(0, right, null)];
        IReadOnlyList<Loss> losses = Contracts.RoundTrip.Write(DatasetFormats.Find("coco-panoptic")!, _scratch.Folder, info, [new DatasetItem
        {
            Image = new ImageInfo { Id = new SourceId(7), FileName = "deep/a.jpg", Height = 2, Width = 3 },
            Annotators = [0],
            Annotations = annotations,
        }]);
        Assert.Equal([(Features.Instances, 1L), (Features.Overlaps, 2)], losses.Select(loss => (loss.Feature, loss.Count)));
        JsonElement json = JsonDocument.Parse(File.ReadAllBytes(_scratch.PathOf("panoptic.json"))).RootElement;
        const string expected = """
            [{"image_id":7,"file_name":"deep/a.png","segments_info":[
            {"id":70,"category_id":9,"area":3,"bbox":[0,0,2,2],"iscrowd":0},{"id":1,"category_id":1,"area":2,"bbox":[1,0,2,1],"iscrowd":0}]}]
            """;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, json.GetProperty("annotations")), json.ToString());
        Assert.Equal([1, 0], json.GetProperty("categories").EnumerateArray().Select(category => category.GetProperty("isthing").GetInt32()));
        Assert.Equal(["panoptic.json", "panoptic/deep/a.png"], Directory.EnumerateFiles(_scratch.Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_scratch.Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal));

        static Annotation Of(int category, Rle mask, int? id) => new() { Category = category, Mask = mask, Id = id is { } number ? new SourceId(number) : null };
    }

    [Fact]
    public void What_was_exported_is_read_as_it_was_painted()
    {
        using (Engine engine = Engine.Create())
        using (DatasetReader reader = DatasetFormats.Open([TestSupport.Repository.SharedSample("coco_panoptic", "panoptic_coco_detection_format.json")], new ReadOptions { KeepExtras = true }))
            engine.Export(reader, _scratch.PathOf("out"), new MaskExportOptions { Kind = MaskKind.Panoptic });
        (DatasetInfo info, List<DatasetItem> items) = Contracts.RoundTrip.Read(_scratch.PathOf("out"), new ReadOptions { Strict = true });
        var sample = Sample.Read("coco_panoptic/panoptic_examples.json");
        Assert.Equal(sample.Info.Categories.Select(category => category.Name), info.Categories.Select(category => category.Name));
        Assert.Equal(sample.Annotations.Select(annotation => annotation.Mask), items.SelectMany(item => item.Annotations).Select(annotation => annotation.Mask));
    }

    private (DatasetInfo Info, List<DatasetItem> Items) Read(bool strict) => Contracts.RoundTrip.Read(_scratch.Folder, new ReadOptions { Strict = strict });

    private void WriteJson(string image = """{"id":7,"file_name":"a.jpg","height":2,"width":3}""", string segments = Segments, string before = "", string after = "") => _scratch.Write("set.json",
        $$"""{"images":[{{image}}],"annotations":[{{before}}{"image_id":7,"file_name":"a.png","segments_info":{{segments}}}{{after}}],"categories":{{Categories}}}""");

    private void WritePng(int[] ids, int height = 2, int width = 3, PngPixelFormat? format = null)
    {
        using var png = new MemoryStream();
        new PngEncoder().Encode(LabelRuns.Encode<int>(ids, height, width), format ?? PngPixelFormat.RgbIds, png);
        _scratch.Write("set/a.png", png.ToArray());
    }
}
