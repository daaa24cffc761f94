using System.Text.Json;

namespace GeometryEngine.Formats.Tests;

public class LabelStudioSampleTests
{
    [Theory]
    [InlineData("label_studio/image_urls_with_bboxes_gt.json")]
    [InlineData("label_studio/sdk_test_export_coco__data.json")]
    [InlineData("label_studio/sdk_test_export_csv__csv_test2.json")]
    [InlineData("label_studio/sdk_test_export_yolo__data.json")]
    [InlineData("label_studio/sdk_test_export_yolo__data_obb.json")]
    [InlineData("label_studio/image_tools_mixed_brush_rle.json")]
    public void Tasks_regions_and_annotators_are_counted_as_expected(string name)
    {
        var sample = Sample.Read(name);
        Assert.All(sample.Problems, problem => Assert.Contains("image https://pytest.heartex.com/image1.jpg again", problem.Found, StringComparison.Ordinal)); // two tasks, one image
        Assert.Equal(sample.Count("tasks"), sample.Items.Count);
        Assert.Equal(sample.Count("annotators"), sample.Info.Annotators.Count);
        Assert.Equal(Type("rectanglelabels") + Type("rectangle"), sample.Annotations.Count(annotation => annotation.Box is not null || annotation.RotatedBox is not null));
        Assert.Equal(sample.Count("nonzero_rotation"), sample.Annotations.Count(annotation => annotation.RotatedBox is not null));
        Assert.Equal(Type("polygonlabels") + Type("polygon"), sample.Annotations.Count(annotation => annotation.Polygon is not null));
        Assert.Equal(Type("ellipselabels") + Type("ellipse"), sample.Annotations.Count(annotation => annotation.Ellipse is not null));
        Assert.Equal(Type("keypointlabels") + Type("keypoint"), sample.Annotations.Count(annotation => annotation.Keypoints is not null));
        Assert.Equal(Type("choices"), sample.Annotations.Count(annotation => !annotation.IsObject));
        Assert.Equal(sample.Names("label_uses"), sample.Categories());
        double area = sample.Items.Sum(item => item.Annotations.Sum(annotation => annotation.Polygon?.Area() ?? 0) * 10_000 / Math.Max(1, (double)item.Image.Width * item.Image.Height));
        int results = sample.Count("results_by_type", "polygon") > 0 ? 2 : 1; // one with the polygon, one with its labels
        Assert.Equal(sample.Sum("polygon_area_in_percent_units"), area * results, 1e-4);

        int Type(string type) => sample.Count("results_by_type", type);
    }

    [Fact]
    public void A_brush_has_the_pixels_that_an_unpacking_of_all_bytes_gives()
    {
        var sample = Sample.Read("label_studio/image_tools_mixed_brush_rle.json");
        JsonElement expected = sample.Expected.GetProperty("brush")[0]; // the same region twice: with the brush, and with its labels
        Annotation brush = Assert.Single(sample.Annotations, annotation => annotation.Mask is not null);
        Assert.Equal((expected.GetProperty("h").GetInt32(), expected.GetProperty("w").GetInt32()), (brush.Mask!.Height, brush.Mask.Width));
        Assert.Equal(expected.GetProperty("alpha_nonzero_pixels").GetInt64(), brush.Mask.Area());
        Assert.Equal(expected.GetProperty("id").GetString(), brush.Id.ToString());
        Assert.Equal("Planet", sample.Info.Categories[brush.Category].Name);
        Assert.Equal(sample.Names("label_uses"), sample.Categories());
    }

    [Theory]
    [InlineData("label_studio/bbox_with_two_predictions.json", 1)]
    [InlineData("label_studio/keypointlabels.json", 2)]
    public void Without_a_size_coordinates_stay_in_percent_and_that_is_listed(string name, int annotations)
    {
        var sample = Sample.Read(name);
        Assert.Equal("no original_width and original_height", Assert.Single(sample.Problems).Found);
        Assert.Equal(annotations, sample.Annotations.Count);
        Assert.False(sample.Items[0].Image.HasSize);
    }

    [Fact]
    public void A_rotated_rectangle_turns_about_its_top_left_corner_in_pixels()
    {
        var sample = Sample.Read("label_studio/sdk_test_export_yolo__data_obb.json");
        RotatedBox box = sample.Annotations[0].RotatedBox!.Value;
        double x = 10.537066764905694 * 597 / 100, y = 79.55767690059092 * 768 / 100, width = 19.045470024656689 * 597 / 100, height = 8.132522043893883 * 768 / 100;
        double angle = 328.33240366032836 * Math.PI / 180;
        double[] corners = box.Corners();
        Assert.Equal(x, corners[0], 1e-9);
        Assert.Equal(y, corners[1], 1e-9);
        Assert.Equal(x + width * Math.Cos(angle), corners[2], 1e-9);
        Assert.Equal(y + width * Math.Sin(angle), corners[3], 1e-9);
        Assert.Equal(x - height * Math.Sin(angle), corners[6], 1e-9);
        Assert.Equal(y + height * Math.Cos(angle), corners[7], 1e-9);
    }

    [Fact]
    public void Choices_and_paths_of_taxonomies_are_labels_of_the_image()
    {
        var sample = Sample.Read("label_studio/classification_mixed_choices.json");
        Assert.Equal(["Choice 1", "Choice 2/Choice 2.1"], sample.Annotations.Select(annotation => sample.Info.Categories[annotation.Category].Name));
        Assert.All(sample.Annotations, annotation => Assert.False(annotation.IsObject));
    }
}
