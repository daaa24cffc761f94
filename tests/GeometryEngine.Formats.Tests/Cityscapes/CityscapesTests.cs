namespace GeometryEngine.Formats.Tests;

public class CityscapesTests
{
    [Fact]
    public void Polygons_come_in_order_and_groups_are_crowds()
    {
        var sample = Sample.Read("cityscapes/synthetic_a_gtFine_polygons.json");
        Assert.Empty(sample.Problems);
        DatasetItem item = Assert.Single(sample.Items);
        Assert.Equal((20, 40, "synthetic_a_leftImg8bit.png"), (item.Image.Height, item.Image.Width, item.Image.FileName));
        Assert.Equal(sample.Count("objects") - sample.Count("deleted"), item.Annotations.Count);
        SortedDictionary<string, int> expected = sample.Names("labels"), found = sample.Categories(annotation => !annotation.IsCrowd);
        Assert.Equal("car", sample.Info.Categories[Assert.Single(item.Annotations, annotation => annotation.IsCrowd).Category].Name);
        Assert.Equal(expected["car"], found["car"]);
        Assert.Equal("road", sample.Info.Categories[item.Annotations[0].Category].Name);
    }

    [Fact]
    public void Images_of_ids_have_a_mask_for_each_value()
    {
        const string Name = "cityscapes/dataset/gtFine/train/defaultcity/defaultcity_000002_000045_gtFine_instanceIds.png";
        var sample = Sample.Read("cityscapes/dataset", expected: Name);
        Assert.Empty(sample.Problems);
        Assert.Equal(4, sample.Items.Count);
        DatasetItem item = sample.Items.Single(item => item.Image.Subset == "train");
        Assert.Equal("defaultcity_000002_000045_leftImg8bit.png", item.Image.FileName);
        Assert.All(sample.Names("value_counts").Where(count => count.Key != "0"), count =>
            Assert.Equal(count.Value, item.Annotations.Single(annotation => annotation.Id.ToString() == count.Key).Mask!.Area()));
    }

    [Fact]
    public void The_folder_names_the_part_of_the_set_and_users_are_annotators()
    {
        using var scratch = new Scratch();
        scratch.Write("gtFine/val/bonn/bonn_000001_000019_gtFine_polygons.json", """
            {"imgHeight":10,"imgWidth":20,"objects":[{"label":"sky","polygon":[[0,0],[5,0],[5,5]],"user":"eva"},{"label":"skygroup","polygon":[[0,0],[5,0],[5,5]],"user":"eva"},
            {"label":"car","polygon":[[0,0],[5,0],[5,5]],"deleted":1}]}
            """);
        using DatasetReader reader = DatasetFormats.Open([scratch.Folder], new ReadOptions { Strict = true });
        DatasetItem item = Assert.Single(reader);
        Assert.Equal(("bonn_000001_000019_leftImg8bit.png", "val"), (item.Image.FileName, item.Image.Subset));
        Assert.Equal(["sky", "skygroup"], reader.Info.Categories.Select(category => category.Name)); // there are no single skies
        Assert.Equal(["eva"], item.Annotators.Select(annotator => reader.Info.Annotators[annotator]));
    }
}
