namespace GeometryEngine.Formats.Tests;

public class LabelStudioReadingTests
{
    private const string Size = "\"original_width\":200,\"original_height\":100";

    [Fact]
    public void Each_annotator_has_an_entry_and_one_who_skipped_has_seen_nothing()
    {
        (DatasetInfo info, List<DatasetItem> items) = Read($$"""
            [{"id":5,"data":{"image":"a.png"},"annotations":[
              {"completed_by":3,"result":[{{Rectangle("a", "cat")}}]},
              {"completed_by":{"id":4,"email":"b@c.example"},"result":[]},
              {"completed_by":7,"was_cancelled":true,"result":[{{Rectangle("b", "dog")}}]}],
              "predictions":[{"model_version":"v1","result":[{{Rectangle("c", "cow")}}]}]}]
            """);
        Assert.Equal(["3", "b@c.example"], info.Annotators);
        DatasetItem item = Assert.Single(items);
        Assert.Equal([0, 1], item.Annotators);
        Assert.Equal(new Box(20, 20, 100, 5), Assert.Single(item.Annotations).Box);
        Assert.Equal((100, 200), (item.Image.Height, item.Image.Width));
        Assert.Equal(["cat"], info.Categories.Select(category => category.Name));
    }

    [Fact]
    public void A_size_that_another_source_knows_unfolds_percent()
    {
        using var scratch = new Scratch();
        string tasks = scratch.Write("a.json", $$"""[{"data":{"image":"a.png"},"annotations":[{"result":[{{Rectangle("a", "cat").Replace(Size + ",", "", StringComparison.Ordinal)}}]}]}]""");
        string coco = scratch.Write("b.json", """{"images":[{"id":1,"file_name":"a.png","height":50,"width":300}],"annotations":[],"categories":[]}""");
        using DatasetReader reader = DatasetFormats.Open([tasks, coco], new ReadOptions { Strict = true });
        Assert.Equal(new Box(30, 10, 150, 2.5), Assert.Single(Assert.Single(reader).Annotations).Box);
    }

    [Fact]
    public void Predictions_are_read_where_there_is_nothing_else()
    {
        (DatasetInfo info, List<DatasetItem> items) = Read($$"""[{"data":{"image":"a.png"},"predictions":[{"model_version":"v1","score":0.5,"result":[{{Rectangle("c", "cow")}}]}],"annotations":[]}]""");
        Assert.Equal(["model:v1"], info.Annotators);
        Assert.Equal(0.5, Assert.Single(Assert.Single(items).Annotations).Score);
    }

    [Fact]
    public void Results_of_one_id_are_one_region_with_what_was_answered_about_it()
    {
        (DatasetInfo info, List<DatasetItem> items) = Read($$"""
            {"id":1,"data":{"image":"a.png"},"annotations":[{"result":[
              {"id":"r","type":"ellipse","from_name":"e",{{Size}},"value":{"x":50,"y":50,"radiusX":10,"radiusY":10,"rotation":20} },
              {"id":"r","type":"labels","from_name":"l",{{Size}},"value":{"x":50,"y":50,"radiusX":10,"radiusY":10,"rotation":20,"labels":["cat","pet"]} },
              {"id":"r","type":"choices","from_name":"colour",{{Size}},"value":{"x":50,"y":50,"choices":["black"]} },
              {"id":"r","type":"rating","from_name":"quality","value":{"rating":4} },
              {"from_id":"r","to_id":"r","type":"relation"}]}]}
            """);
        Annotation ellipse = Assert.Single(Assert.Single(items).Annotations);
        Assert.Equal(new Ellipse(100, 50, 20, 10, 20), ellipse.Ellipse);
        Assert.Equal("cat", info.Categories[ellipse.Category].Name);
        Assert.Equal([new ExtraField("labels", "[\"pet\"]"), new ExtraField(KnownFields.Attributes, """{"colour":"black","quality":4}""")], ellipse.Extras);
    }

    [Fact]
    public void Points_with_a_parent_are_its_keypoints_in_order_of_appearance()
    {
        (DatasetInfo info, List<DatasetItem> items) = Read($$"""
            [{"data":{"image":"a.png"},"annotations":[{"result":[{{Rectangle("p", "person")}},{{Point("1", "foot", 10, "p")}}]}]},
             {"data":{"image":"b.png"},"annotations":[{"result":[{{Point("1", "head", 20, "q")}},{{Point("2", "foot", 30, "q")}},{{Rectangle("q", "person")}},{{Point("3", "nose", 40, "none")}}]}]}]
            """);
        Assert.Equal(["foot", "head"], info.Categories.Single(category => category.Name == "person").KeypointNames);
        Annotation first = Assert.Single(items[0].Annotations);
        Assert.Equal([20, 10, 2, 0, 0, 0], first.Keypoints!.Triplets.ToArray());
        Assert.NotNull(first.Box);
        Assert.Equal([60, 30, 2, 40, 20, 2], items[1].Annotations[0].Keypoints!.Triplets.ToArray());
        Assert.Equal([80, 40, 2], items[1].Annotations[1].Keypoints!.Triplets.ToArray()); // its parent is not there
    }

    [Theory]
    [InlineData("""{"rectanglelabels":["cat"],"x":1,"y":1,"width":-2,"height":3}""", "a rectangle of size -2 x 3")]
    [InlineData("""{"polygonlabels":["cat"],"points":[[1,1],[2,2]]}""", "2 points")]
    [InlineData("""{"polygonlabels":["cat"],"points":[[1,1],[2],[3,3]]}""", "a list")]
    [InlineData("""{"brushlabels":["cat"],"format":"rle","rle":[0,0,1]}""", "3 bytes of packed runs")]
    [InlineData("""{"brushlabels":["cat"],"format":"rle","rle":[0,256]}""", "a list with a value that is no byte")]
    [InlineData("""{"keypointlabels":["cat"],"x":"left","y":3}""", "\"left\"")]
    public void A_region_that_cannot_be_used_costs_only_itself(string value, string found)
    {
        string text = $$"""[{"data":{"image":"a.png"},"annotations":[{"result":[{{Rectangle("p", "cat")}},{"id":"x","type":"t",{{Size}},"value":{{value}} }]}]}]""";
        (_, List<DatasetItem> items) = Read(text);
        DatasetItem item = Assert.Single(items);
        Assert.Single(item.Annotations);
        Problem problem = Assert.Single(item.Problems);
        Assert.Equal(found, problem.Found);
        Assert.Contains("[0].annotations[0].result[1].value", problem.Place, StringComparison.Ordinal);
    }

    private static string Rectangle(string id, string label) =>
        $$"""{"id":"{{id}}","type":"rectanglelabels",{{Size}},"value":{"x":10,"y":20,"width":50,"height":5,"rotation":0,"rectanglelabels":["{{label}}"]} }""";

    private static string Point(string id, string label, int at, string parent) =>
        $$"""{"id":"{{id}}","type":"keypointlabels","parentID":"{{parent}}",{{Size}},"value":{"x":{{at}},"y":{{at}},"width":1,"keypointlabels":["{{label}}"]} }""";

    private static (DatasetInfo Info, List<DatasetItem> Items) Read(string text)
    {
        using var scratch = new Scratch();
        using DatasetReader reader = DatasetFormats.Open([scratch.Write("a.json", text)], new ReadOptions { KeepExtras = true });
        return (reader.Info, [.. reader]);
    }
}
