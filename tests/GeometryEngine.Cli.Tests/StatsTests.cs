using System.Text.Json;
using System.Text.Json.Nodes;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli.Tests;

public class StatsTests
{
    [Fact]
    public void Labels_of_label_images_are_named_by_a_file_of_the_user()
    {
        using var folder = new TempFolder();
        using (FileStream png = File.Create(folder["mask.png"]))
            new PngEncoder().Encode(LabelRuns.Encode<int>([0, 3, 3, 3, 2, 0], 2, 3), PngPixelFormat.Gray8, png);
        string names = folder.Write("names.txt", "_background_\ncat\ndog\nsky\n");
        JsonElement stats = Geom.Run("stats", folder["mask.png"], "--labels", names, "--json").Expect(ExitCode.Done).Json;
        Assert.Equal([("cat", 0), ("dog", 1), ("sky", 1)], stats.GetProperty("per_category").EnumerateArray()
            .Select(category => (category.GetProperty("category").GetString()!, category.GetProperty("mask").GetInt32())));
    }

    [Fact]
    public void Json_counts_kinds_areas_and_sizes()
    {
        using var folder = new TempFolder();
        JsonObject label = new() { ["id"] = 7, ["image_id"] = 1, ["category_id"] = 2 };
        string file = folder.Write("a.json", CocoText.Document([CocoText.Image(1, 200, 300), CocoText.Image(2, 200, 300), CocoText.Image(3, 50, 60)],
        [
            CocoText.Polygon(1, 1, CocoText.Rectangle(0, 0, 100, 100)),
            CocoText.Segmentation(2, 1, JsonNode.Parse("""{"size":[200,300],"counts":[0,2000,58000]}""")!, category: 2, crowd: true),
            CocoText.Box(3, 2, [0, 0, 3, 5]),
            label,
        ]));
        JsonElement stats = Geom.Run("stats", $"Ann={file}", "--json").Expect(ExitCode.Done).Json;
        string expected = """
            {
              "images": 3, "images_without_annotations": 1, "annotations": 4, "most_annotations_of_an_image": 3, "crowds": 1,
              "kinds": {"polygon": 1, "mask": 1, "keypoints": 0, "rotated_box": 0, "ellipse": 0, "polyline": 0, "box": 1, "label": 1}
            }
            """;
        foreach (JsonProperty property in JsonDocument.Parse(expected).RootElement.EnumerateObject())
            Assert.True(JsonElement.DeepEquals(property.Value, stats.GetProperty(property.Name)), property.Name);

        JsonElement areas = stats.GetProperty("areas");
        Assert.Equal(3, areas.GetProperty("objects").GetInt32());
        Assert.Equal([1, 1, 1], ((string[])["small", "medium", "large"]).Select(name => areas.GetProperty(name).GetInt32()));
        Assert.Equal(15, areas.GetProperty("min").GetDouble());
        Assert.Equal(10_000, areas.GetProperty("max").GetDouble());
        Assert.Equal(12_015 / 3.0, areas.GetProperty("mean").GetProperty("value").GetDouble());
        Assert.Equal([(4, 1), (1024, 1), (4096, 1)], areas.GetProperty("histogram").EnumerateArray()
            .Select(bin => ((int)bin.GetProperty("from").GetDouble(), bin.GetProperty("objects").GetInt32())).Where(bin => bin.Item2 > 0));

        JsonElement dog = stats.GetProperty("per_category")[1], annotator = Assert.Single(stats.GetProperty("per_annotator").EnumerateArray());
        Assert.Equal(("dog", 1, 1), (dog.GetProperty("category").GetString(), dog.GetProperty("mask").GetInt32(), dog.GetProperty("label").GetInt32()));
        Assert.Equal(("Ann", 3), (annotator.GetProperty("annotator").GetString(), annotator.GetProperty("images").GetInt32()));
        Assert.Equal(2, stats.GetProperty("image_sizes")[0].GetProperty("images").GetInt32());
    }

    [Fact]
    public void Areas_of_nothing_are_undefined()
    {
        using var folder = new TempFolder();
        string file = folder.Write("a.json", CocoText.Document([CocoText.Image(1, 2, 3)], []));
        JsonElement mean = Geom.Run("stats", file, "--json").Expect(ExitCode.Done).Json.GetProperty("areas").GetProperty("mean");
        Assert.Equal((JsonValueKind.Null, "empty"), (mean.GetProperty("value").ValueKind, mean.GetProperty("status").GetString()));
    }

    [Fact]
    public void Table_names_categories_and_sizes()
    {
        using var folder = new TempFolder();
        string file = folder.Write("a.json", CocoText.Document([CocoText.Image(1, 200, 300)], [CocoText.Box(3, 1, [0, 0, 3, 5])]));
        GeomResult result = Geom.Run("stats", file).Expect(ExitCode.Done);
        foreach (string text in (string[])["1 image (0 without annotations), 1 annotation", "cat", "300 x 200", "small (below 32 x 32)"]) Assert.Contains(text, result.Out);
        Assert.DoesNotContain("dog", result.Out); // declared and not used
    }
}
