using System.Text.Json;
using System.Text.Json.Nodes;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Cli.Tests;

public class CompareTests
{
    [Fact]
    public void Golden_masks_have_the_iou_of_pycocotools()
    {
        using var folder = new TempFolder();
        // Where masks of one image differ in size pycocotools gives -1; such a file is bad input here.
        JsonElement[] rows = [.. GoldenRows.Read("evaluation", "iou_matrix.jsonl").Where(HasOneSize)];
        JsonObject[] Images() => [.. rows.Select((row, i) => CocoText.Image(i + 1, Size(row)[0], Size(row)[1]))];
        string dt = folder.Write("dt.json", CocoText.Document(Images(), rows.SelectMany((row, i) => Masks(row, i + 1, "dt"))));
        string gt = folder.Write("gt.json", CocoText.Document(Images(), rows.SelectMany((row, i) => Masks(row, i + 1, "gt"))));
        JsonElement[] images = [.. Geom.Run("compare", dt, gt, "--metrics", "iou,dice").Expect(ExitCode.Done).Json.GetProperty("images").EnumerateArray()];
        JsonElement[] noCrowd = [.. Geom.Run("compare", dt, gt, "--ignore-crowd").Expect(ExitCode.Done).Json.GetProperty("images").EnumerateArray()];
        Assert.Equal(rows.Length, images.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            AssertMatrix(rows[i].GetProperty("iou"), images[i].GetProperty("iou"));
            AssertMatrix(rows[i].GetProperty("iou_nocrowd"), noCrowd[i].GetProperty("iou"));
            Assert.Equal(images[i].GetProperty("a").GetArrayLength(), images[i].GetProperty("dice").GetArrayLength());
        }
    }

    [Fact]
    public void Output_is_as_documented()
    {
        using var folder = new TempFolder();
        string a = folder.Write("a.json", CocoText.Document(
            [CocoText.Image(1, 10, 10), CocoText.Image(2, 10, 10)],
            [CocoText.Polygon(11, 1, CocoText.Rectangle(0, 0, 4, 4)), CocoText.Box(12, 1, [0, 0, 4, 8]), CocoText.Box(13, 2, [0, 0, 1, 1])]));
        string b = folder.Write("b.json", CocoText.Document(
            [CocoText.Image(3, 10, 10), CocoText.Image(1, 10, 10)],
            [CocoText.Polygon(21, 1, CocoText.Rectangle(0, 0, 4, 2), category: 2), CocoText.Box(23, 3, [0, 0, 1, 1])]));
        Geom.Run("compare", a, b, "-o", folder["c.json"], "--metrics", "iou,dice").Expect(ExitCode.Done);
        JsonElement document = JsonDocument.Parse(File.ReadAllText(folder["c.json"])).RootElement;
        string expected = """
            {
              "metrics": ["iou", "dice"],
              "images": [
                {"image": "1.jpg", "a": [11, 12], "b": [21], "iou": [[0.5], [0.25]], "dice": [[0.6666666666666666], [0.4]]},
                {"image": "2.jpg", "a": [13], "b": [], "iou": [[]], "dice": [[]]},
                {"image": "3.jpg", "a": [], "b": [23], "iou": [], "dice": []}
              ]
            }
            """;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, document), document.ToString());
        Assert.Equal(["a.json", "b.json", "c.json"], folder.Entries);
    }

    [Fact]
    public void Dice_of_two_empty_masks_is_null_and_their_iou_0()
    {
        using var folder = new TempFolder();
        JsonNode empty = JsonNode.Parse("""{"size":[4,4],"counts":[16]}""")!;
        string file = folder.Write("empty.json", CocoText.Document([CocoText.Image(1, 4, 4)], [CocoText.Segmentation(1, 1, empty)]));
        JsonElement image = Geom.Run("compare", file, file, "--metrics", "dice,iou").Expect(ExitCode.Done).Json.GetProperty("images")[0];
        Assert.Equal(JsonValueKind.Null, image.GetProperty("dice")[0][0].ValueKind);
        Assert.Equal(0, image.GetProperty("iou")[0][0].GetDouble());
    }

    [Fact]
    public void Sets_are_told_apart_whatever_annotators_they_name()
    {
        using var folder = new TempFolder();
        JsonObject first = CocoText.Box(1, 1, [0, 0, 2, 2]), second = CocoText.Box(2, 1, [0, 0, 2, 2]);
        (first["annotator"], second["annotator"]) = ("Ann", "Ben");
        string file = folder.Write("two.json", CocoText.Document([CocoText.Image(1, 4, 4)], [first, second]));
        JsonElement image = Geom.Run("compare", file, file).Expect(ExitCode.Done).Json.GetProperty("images")[0];
        Assert.Equal([1, 2], image.GetProperty("a").Doubles());
        Assert.Equal([1, 1], image.GetProperty("iou")[1].Doubles());
    }

    // The raters of a golden set against each other, by every tool's rule.
    [Fact]
    public void Golden_borders()
    {
        using var folder = new TempFolder();
        JsonElement set = GoldenLabels.Set("bin5_96x80");
        Rle[] raters = [.. GoldenLabels.BinaryMasks(set).OrderBy(mask => mask.Key).Select(mask => mask.Value)];
        string file = folder.Write("raters.json", CocoText.Document([CocoText.Image(1, 80, 96)], raters.Select((mask, i) =>
            CocoText.Segmentation(i + 1, 1, new JsonObject { ["size"] = new JsonArray(80, 96), ["counts"] = mask.ToCocoString() }))));
        string metrics = "boundary-iou,hausdorff,hausdorff-deepmind,hd95-deepmind,hd95-medpy,hd95-monai,assd,nsd-deepmind,nsd-monai";
        JsonElement image = Geom.Run("compare", file, file, "--metrics", metrics).Expect(ExitCode.Done).Json.GetProperty("images")[0];
        JsonElement strict = Geom.Run("compare", file, file, "--metrics", "nsd-deepmind,assd", "--tolerance", "4", "--spacing", "2x2")
            .Expect(ExitCode.Done).Json.GetProperty("images")[0];
        foreach (JsonProperty pair in set.GetProperty("pairs").EnumerateObject())
        {
            int a = pair.Name[0] - '0', b = pair.Name[^1] - '0';
            JsonElement deepMind = pair.Value.GetProperty("surface_distance_deepmind");
            JsonElement medPy = pair.Value.GetProperty("medpy"), monai = pair.Value.GetProperty("monai_style_reimplemented");
            Near(pair.Value.GetProperty("boundary_iou_ratio0.02_reimplemented"), image, "boundary-iou");
            Near(medPy.GetProperty("hd"), image, "hausdorff");
            Near(medPy.GetProperty("hd95"), image, "hd95-medpy");
            Near(medPy.GetProperty("assd"), image, "assd");
            Near(monai.GetProperty("hd95"), image, "hd95-monai");
            Near(monai.GetProperty("nsd_tol1_pixelcount"), image, "nsd-monai");
            Near(deepMind.GetProperty("hd100"), image, "hausdorff-deepmind");
            Near(deepMind.GetProperty("hd95"), image, "hd95-deepmind");
            Near(deepMind.GetProperty("nsd_tol1"), image, "nsd-deepmind");
            Near(deepMind.GetProperty("nsd_tol2"), strict, "nsd-deepmind");
            Assert.Equal(2 * medPy.GetProperty("assd").GetDouble(), strict.GetProperty("assd")[a][b].GetDouble(), 1e-9);

            void Near(JsonElement golden, JsonElement document, string metric)
            {
                Assert.Equal(golden.GetDouble(), document.GetProperty(metric)[a][b].GetDouble(), 1e-9);
                Assert.Equal(golden.GetDouble(), document.GetProperty(metric)[b][a].GetDouble(), 1e-9);
            }
        }
    }

    [Fact]
    public void Borders_of_boxes_and_empty_masks_are_null()
    {
        using var folder = new TempFolder();
        JsonNode empty = JsonNode.Parse("""{"size":[4,4],"counts":[16]}""")!, dot = JsonNode.Parse("""{"size":[4,4],"counts":[5,1,10]}""")!;
        string file = folder.Write("a.json", CocoText.Document(
            [CocoText.Image(1, 4, 4)],
            [CocoText.Segmentation(1, 1, dot), CocoText.Segmentation(2, 1, empty), CocoText.Box(3, 1, [0, 0, 2, 2])]));
        GeomResult result = Geom.Run("compare", file, file, "--metrics", "boundary-iou,assd,nsd-monai").Expect(ExitCode.Done);
        JsonElement image = result.Json.GetProperty("images")[0];
        Assert.Equal("[[1,0,null],[0,null,null],[null,null,null]]", Compact("boundary-iou"));
        Assert.Equal("[[0,null,null],[null,null,null],[null,null,null]]", Compact("assd"));
        Assert.Equal("[[1,0,null],[0,null,null],[null,null,null]]", Compact("nsd-monai"));

        string Compact(string metric) => JsonSerializer.Serialize(image.GetProperty(metric));
    }

    [Theory]
    [InlineData("--metrics iou,hd95", "--metrics 'hd95': iou, dice, boundary-iou, ")]
    [InlineData("--tolerance -1", "--tolerance '-1': a number from 0 on")]
    [InlineData("--tolerance inf", "--tolerance 'inf'")]
    [InlineData("--spacing 2", "--spacing '2': ROWSxCOLUMNS")]
    [InlineData("--spacing 2x0", "above 0")]
    [InlineData("--boundary-ratio 2", "[0, 1]")]
    public void Unknown_metric_and_impossible_numbers_are_usage_errors(string options, string message) =>
        Assert.Contains(message, Geom.Run(["compare", "a", "b", .. options.Split(' ')]).Expect(ExitCode.Usage).Error);

    private static bool HasOneSize(JsonElement row) =>
        row.GetProperty("dt").EnumerateArray().Concat(row.GetProperty("gt").EnumerateArray())
            .Select(mask => string.Join('x', mask.GetProperty("size").Counts())).Distinct().Count() == 1;

    private static int[] Size(JsonElement row) =>
        [.. row.GetProperty("dt").EnumerateArray().Concat(row.GetProperty("gt").EnumerateArray()).First().GetProperty("size").Counts().Select(side => (int)side)];

    private static IEnumerable<JsonObject> Masks(JsonElement row, int image, string side)
    {
        bool[] crowds = side == "gt" ? [.. row.GetProperty("iscrowd").EnumerateArray().Select(flag => flag.GetInt32() != 0)] : [];
        return row.GetProperty(side).EnumerateArray().Select((mask, i) =>
            CocoText.Segmentation(image * 1000 + i, image, Compressed(mask), crowd: crowds.Length > 0 && crowds[i]));
    }

    private static JsonObject Compressed(JsonElement mask) =>
        new() { ["size"] = JsonNode.Parse(mask.GetProperty("size").GetRawText()), ["counts"] = mask.GetProperty("rle").GetString() };

    private static void AssertMatrix(JsonElement expected, JsonElement found) => Assert.Equal(
        expected.EnumerateArray().Select(row => row.Doubles()), found.EnumerateArray().Select(row => row.Doubles()));
}
