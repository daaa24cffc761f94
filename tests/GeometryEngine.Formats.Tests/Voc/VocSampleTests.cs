namespace GeometryEngine.Formats.Tests;

public class VocSampleTests
{
    [Theory]
    [InlineData("voc/datumaro_roboflow/train_001.xml")]
    [InlineData("voc/labelme_voc/Annotations/2011_000003.xml")]
    [InlineData("voc/mmdet/VOC2007_000001.xml")]
    [InlineData("voc/roboflow_chess/0af.xml")]
    [InlineData("voc/roboflow_chess/1be.xml")]
    [InlineData("voc/voc_dataset1/Annotations/2007_000001.xml")]
    public void Objects_have_the_expected_counts_and_areas(string name)
    {
        var sample = Sample.Read(name);
        Assert.Empty(sample.Problems);
        ImageInfo image = Assert.Single(sample.Items).Image;
        Assert.Equal(sample.Expected.GetProperty("filename").GetString(), image.FileName);
        Assert.Equal(sample.Expected.GetProperty("size").EnumerateArray().Take(2).Select(side => int.Parse(side.GetString()!, System.Globalization.CultureInfo.InvariantCulture)), [image.Width, image.Height]);
        Assert.Equal(sample.Count("objects"), sample.Annotations.Count);
        Assert.Equal(sample.Names("labels"), sample.Categories());
        Assert.Equal(sample.Sum("sum_box_area_max_minus_min"), sample.Annotations.Sum(annotation => annotation.Box!.Value.Area), 1e-6);
        Assert.Equal(sample.Count("difficult"), sample.Annotations.Count(annotation => KnownFields.Flag(annotation.Extras, KnownFields.Difficult) == true));
        Assert.Equal(sample.Count("parts"), sample.Annotations.Count(annotation => KnownFields.Find(annotation.Extras, "part") is not null));
    }

    [Fact]
    public void Whole_sets_come_with_parts_and_actions()
    {
        var sample = Sample.Read("voc/voc_dataset1");
        Assert.Equal("train", Assert.Single(sample.Items).Image.Subset);
        Annotation person = sample.Annotations[1];
        Assert.Equal("""{"name":"head","bndbox":{"xmin":"5.5","ymin":"6","xmax":"7.5","ymax":"8"}}""", KnownFields.Find(person.Extras, "part"));
        Assert.Contains("\"reading\":\"1\"", KnownFields.Find(person.Extras, "actions"), StringComparison.Ordinal);
    }

    [Fact]
    public void Masks_belong_to_the_objects_of_their_numbers()
    {
        var sample = Sample.Read("voc/labelme_voc", expected: "voc/labelme_voc/SegmentationObject/2011_000003.png");
        Assert.Empty(sample.Problems);
        Annotation[] annotations = [.. Assert.Single(sample.Items).Annotations];
        Assert.Equal([("person", true), ("person", true), ("bottle", false)], annotations.Select(it => (sample.Info.Categories[it.Category].Name, it.Box is not null)));
        for (int i = 0; i < 3; i++) Assert.Equal(sample.Count("value_counts", $"{i + 1}"), annotations[i].Mask!.Area());
    }

    [Fact]
    public void Fractions_of_pixels_and_of_truncation_are_numbers_too()
    {
        var sample = Sample.Read("malformed/voc_float_coords.xml", new ReadOptions { Strict = true });
        Annotation annotation = Assert.Single(sample.Annotations);
        Assert.Equal(45.70000076293945, annotation.Box!.Value.X);
        Assert.Equal(293.5, annotation.Box.Value.Bottom);
        Assert.True(KnownFields.Flag(annotation.Extras, KnownFields.Truncated));
    }

    [Fact]
    public void The_challenge_counts_pixels_from_1_and_includes_the_last()
    {
        Annotation asWritten = Sample.Read("voc/mmdet/VOC2007_000001.xml").Annotations[0];
        Annotation original = Sample.Read("voc/mmdet/VOC2007_000001.xml", new ReadOptions { Format = "voc-original" }).Annotations[0];
        Assert.Equal(new Box(48, 240, 147, 131), asWritten.Box);
        Assert.Equal(new Box(47, 239, 148, 132), original.Box);
    }
}
