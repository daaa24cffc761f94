namespace GeometryEngine.Formats.Tests;

public class LabelMeSampleTests
{
    [Theory]
    [InlineData("labelme/bbox_detection__2011_000003.json")]
    [InlineData("labelme/instance_segmentation__2011_000003.json")]
    [InlineData("labelme/mask_shape_1bit.json")]
    [InlineData("labelme/primitives__primitives.json")]
    [InlineData("labelme/tutorial__apc2016_obj3.json")]
    [InlineData("labelme/video_annotation__00000100.json")]
    public void Shapes_have_the_expected_counts_and_areas(string name)
    {
        var sample = Sample.Read(name);
        Assert.Empty(sample.Problems);
        ImageInfo image = Assert.Single(sample.Items).Image;
        Assert.Equal((sample.Count("height"), sample.Count("width")), (image.Height, image.Width));
        Assert.Equal(Type("rectangle"), sample.Annotations.Count(annotation => annotation.Box is not null));
        Assert.Equal(Type("circle"), sample.Annotations.Count(annotation => annotation.Ellipse is not null));
        Assert.Equal(Type("polygon"), sample.Annotations.Sum(annotation => annotation.Polygon?.RingCount ?? 0));
        Assert.Equal(Type("line") + Type("linestrip"), sample.Annotations.Count(annotation => annotation.Polyline is not null));
        Assert.Equal(Type("point"), sample.Annotations.Count(annotation => annotation.Keypoints is not null));
        Assert.Equal(Type("mask"), sample.Annotations.Count(annotation => annotation.Mask is not null));
        Assert.Equal(sample.Count("shapes"), sample.Annotations.Sum(annotation => annotation.Polygon?.RingCount ?? 1));
        Assert.Equal(sample.Sum("polygon_area"), sample.Annotations.Sum(annotation => annotation.Polygon?.Area() ?? 0), 1e-3);
        Assert.Equal(sample.Count("first_mask", "area"), sample.Annotations.Sum(annotation => annotation.Mask?.Area() ?? 0));

        int Type(string type) => sample.Count("by_type", type);
    }

    [Fact]
    public void Flags_of_the_image_are_labels_and_absent_labels()
    {
        var sample = Sample.Read("labelme/classification__0001.json");
        Annotation label = Assert.Single(sample.Annotations);
        Assert.Equal("cat", sample.Info.Categories[label.Category].Name);
        Assert.False(label.IsObject);
        Assert.Equal("""["__ignore__","dog"]""", KnownFields.Find(sample.Items[0].Image.Extras, KnownFields.NegativeLabels));
    }

    [Fact]
    public void A_mask_lies_within_its_corners()
    {
        Annotation mask = Sample.Read("labelme/mask_shape_1bit.json").Annotations[0];
        Assert.Equal((10, 10), (mask.Mask!.Height, mask.Mask.Width));
        Box box = mask.Mask.BoundingBox();
        Assert.True(box.X >= 2 && box.Y >= 1 && box.Right <= 6 && box.Bottom <= 4, box.ToString());
    }
}
