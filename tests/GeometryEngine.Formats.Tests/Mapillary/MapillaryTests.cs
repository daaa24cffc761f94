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

    [Theory]
    [InlineData("0.png", "0=15,1=10")]
    [InlineData("1.png", "1=5,2=10,2=10")]
    public void Images_of_instances_hold_label_and_number(string name, string expected)
    {
        var sample = Sample.Read("mapillary/val/v1.2", expected: $"mapillary/val/v1.2/instances/{name}");
        Assert.Empty(sample.Problems);
        DatasetItem item = sample.Items.Single(item => item.Image.FileName == Path.ChangeExtension(name, ".jpg"));
        Assert.Equal(expected, string.Join(',', item.Annotations.Select(annotation => $"{sample.Info.Categories[annotation.Category].Name}={annotation.Mask!.Area()}")));
        Assert.All(sample.Names("value_counts"), count => Assert.Equal(count.Value, item.Annotations.Single(annotation => annotation.Id!.Value.ToString() == count.Key).Mask!.Area()));
    }

    [Fact]
    public void The_list_of_the_version_or_of_the_user_names_the_labels()
    {
        using var scratch = new Scratch();
        string samples = TestSupport.Repository.SharedSample("mapillary"), list = Path.Combine(samples, "config_v1.2.json");
        foreach (string folder in (string[])["instances", "labels"]) scratch.Write($"training/v1.2/{folder}/1.png", File.ReadAllBytes(Path.Combine(samples, "val/v1.2", folder, "1.png")));
        Check(new ReadOptions { Strict = true, Labels = list, KeepExtras = true });
        scratch.Write("config_v2.0.json", """{"labels":[{"name":"other"}]}""");
        scratch.Write("config_v1.2.json", File.ReadAllBytes(list));
        Check(new ReadOptions { Strict = true, KeepExtras = true });
        scratch.Write("config_v1.2.json", """{"labels":[{"name":"other"},{"name":"one"}]}""");
        using DatasetReader reader = DatasetFormats.Open([scratch.Folder]);
        Assert.Equal(["value 512, which is of label 2", "value 513, which is of label 2"], Assert.Single(reader).Problems.Select(problem => problem.Found));

        void Check(ReadOptions options)
        {
            using DatasetReader reader = DatasetFormats.Open([scratch.Folder], options);
            DatasetItem item = Assert.Single(reader);
            Assert.Equal(("1.jpg", "training"), (item.Image.FileName, item.Image.Subset));
            Assert.Equal(["construction--barrier--separator", "object--vehicle--bicycle", "object--vehicle--bicycle"], item.Annotations.Select(annotation => reader.Info.Categories[annotation.Category].Name));
            Assert.Equal("1", KnownFields.Find(reader.Info.Categories[0].Extras, KnownFields.IsThing));
        }
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
