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

    [Fact]
    public void Unknown_metric_is_a_usage_error() =>
        Assert.Contains("--metrics 'hausdorff': iou and dice are allowed", Geom.Run("compare", "a", "b", "--metrics", "iou,hausdorff").Expect(ExitCode.Usage).Error);

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
