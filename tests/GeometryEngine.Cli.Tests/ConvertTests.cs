using System.Text.Json;
using System.Text.Json.Nodes;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Cli.Tests;

public class ConvertTests
{
    // pycocotools takes four numbers for a box and refuses fewer, so as a polygon of a file these rows have no reference.
    private const int FewestCoordinates = 6;

    [Fact]
    public void Golden_polygons_become_the_strings_of_pycocotools()
    {
        using var folder = new TempFolder();
        JsonElement[] rows = [.. GoldenRows.Read("evaluation", "poly_rle.jsonl").Where(row => row.GetProperty("poly").GetArrayLength() >= FewestCoordinates)];
        string source = folder.Write("polygons.json", CocoText.Document(
            rows.Select((row, i) => CocoText.Image(i + 1, row.GetProperty("h").GetInt32(), row.GetProperty("w").GetInt32())),
            rows.Select((row, i) => CocoText.Polygon(i + 1, i + 1, row.GetProperty("poly").Doubles()))));
        ConvertToRle(source, folder["masks.json"]);
        Dictionary<long, JsonElement> written = CocoText.ById(folder["masks.json"], "annotations");
        Assert.Equal(rows.Length, written.Count);
        for (int i = 0; i < rows.Length; i++)
        {
            JsonElement segmentation = written[i + 1].GetProperty("segmentation");
            Assert.Equal(rows[i].GetProperty("rle").GetString(), segmentation.GetProperty("counts").GetString());
            Assert.Equal([rows[i].GetProperty("h").GetUInt32(), rows[i].GetProperty("w").GetUInt32()], segmentation.GetProperty("size").Counts());
        }
    }

    [Theory]
    [InlineData("instances_val2014_100.json", "faster_coco_eval", "coco_val2014_100", 839, 8_892_095)]
    [InlineData("lvis_val_100.json", "lvis-api", "lvis_val_100", 977, null)]
    public void Real_files_become_the_masks_of_pycocotools(string file, string folderName, string goldenSource, int count, int? polygonArea)
    {
        string source = Repository.SharedSample("evaluation", folderName, file);
        using var folder = new TempFolder();
        ConvertToRle(source, folder["masks.json"]);
        Dictionary<long, JsonElement> before = CocoText.ById(source, "annotations"), after = CocoText.ById(folder["masks.json"], "annotations");
        Assert.Equal(count, after.Count);

        int compared = 0;
        foreach (JsonElement row in GoldenRows.Read("evaluation", "poly_rle.jsonl").Where(row => row.GetProperty("src").GetString() == goldenSource))
        {
            long id = row.GetProperty("ann").GetInt64();
            if (before[id].GetProperty("segmentation").GetArrayLength() > 1) continue;
            Assert.Equal(row.GetProperty("rle").GetString(), after[id].GetProperty("segmentation").GetProperty("counts").GetString());
            compared++;
        }
        Assert.True(compared > 100, $"{compared} annotations compared");

        JsonElement[] polygons = [.. before.Values.Where(annotation => annotation.GetProperty("segmentation").ValueKind == JsonValueKind.Array)];
        long area = polygons.Sum(annotation => MaskOf(after[annotation.GetProperty("id").GetInt64()]).Area());
        if (polygonArea is { } expected) Assert.Equal(expected, area);
        foreach (JsonElement crowd in before.Values.Except(polygons))
            Assert.Equal(crowd.GetProperty("segmentation").GetProperty("counts").Counts(), MaskOf(after[crowd.GetProperty("id").GetInt64()]).Counts.ToArray());
    }

    [Fact]
    public void Parts_are_united_and_everything_else_is_kept()
    {
        using var folder = new TempFolder();
        JsonObject two = CocoText.Segmentation(7, 1, JsonNode.Parse("[[0,0,4,0,4,4,0,4],[2,2,6,2,6,6,2,6]]")!, category: 2);
        two["area"] = 99.5;
        two["note"] = "kept";
        JsonObject crowd = CocoText.Segmentation(3, 1, JsonNode.Parse("""{"size":[8,8],"counts":[3,5,56]}""")!, crowd: true);
        string source = folder.Write("in.json", CocoText.Document([CocoText.Image(1, 8, 8)], [two, crowd, CocoText.Box(9, 1, [1, 1, 2, 2])]));
        ConvertToRle(source, folder["out.json"]);
        Dictionary<long, JsonElement> written = CocoText.ById(folder["out.json"], "annotations");
        Assert.Equal([7L, 3L, 9L], written.Keys);
        Assert.Equal(28, MaskOf(written[7]).Area());
        Assert.Equal(99.5, written[7].GetProperty("area").GetDouble());
        Assert.Equal("kept", written[7].GetProperty("note").GetString());
        Assert.Equal(2, written[7].GetProperty("category_id").GetInt32());
        Assert.Equal([3u, 5u, 56u], MaskOf(written[3]).Counts.ToArray());
        Assert.Equal(1, written[3].GetProperty("iscrowd").GetInt32());
        Assert.False(written[9].TryGetProperty("segmentation", out _));
        Assert.Equal([1, 1, 2, 2], written[9].GetProperty("bbox").Doubles());
    }

    [Fact]
    public void Polygons_are_kept_by_default()
    {
        using var folder = new TempFolder();
        string source = folder.Write("in.json", CocoText.Document([CocoText.Image(1, 8, 8)], [CocoText.Polygon(1, 1, [0.25, 0, 4, 0.1, 4, 4])]));
        Geom.Run("convert", source, "-o", folder["out.json"], "--to", "coco").Expect(ExitCode.Done);
        Assert.Equal([0.25, 0, 4, 0.1, 4, 4], CocoText.ById(folder["out.json"], "annotations")[1].GetProperty("segmentation")[0].Doubles());
    }

    [Fact]
    public void Several_sources_become_one_file_that_names_annotators()
    {
        using var folder = new TempFolder();
        string a = folder.Write("a.json", CocoText.Document([CocoText.Image(1, 8, 8)], [CocoText.Box(1, 1, [0, 0, 2, 2])]));
        string b = folder.Write("b.json", CocoText.Document([CocoText.Image(1, 8, 8)], [CocoText.Box(1, 1, [0, 0, 2, 2])]));
        Geom.Run("convert", $"Ann={a}", $"Ben={b}", "-o", folder["out.json"], "--to", "coco").Expect(ExitCode.Done);
        Assert.Equal(["Ann", "Ben"], CocoText.ById(folder["out.json"], "annotations").Values.Select(annotation => annotation.GetProperty("annotator").GetString()));
        JsonElement report = Geom.Run("agree", folder["out.json"], "--json").Expect(ExitCode.Done).Json;
        Assert.Equal(1, report.GetProperty("instances").GetProperty("matched").GetInt32());
    }

    [Theory]
    [InlineData("coco", RasterRule.Coco)]
    [InlineData("pixel-center", RasterRule.PixelCenter)]
    [InlineData("all-touched", RasterRule.AllTouched)]
    [InlineData("skimage", RasterRule.Skimage)]
    [InlineData("opencv-round", RasterRule.OpenCvRound)]
    [InlineData("opencv-truncate", RasterRule.OpenCvTruncate)]
    [InlineData("pillow", RasterRule.Pillow)]
    public void Raster_rule_decides_the_pixels(string name, RasterRule rule)
    {
        // A ring that each rule draws in its own way.
        double[] ring = [1.5, 0.7, 10.6, 2.5, 6.5, 4.5, 9.4, 10.6, 2.5, 8.5];
        using var folder = new TempFolder();
        string source = folder.Write("in.json", CocoText.Document([CocoText.Image(1, 12, 12)], [CocoText.Polygon(1, 1, ring)]));
        Geom.Run("convert", source, "-o", folder["out.json"], "--to", "coco", "--masks", "rle", "--rule", name).Expect(ExitCode.Done);
        Rle mask = MaskOf(CocoText.ById(folder["out.json"], "annotations")[1]);
        Assert.Equal([rule], Enum.GetValues<RasterRule>().Where(other => Rasterizer.ToRle(new Polygon(ring), 12, 12, other).Equals(mask)));
    }

    [Theory, InlineData("coco", RasterRule.Coco), InlineData("pillow", RasterRule.Pillow)]
    public void Raster_rule_decides_the_pixels_of_formats_of_masks(string name, RasterRule rule)
    {
        double[] ring = [1.5, 0.7, 10.6, 2.5, 6.5, 4.5, 9.4, 10.6, 2.5, 8.5];
        using var folder = new TempFolder();
        string source = folder.Write("in.json", CocoText.Document([CocoText.Image(1, 12, 12)], [CocoText.Polygon(1, 1, ring)]));
        Geom.Run("convert", source, "-o", folder["out.csv"], "--to", "kaggle-rle", "--rule", name).Expect(ExitCode.Done);
        Geom.Run("convert", folder["out.csv"], "-o", folder["out.json"], "--to", "coco").Expect(ExitCode.Done);
        Assert.Equal(Rasterizer.ToRle(new Polygon(ring), 12, 12, rule), MaskOf(CocoText.ById(folder["out.json"], "annotations")[1]));
    }

    [Fact]
    public void A_polygon_of_an_image_without_size_is_a_problem()
    {
        using var folder = new TempFolder();
        JsonObject image = CocoText.Image(1, 8, 8);
        image.Remove("height");
        image.Remove("width");
        string source = folder.Write("in.json", CocoText.Document([image], [CocoText.Polygon(5, 1, [0, 0, 4, 0, 4, 4])]));
        GeomResult lenient = ConvertToRle(source, folder["out.json"]);
        Assert.Contains("annotation 5: found a polygon in an image without a size", lenient.ErrorLines[0]);
        GeomResult strict = Geom.Run("convert", source, "-o", folder["strict.json"], "--to", "coco", "--masks", "rle", "--strict").Expect(ExitCode.BadInput);
        Assert.Single(strict.ErrorLines);
        Assert.Equal(["in.json", "out.json"], folder.Entries);
    }

    [Fact]
    public void Image_files_are_copied_into_folders_of_classes()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["images"]);
        byte[] gif = [.. "GIF87a"u8, 7, 0, 5, 0, 0, 0, 0];
        File.WriteAllBytes(folder["images/a.gif"], gif);
        string source = folder.Write("labels.csv", "filename,class\na.gif,cat\nb.gif,dog\n");
        string[] arguments = ["convert", source, "-o", folder["out"], "--to", "class-folders", "--losses", folder["losses.json"]];
        GeomResult strict = Geom.Run([.. arguments, "--strict"]).Expect(ExitCode.BadInput);
        Assert.Contains("image b.gif: found no image file of this name", Assert.Single(strict.ErrorLines));
        Assert.Equal(["images", "images/a.gif", "labels.csv"], folder.Entries);
        GeomResult lenient = Geom.Run(arguments).Expect(ExitCode.Done);
        Assert.Contains(lenient.ErrorLines, line => line.Contains("image b.gif: found no image file of this name", StringComparison.Ordinal));
        Assert.Contains(lenient.ErrorLines, line => line.Contains("lost, as class-folders cannot hold it: image-labels 1 (b.gif[0])", StringComparison.Ordinal));
        Assert.Equal(gif, File.ReadAllBytes(folder["out/cat/a.gif"]));
        Assert.Equal(1, Geom.Run("stats", folder["out"], "--json").Expect(ExitCode.Done).Json.GetProperty("images").GetInt32());
    }

    private static GeomResult ConvertToRle(string source, string target) =>
        Geom.Run("convert", source, "-o", target, "--to", "coco", "--masks", "rle").Expect(ExitCode.Done);

    private static Rle MaskOf(JsonElement annotation)
    {
        JsonElement segmentation = annotation.GetProperty("segmentation");
        uint[] size = segmentation.GetProperty("size").Counts();
        return Rle.FromCocoString((int)size[0], (int)size[1], segmentation.GetProperty("counts").GetString()!);
    }
}
