namespace GeometryEngine.Formats.Tests;

public class CvatSampleTests
{
    [Theory]
    [InlineData("cvat/cgras_polygon_job_meta.xml")]
    [InlineData("cvat/datumaro_images_project.xml")]
    public void Images_have_the_expected_counts(string name)
    {
        var sample = Sample.Read(name);
        Assert.Empty(sample.Problems);
        Assert.Equal(sample.Count("images"), sample.Items.Count);
        Assert.Equal(sample.Count("shapes", "box"), sample.Annotations.Count(annotation => annotation.Box is not null));
        Assert.Equal(sample.Count("shapes", "polygon"), sample.Annotations.Count(annotation => annotation.Polygon is not null));
        Assert.Equal(sample.Count("shapes", "polyline"), sample.Annotations.Count(annotation => annotation.Polyline is not null));
        Assert.Equal(sample.Count("shapes", "points"), sample.Annotations.Count(annotation => annotation.Keypoints is not null));
        Assert.Equal(sample.Names("labels"), sample.Categories());
        Assert.Equal(sample.Sum("polygon_area"), sample.Annotations.Sum(annotation => annotation.Polygon?.Area() ?? 0), 1e-6);
        Assert.Equal(sample.Sum("box_area"), sample.Annotations.Sum(annotation => annotation.Box?.Area ?? 0), 1e-6);
        Assert.Equal(sample.Count("attributes"), sample.Annotations.Sum(AttributeCount));
    }

    [Fact]
    public void Images_of_a_project_are_named_by_their_subset_where_names_are_equal()
    {
        var sample = Sample.Read("cvat/datumaro_images_project.xml");
        Assert.Equal(
            ["Test/img0.jpg", "Test/img1.jpg", "Train/img0.jpg", "Train/img1.jpg", "Validation/img0.jpg", "Validation/img1.jpg"],
            sample.Items.Select(item => item.Image.FileName));
        Annotation box = sample.Items[0].Annotations[0];
        Assert.Equal(new Box(0, 2, 4, 2), box.Box);
        Assert.Equal(1, box.ZOrder);
        Assert.True(KnownFields.Flag(box.Extras, KnownFields.Occluded));
        Assert.Equal("""{"a1":true,"a2":"v3","a3":"0003","a4":2.4}""", KnownFields.Find(box.Extras, KnownFields.Attributes));
    }

    [Fact]
    public void Tracks_are_seen_from_frame_to_frame_until_they_are_outside()
    {
        var sample = Sample.Read("cvat/datumaro_video_tracks.xml");
        Assert.Empty(sample.Problems);
        Assert.Equal([10, 13, 16, 19], sample.Items.Select(item => (int)item.Image.Id.Number));
        Assert.All(sample.Items, item => Assert.Equal((20, 25), (item.Image.Height, item.Image.Width)));
        Assert.Equal([2, 1, 0, 0], sample.Items.Select(item => item.Annotations.Count));
        Assert.Equal(sample.Count("track_shapes", "box") + sample.Count("track_shapes", "points") + sample.Count("track_shapes", "polyline") - sample.Count("outside"), sample.Annotations.Count);
        Assert.Equal(new Box(3, 4, 7, 1), sample.Items[0].Annotations[0].Box);
        Assert.Equal("""{"hgl":"hgkf"}""", KnownFields.Find(sample.Items[0].Annotations[1].Extras, KnownFields.Attributes));
        Assert.Equal("2", KnownFields.Find(sample.Items[1].Annotations[0].Extras, KnownFields.Track));
    }

    private static int AttributeCount(Annotation annotation)
    {
        if (KnownFields.Find(annotation.Extras, KnownFields.Attributes) is not { } json) return 0;
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().Count();
    }
}
