using GeometryEngine.Formats.Tests.Contracts;

namespace GeometryEngine.Formats.Tests.Losses;

/// <summary>What a writer loses of data that its format holds as a rule is named, too.</summary>
public class WriterLossTests
{
    private const string Categories = "\"categories\":[{\"id\":1,\"name\":\"cat\"},{\"id\":2,\"name\":\"dog\"}]}";

    [Fact]
    public void Label_images_name_what_is_covered_and_what_becomes_one_region()
    {
        using DataFiles files = new(("a.json", """
            {"images":[{"id":1,"file_name":"a.png","height":4,"width":6}],"annotations":[
            {"id":1,"image_id":1,"category_id":1,"segmentation":{"size":[4,6],"counts":[0,8,16]}},
            {"id":2,"image_id":1,"category_id":1,"segmentation":{"size":[4,6],"counts":[4,8,12]}},
            {"id":3,"image_id":1,"category_id":2,"segmentation":{"size":[4,6],"counts":[10,4,10]}},
            {"id":4,"image_id":1,"category_id":2,"segmentation":{"size":[4,6],"counts":[20,4]}}],
            """ + Categories));
        IReadOnlyList<Loss> losses = Write(files, "a.json", "label-png");
        Assert.Equal(["2"], IdsOf(losses, Features.Overlaps)); // 1 is covered by 2, but of one category
        Assert.Equal(["2", "4"], IdsOf(losses, Features.Instances));
    }

    [Fact]
    public void Label_images_cannot_hold_an_image_without_a_size()
    {
        using DataFiles files = new(("a.json", """{"images":[{"id":1,"file_name":"a.png"}],"annotations":[],""" + Categories));
        Assert.Equal(["a.png"], IdsOf(Write(files, "a.json", "label-png"), Features.EmptyImages));
    }

    [Theory, InlineData("coco"), InlineData("lvis"), InlineData("label-studio")]
    public void Ids_that_come_twice_are_changed_and_named(string format)
    {
        using DataFiles files = new(("a.ndjson", """
            {"schema":"geometry-engine/dataset/1","categories":[{"id":1,"name":"cat"},{"id":1,"name":"dog"}]}
            {"image":{"id":5,"file_name":"a.png","height":4,"width":6},"annotations":[{"id":7,"category":"cat","bbox":[0,0,1,1],"polygon":[[0,0,1,0,1,1]]},{"id":7,"category":"dog","bbox":[1,1,2,2],"polygon":[[1,1,3,1,3,3]]}]}
            {"image":{"id":5,"file_name":"b.png","height":4,"width":6},"annotations":[]}
            """));
        IReadOnlyList<Loss> losses = Write(files, "a.ndjson", format);
        Assert.Equal(["7"], IdsOf(losses, Features.AnnotationIds));
        Assert.Equal(["b.png"], IdsOf(losses, Features.ImageIds));
        if (format != "label-studio") Assert.Equal(["dog"], IdsOf(losses, Features.CategoryIds));
    }

    [Fact]
    public void Ids_that_are_none_of_segments_are_named()
    {
        using DataFiles files = new(("a.ndjson", """
            {"schema":"geometry-engine/dataset/1","categories":[{"id":1,"name":"cat"},{"id":1,"name":"dog"}]}
            {"image":{"id":5,"file_name":"a.png","height":2,"width":4},"annotations":[{"id":900100000764,"category":"cat","mask":{"size":[2,4],"counts":[0,2,6]}},{"id":"x","category":"dog","mask":{"size":[2,4],"counts":[2,2,4]}},{"id":9,"category":"dog","mask":{"size":[2,4],"counts":[4,4]}}]}
            {"image":{"id":5,"file_name":"b.png","height":4,"width":6},"annotations":[]}
            """));
        IReadOnlyList<Loss> losses = Write(files, "a.ndjson", "coco-panoptic");
        Assert.Equal(["900100000764", "x"], IdsOf(losses, Features.AnnotationIds));
        Assert.Equal(["b.png"], IdsOf(losses, Features.ImageIds));
        Assert.Equal(["dog"], IdsOf(losses, Features.CategoryIds));
    }

    [Theory, InlineData("cvat"), InlineData("datumaro")]
    public void Connections_of_points_without_names_are_named(string format)
    {
        using DataFiles files = new(("a.json", """{"images":[],"annotations":[],"categories":[{"id":1,"name":"cat","skeleton":[[1,2]]},{"id":2,"name":"dog","keypoints":["a","b"],"skeleton":[[1,2]]}]}"""));
        Assert.Equal(["cat"], IdsOf(Write(files, "a.json", format), Features.Skeletons));
    }

    [Fact]
    public void Voc_has_no_remarks()
    {
        using DataFiles files = new(("a.json", """
            {"images":[{"id":1,"file_name":"a.png","height":4,"width":6}],"annotations":[
            {"id":1,"image_id":1,"category_id":1,"bbox":[0,0,1,1],"description":"left"},{"id":2,"image_id":1,"category_id":1,"bbox":[0,0,1,1],"attributes":{"a":1},"description":""}],
            """ + Categories));
        Assert.Equal(["1"], IdsOf(Write(files, "a.json", "voc"), Features.Attributes));
    }

    [Fact]
    public void Names_that_dota_cannot_have_are_named()
    {
        using DataFiles files = new(("a.csv", "filename,class,xmin,ymin,xmax,ymax\nhttps://x/a.jpg,7,0,0,1,1\nb.jpg,cat,0,0,1,1\n"));
        Assert.Equal(["https://x/a.jpg"], IdsOf(Write(files, "a.csv", "dota"), Features.FileNames));
        (DatasetInfo info, List<DatasetItem> items) = RoundTrip.Read(files.PathOf("out"), new ReadOptions { Strict = true });
        Assert.Equal([("b", "cat"), ("https_/x/a", "7")], items.Select(item => (item.Image.Id.ToString(), info.Categories[item.Annotations[0].Category].Name))); // a class may be a number
    }

    [Fact]
    public void Yolo_keeps_the_names_of_images_without_size_and_names_what_lies_far_off_the_image()
    {
        using DataFiles files = new(("a.csv", "filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,,,,,,,\nb.jpg,10,10,cat,0,0,25,5\nb.jpg,10,10,cat,-5,-5,12,5\n"));
        Assert.Equal(["b.jpg[0]"], IdsOf(Write(files, "a.csv", "yolo"), Features.Boxes));
        (_, List<DatasetItem> items) = RoundTrip.Read(files.PathOf("out"), new ReadOptions { Strict = true });
        Assert.Equal([("a.jpg", null, 0), ("b.jpg", null, 1)], items.Select(item => (item.Image.FileName!, item.Image.Subset, item.Annotations.Count)));
    }

    [Theory, InlineData("csv"), InlineData("one-hot-csv"), InlineData("kaggle-rle")]
    public void Images_of_one_name_become_one_in_tables(string format)
    {
        using DataFiles files = new(("a.json", """{"images":[{"id":1,"file_name":"a.png"},{"id":2,"file_name":"a.png"},{"id":3,"file_name":"b.png"}],"annotations":[],""" + Categories));
        Assert.Equal(["a.png"], IdsOf(Write(files, "a.json", format), Features.FileNames));
    }

    [Theory, InlineData("csv"), InlineData("one-hot-csv")]
    public void Tables_spell_out_line_breaks_in_names(string format)
    {
        using DataFiles files = new(("a.json", """{"images":[{"id":1,"file_name":"a\nb.png"}],"annotations":[{"id":1,"image_id":1,"category_id":1}],"categories":[{"id":1,"name":"cat"}]}"""));
        (DatasetInfo info, List<DatasetItem> items) = files.Read("a.json");
        RoundTrip.Write(DatasetFormats.Find(format)!, files.PathOf("out"), info with { Categories = [info.Categories[0] with { Name = "a \"\r\n,b" }] }, items);
        (DatasetInfo written, List<DatasetItem> read) = RoundTrip.Read(files.PathOf("out"), new ReadOptions { Strict = true, Format = format });
        Assert.Equal("a \"\\u000D\\u000A,b", Assert.Single(written.Categories).Name);
        Assert.Equal("a\\u000Ab.png", Assert.Single(read).Image.FileName);
    }

    [Fact]
    public void A_table_of_boxes_without_any_is_no_table_of_classes()
    {
        using DataFiles files = new(("a.json", """{"images":[{"id":1,"file_name":"a.png"},{"id":2,"file_name":"b.png"}],"annotations":[],"categories":[]}"""));
        Write(files, "a.json", "csv");
        (DatasetInfo info, List<DatasetItem> items) = RoundTrip.Read(files.PathOf("out"), new ReadOptions { Strict = true });
        Assert.Empty(info.Categories);
        Assert.Equal(["a.png", "b.png"], items.Select(item => item.Image.FileName));
    }

    [Fact]
    public void Points_of_two_skeletons_may_be_called_alike_in_cvat()
    {
        using DataFiles files = new(("a.json", """
            {"images":[],"annotations":[],"categories":[{"id":1,"name":"cat","keypoints":["nose","tail"],"skeleton":[[1,2]]},{"id":2,"name":"dog","keypoints":["nose","tail"],"skeleton":[[1,2]]},{"id":3,"name":"nose"}]}
            """));
        Assert.DoesNotContain(Write(files, "a.json", "cvat"), loss => loss.Feature is Features.Skeletons or Features.UnusedCategories);
        Assert.Equal(["cat: nose tail", "dog: nose tail", "nose: "],
            RoundTrip.Read(files.PathOf("out"), new ReadOptions { Strict = true }).Info.Categories.Select(category => $"{category.Name}: {string.Join(' ', category.KeypointNames)}"));
    }

    [Fact]
    public void Masks_of_a_panoptic_data_set_may_lie_in_folders_called_as_those_of_camvid()
    {
        using DataFiles files = new(("a.ndjson", """
            {"schema":"geometry-engine/dataset/1","categories":[{"id":1,"name":"cat"}]}
            {"image":{"id":5,"file_name":"testannot/a.png","height":2,"width":4},"annotations":[{"id":1,"category":"cat","mask":{"size":[2,4],"counts":[0,2,6]}}]}
            """));
        Write(files, "a.ndjson", "coco-panoptic");
        (_, List<DatasetItem> items) = RoundTrip.Read(files.PathOf("out"), new ReadOptions { Strict = true });
        Assert.Equal("testannot/a.png", Assert.Single(items).Image.FileName);
    }

    private static IReadOnlyList<Loss> Write(DataFiles files, string name, string format)
    {
        (DatasetInfo info, List<DatasetItem> items) = files.Read(name);
        return RoundTrip.Write(DatasetFormats.Find(format)!, files.PathOf("out"), info, items);
    }

    private static IEnumerable<string> IdsOf(IReadOnlyList<Loss> losses, Features feature) => losses.SingleOrDefault(loss => loss.Feature == feature)?.Ids ?? [];
}
