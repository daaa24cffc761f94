namespace GeometryEngine.Formats.Tests;

public class DotaTests
{
    [Theory]
    [InlineData("dota/P0004__1__0___0.txt")]
    [InlineData("dota/datumaro_val_001.txt")]
    public void Objects_have_the_expected_counts_and_areas(string name)
    {
        var sample = Sample.Read(name);
        Assert.Empty(sample.Problems);
        Assert.Equal(sample.Count("objects"), sample.Annotations.Count);
        Assert.Equal(sample.Names("classes"), sample.Categories());
        Assert.Equal(sample.Count("difficult"), sample.Annotations.Count(annotation => KnownFields.Flag(annotation.Extras, KnownFields.Difficult) == true));
        Assert.Equal(sample.Sum("polygon_area"), sample.Annotations.Sum(annotation => annotation.Polygon?.Area() ?? annotation.RotatedBox!.Value.Area), 1e-6);
    }

    [Fact]
    public void A_file_without_objects_is_an_image_without_any()
    {
        var sample = Sample.Read("dota");
        Assert.Equal([4, 0, 2], sample.Items.Select(item => item.Annotations.Count));
        Assert.Equal("P0004__1__0___1024.png", sample.Items[1].Image.FileName);
    }

    [Fact]
    public void Lines_before_the_objects_are_kept_and_the_difficulty_may_be_missing()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("a.txt", "imagesource:GoogleEarth\ngsd:0.146\r\n0 0 4 0 4 2 0 2 small vehicle 2\n0,0,1,0,1,1,0,1,ship\n\n");
        using DatasetReader reader = DatasetFormats.Open([file], new ReadOptions { Strict = true, KeepExtras = true });
        DatasetItem item = Assert.Single(reader);
        Assert.Equal([KnownFields.Of("imagesource", "GoogleEarth"), KnownFields.Of("gsd", "0.146")], item.Image.Extras);
        Assert.Equal(["small vehicle", "ship"], reader.Info.Categories.Select(category => category.Name));
        Assert.Equal(new RotatedBox(2, 1, 4, 2, 0), item.Annotations[0].RotatedBox);
        Assert.True(KnownFields.Flag(item.Annotations[0].Extras, KnownFields.Difficult));
        Assert.Null(KnownFields.Flag(item.Annotations[1].Extras, KnownFields.Difficult));
    }
}
