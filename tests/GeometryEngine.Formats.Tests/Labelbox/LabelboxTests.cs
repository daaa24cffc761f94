namespace GeometryEngine.Formats.Tests;

public class LabelboxTests
{
    [Theory]
    [InlineData("labelbox/labelbox_v1__image_export.json", 1, 1)]
    [InlineData("labelbox/ndjson__image_import.json", 1, 1)]
    [InlineData("labelbox/ndjson__nested_import.json", 1, 0)]
    [InlineData("labelbox/ndjson__rectangle_import.json", 1, 0)]
    public void Objects_have_the_expected_counts(string name, int images, int problems)
    {
        var sample = Sample.Read(name);
        Assert.Equal(images, sample.Items.Count);
        Assert.Equal(problems, sample.Problems.Count); // masks at addresses that cannot be read from here
        Assert.Equal(sample.Count("key_counts", "bbox"), sample.Annotations.Count(annotation => annotation.Box is not null));
        Assert.Equal(sample.Count("key_counts", "polygon"), sample.Annotations.Count(annotation => annotation.Polygon is not null));
        Assert.Equal(sample.Count("key_counts", "line"), sample.Annotations.Count(annotation => annotation.Polyline is not null));
        Assert.Equal(sample.Count("key_counts", "point"), sample.Annotations.Count(annotation => annotation.Keypoints is not null));
    }

    [Theory]
    [InlineData("""{"ID":"1","DataRow ID":"r","Labeled Data":"v.mp4","Label":[{"frameNumber":1,"objects":[]}]}""", "frames of a video")]
    [InlineData("""{"data_row":{"id":"r"},"projects":{"p":{"labels":[{"annotations":{"frames":{"1":{"objects":{}}}}}]}}}""", "frames of a video")]
    [InlineData("""{"uuid":"u","schemaId":"s","dataRow":{"id":"r"},"segments":[{"keyframes":[]}]}""", "frames of a video")]
    [InlineData("""{"uuid":"u","schemaId":"s","dataRow":{"id":"r"},"location":{"start":1,"end":2}}""", "a row without geometry and answer")]
    [InlineData("""{"ID":"1","DataRow ID":"r","Labeled Data":"t","Label":{"objects":[{"title":"entity","data":{"location":{"start":1}},"instanceURI":"https://example.com/m"}]}}""", "an object without geometry")]
    public void What_is_not_of_an_image_is_listed(string row, string found)
    {
        using DataFiles files = new(("a.json", $"[{row}]"));
        Assert.Equal(found, Assert.Single(files.Problems("a.json")).Found);
        Assert.Empty(files.Read("a.json").Items.SelectMany(item => item.Annotations));
    }

    [Fact]
    public void Old_exports_name_the_annotator_and_nest_answers()
    {
        var sample = Sample.Read("labelbox/labelbox_v1__image_export.json");
        Assert.Equal(["redacted@example.invalid"], sample.Info.Annotators);
        Annotation bag = sample.Annotations[1];
        Assert.Equal(new Box(392, 176, 463, 315), bag.Box);
        Assert.Contains("\"has_handbag\":\"True\"", KnownFields.Find(bag.Extras, KnownFields.Attributes), StringComparison.Ordinal);
        Assert.Contains(bag.Extras, extra => extra.Name == "mask_url");
    }

    [Fact]
    public void A_line_of_now_has_the_labels_of_several_annotators()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("a.ndjson", """
            {"data_row":{"id":"r1","external_id":"a.jpg"},"media_attributes":{"height":40,"width":60},"projects":{"p":{"labels":[
            """.ReplaceLineEndings("") + """
            {"label_details":{"created_by":"ann@x"},"annotations":{"objects":[{"feature_id":"f","name":"car","bounding_box":{"top":1,"left":2,"height":3,"width":4}}],"classifications":[{"name":"weather","radio_answer":{"name":"rain"}}]}},
            """.ReplaceLineEndings("") + """{"label_details":{"created_by":"ben@x"},"annotations":{"objects":[],"classifications":[]}}]}}}""" + "\n\n" +
            """{"data_row":{"id":"r2","external_id":"b.jpg"},"projects":{}}""" + "\n{broken\n");
        using DatasetReader reader = DatasetFormats.Open([file]);
        Assert.Equal("line 4", Assert.Single(reader.Problems).Place.Split(',')[^1].Trim());
        DatasetItem[] items = [.. reader];
        Assert.Equal(("a.jpg", 40, 60), (items[0].Image.FileName, items[0].Image.Height, items[0].Image.Width));
        Assert.Equal([0, 1], items[0].Annotators);
        Assert.Equal(new Box(2, 1, 4, 3), items[0].Annotations[0].Box);
        Assert.Equal(["car", "weather/rain"], reader.Info.Categories.Select(category => category.Name));
        Assert.Empty(items[1].Annotations);
    }
}
