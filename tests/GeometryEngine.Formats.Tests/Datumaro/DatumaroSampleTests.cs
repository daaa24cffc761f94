namespace GeometryEngine.Formats.Tests;

public class DatumaroSampleTests
{
    [Theory]
    [InlineData("datumaro/diverse__annotations__default.json", 0)]
    [InlineData("datumaro/diverse__annotations__train.json", 3)]
    [InlineData("datumaro/geti_legacy_train.json", 0)]
    [InlineData("datumaro/with_pcd__annotations__default.json", 1)]
    public void Items_and_annotations_are_counted_as_expected(string name, int problems)
    {
        var sample = Sample.Read(name);
        Assert.Equal(problems, sample.Problems.Count);
        Assert.Equal(sample.Count("items"), sample.Items.Count);
        Assert.Equal(Type("bbox"), sample.Annotations.Count(annotation => annotation.Box is not null));
        Assert.Equal(Type("points"), sample.Annotations.Count(annotation => annotation.Keypoints is not null));
        Assert.Equal(Type("label"), sample.Annotations.Count(annotation => !annotation.IsObject));
        Assert.Equal(Type("caption"), sample.Items.Sum(item => Captions(item)));
        Assert.Equal(sample.Count("labels"), sample.Info.Categories.Count(category => category.Name != Category.Unnamed));

        int Type(string type) => sample.Count("types", type);
    }

    [Fact]
    public void What_is_odd_is_listed()
    {
        var sample = Sample.Read("datumaro/diverse__annotations__train.json");
        Assert.Equal(["3 keypoints of a category with 2", "size [2, 3]", "label_id 5"], sample.Problems.Select(problem => problem.Found));
        Annotation box = sample.Items[0].Annotations[1];
        Assert.Equal((new Box(1, 2, 3, 4), 1.0, 1), (box.Box, box.Score, box.ZOrder));
        Assert.Equal("""{"x":1,"y":"2"}""", KnownFields.Find(sample.Items[0].Annotations[0].Extras, KnownFields.Attributes));
        Assert.Equal("5", KnownFields.Find(sample.Items[0].Annotations[2].Extras, KnownFields.Group));
        Assert.Equal([(0, 1)], sample.Info.Categories[0].Skeleton);
    }

    private static int Captions(DatasetItem item)
    {
        if (KnownFields.Find(item.Image.Extras, KnownFields.Captions) is not { } json) return 0;
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return document.RootElement.GetArrayLength();
    }
}
