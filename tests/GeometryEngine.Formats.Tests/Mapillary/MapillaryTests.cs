namespace GeometryEngine.Formats.Tests;

public class MapillaryTests
{
    [Theory]
    [InlineData("mapillary/val/v2.0/polygons/0.json")]
    [InlineData("mapillary/val/v2.0/polygons/1.json")]
    public void Objects_have_the_expected_count(string name)
    {
        var sample = Sample.Read(name);
        Assert.Empty(sample.Problems);
        DatasetItem item = Assert.Single(sample.Items);
        Assert.Equal((5, 5), (item.Image.Height, item.Image.Width));
        Assert.Equal(sample.Count("objects"), item.Annotations.Count);
        Assert.All(item.Annotations, annotation => Assert.NotNull(annotation.Polygon));
    }

    [Fact]
    public void Points_stand_in_pairs_or_in_turn()
    {
        using var scratch = new Scratch();
        scratch.Write("training/v2.0/polygons/x.json", """{"height":9,"width":9,"objects":[{"id":1,"label":"a","polygon":[[0,0],[4,0],[4,4]]},{"id":2,"label":"a","polygon":[[0,0,4,0,4,4],[5,5,6,5,6,6]]}]}""");
        using DatasetReader reader = DatasetFormats.Open([scratch.Folder], new ReadOptions { Strict = true });
        DatasetItem item = Assert.Single(reader);
        Assert.Equal(("x.jpg", "training"), (item.Image.FileName, item.Image.Subset));
        Assert.Equal([8, 8.5], item.Annotations.Select(annotation => annotation.Polygon!.Area()));
    }
}
