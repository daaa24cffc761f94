using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli.Tests;

/// <summary>The ways a mask can be written, on one small scene: a cat of 3x3 pixels with a dog of 2x2 over its lower right corner, in 3x4 pixels.</summary>
public class ExportModeTests
{
    [Fact]
    public void Panoptic_segments_are_numbered_and_described()
    {
        using var folder = new TempFolder();
        Export(folder, Scene(), "--as", "panoptic");
        Assert.Equal(["a.json", "out", "out/1.png", "out/manifest.json", "out/panoptic.json"], folder.Entries);
        Assert.Equal(2, File.ReadAllBytes(folder["out/1.png"])[25]); // RGB
        string expected = """
            {
              "images": [{"id": 1, "file_name": "1.jpg", "height": 3, "width": 4}],
              "annotations": [{"image_id": 1, "file_name": "1.png", "segments_info": [
                {"id": 1, "category_id": 1, "area": 5, "bbox": [0, 0, 3, 3], "iscrowd": 0},
                {"id": 2, "category_id": 2, "area": 4, "bbox": [1, 1, 2, 2], "iscrowd": 0}]}],
              "categories": [{"id": 1, "name": "cat", "isthing": 1}, {"id": 2, "name": "dog", "isthing": 1}]
            }
            """;
        JsonElement panoptic = JsonDocument.Parse(File.ReadAllText(folder["out/panoptic.json"])).RootElement;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, panoptic), panoptic.ToString());
    }

    [Fact]
    public void Cityscapes_instances_are_numbered_within_their_category_and_crowds_are_not()
    {
        using var folder = new TempFolder();
        string source = CocoText.Document([CocoText.Image(1, 1, 4)],
        [
            CocoText.Polygon(1, 1, CocoText.Rectangle(0, 0, 1, 1), 2), CocoText.Polygon(2, 1, CocoText.Rectangle(1, 0, 1, 1), 2),
            CocoText.Polygon(3, 1, CocoText.Rectangle(2, 0, 1, 1), 1), CocoText.Polygon(4, 1, CocoText.Rectangle(3, 0, 1, 1), 1, crowd: true),
        ]);
        Export(folder, source, "--as", "instance", "--instances", "cityscapes", "--map", "cat=24", "--map", "dog=26");
        Assert.Equal([26000, 26001, 24000, 24], Pixels(folder["out/1.png"]));
        string line = Assert.Single(Geom.Run("export", folder["a.json"], "-o", folder["b"], "--as", "instance", "--instances", "cityscapes", "--map", "cat=66", "--map", "2=1")
            .Expect(ExitCode.BadInput).ErrorLines);
        Assert.Contains("category 'cat': found value 66, which gives 66000; allowed: 1 to 65 by Cityscapes' rule in 16 bits, 1 to 16777215 as panoptic", line);
    }

    [Fact]
    public void Binary_masks_may_be_one_of_each_category_and_of_one_bit()
    {
        using var folder = new TempFolder();
        Export(folder, Scene(), "--as", "binary", "--per", "category", "--bits", "1");
        Assert.Equal(["out/1/cat.png", "out/1/dog.png"], folder.Entries.Where(entry => entry.EndsWith(".png", StringComparison.Ordinal)));
        Assert.Equal([1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0], Pixels(folder["out/1/cat.png"]));
        Assert.Equal(1, File.ReadAllBytes(folder["out/1/dog.png"])[24]);
    }

    [Fact]
    public void A_map_gives_values_by_name_or_id_and_leaves_out_what_is_negative()
    {
        using var folder = new TempFolder();
        string map = folder.Write("map.txt", "# to training ids\n\ncat = 7\n2=-1\n");
        Export(folder, Scene(), "--as", "semantic", "--map", map, "--background", "255");
        Assert.Equal([7, 7, 7, 255, 7, 7, 7, 255, 7, 7, 7, 255], Pixels(folder["out/1.png"]));
    }

    [Theory]
    [InlineData("cat=1", "category 'dog': found no entry in the map, by name or by id 2; allowed: an entry for each category in use")]
    [InlineData("cat=x", "found 'cat=x'; allowed: CATEGORY=VALUE")]
    [InlineData("no-such-file", "no-such-file: found a map that cannot be read")]
    [InlineData("dog=300", "category 'cat': found no entry")]
    public void A_map_that_lacks_something_is_refused(string map, string words)
    {
        using var folder = new TempFolder();
        string source = folder.Write("a.json", Scene());
        Assert.Contains(words, Assert.Single(Geom.Run("export", source, "-o", folder["out"], "--as", "semantic", "--map", map).Expect(ExitCode.BadInput).ErrorLines));
        Assert.Equal(["a.json"], folder.Entries);
    }

    [Fact]
    public void Palettes_keep_the_values_and_add_colours()
    {
        using var folder = new TempFolder();
        Export(folder, Scene(), "--as", "semantic", "--palette", "voc");
        Assert.Equal([1, 1, 1, 0, 1, 2, 2, 0, 1, 2, 2, 0], Pixels(folder["out/1.png"]));
        byte[] file = File.ReadAllBytes(folder["out/1.png"]);
        Assert.Equal(3, file[25]);
        Assert.Equal([0, 0, 0, 128, 0, 0, 0, 128, 0], file.AsSpan(41, 9).ToArray()); // behind IHDR and the head of PLTE: black, maroon, green
        Assert.Equal([224, 224, 192], file.AsSpan(41 + 3 * 255, 3).ToArray());
    }

    [Fact]
    public void Colours_are_the_data_sets_where_it_has_some()
    {
        using var folder = new TempFolder();
        string source = Scene().Replace("\"name\":\"dog\"", "\"name\":\"dog\",\"color\":[1,2,3]", StringComparison.Ordinal);
        Export(folder, source, "--as", "color");
        byte[] file = File.ReadAllBytes(folder["out/1.png"]);
        Assert.Equal((8, 2), (file[24], file[25]));
    }

    [Fact]
    public void Edges_are_void_on_both_sides()
    {
        using var folder = new TempFolder();
        string source = CocoText.Document([CocoText.Image(1, 1, 9)], [CocoText.Polygon(1, 1, CocoText.Rectangle(4, 0, 5, 1), 2)]);
        Export(folder, source, "--as", "semantic", "--void-width", "2");
        Assert.Equal([0, 0, 255, 255, 255, 255, 2, 2, 2], Pixels(folder["out/1.png"]));
        Export(folder, source, "--as", "semantic", "--void-width", "1", "--ignore-value", "9");
        Assert.Equal([0, 0, 0, 9, 9, 2, 2, 2, 2], Pixels(folder["out/1.png"]));
    }

    [Fact]
    public void Crowds_may_be_ignored()
    {
        using var folder = new TempFolder();
        string source = CocoText.Document([CocoText.Image(1, 1, 2)], [CocoText.Polygon(1, 1, CocoText.Rectangle(0, 0, 1, 1), 2, crowd: true)]);
        Export(folder, source, "--as", "semantic", "--ignore-crowds");
        Assert.Equal([255, 0], Pixels(folder["out/1.png"]));
    }

    [Fact]
    public void Higher_layers_lie_on_top_by_z()
    {
        using var folder = new TempFolder();
        JsonObject front = CocoText.Polygon(1, 1, CocoText.Rectangle(0, 0, 2, 1), 2);
        front["z_order"] = 1;
        string source = CocoText.Document([CocoText.Image(1, 1, 2)], [front, CocoText.Polygon(2, 1, CocoText.Rectangle(0, 0, 2, 1), 1)]);
        Export(folder, source, "--as", "semantic", "--paint-order", "z");
        int value = Pixels(folder["out/1.png"])[0];
        Assert.SkipWhen(value == 1, "the format has no layers");
        Assert.Equal(2, value);
    }

    [Theory]
    [InlineData("semantic", "|u1", new byte[] { 1, 1, 1, 0, 1, 2, 2, 0, 1, 2, 2, 0 })]
    [InlineData("instance", "<u2", new byte[] { 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 2, 0, 2, 0, 0, 0, 1, 0, 2, 0, 2, 0, 0, 0 })]
    public void Npy_is_an_array_of_its_values(string kind, string type, byte[] expected)
    {
        using var folder = new TempFolder();
        Export(folder, Scene(), "--as", kind, "--file", "npy");
        byte[] file = File.ReadAllBytes(folder["out/1.npy"]);
        int data = 10 + (file[8] | file[9] << 8);
        Assert.Equal([0x93, .. "NUMPY"u8, 1, 0], file[..8]);
        Assert.Equal($"{{'descr': '{type}', 'fortran_order': False, 'shape': (3, 4), }}", Encoding.ASCII.GetString(file, 10, data - 10).TrimEnd());
        Assert.Equal(0, data % 64);
        Assert.Equal(expected, file[data..]);
    }

    [Fact]
    public void Rle_is_cocos_of_each_value()
    {
        using var folder = new TempFolder();
        Export(folder, Scene(), "--as", "semantic", "--file", "rle");
        JsonElement file = JsonDocument.Parse(File.ReadAllText(folder["out/1.json"])).RootElement;
        Assert.Equal("[3,4]", file.GetProperty("size").GetRawText());
        Assert.Equal([(1, "0,4,2,1,5"), (2, "4,2,1,2,3")], file.GetProperty("masks").EnumerateArray().Select(mask =>
            (mask.GetProperty("value").GetInt32(), string.Join(',', Rle.FromCocoString(3, 4, mask.GetProperty("segmentation").GetProperty("counts").GetString()!).Counts.ToArray()))));
    }

    [Fact]
    public void A_size_stands_in_where_the_data_set_has_none_or_another()
    {
        using var folder = new TempFolder();
        Export(folder, Scene().Replace("\"width\":4", "\"width\":0", StringComparison.Ordinal), "--as", "semantic", "--size", "2x5");
        Assert.Equal([1, 1, 1, 0, 0, 1, 2, 2, 0, 0], Pixels(folder["out/1.png"]));
        string masked = CocoText.Document([CocoText.Image(1, 2, 2)],
            [CocoText.Segmentation(1, 1, JsonNode.Parse("""{"size":[2,2],"counts":[0,4]}""")!)]);
        string line = Assert.Single(Geom.Run("export", folder.Write("b.json", masked), "-o", folder["b"], "--as", "semantic", "--size", "3x3").Expect(ExitCode.BadInput).ErrorLines);
        Assert.Contains("found a mask of size [2, 2]; allowed: the size of the export, [3, 3]", line);
    }

    [Theory]
    [InlineData("--as panoptic --file npy", "Panoptic masks as Npy; Png is allowed")]
    [InlineData("--as semantic --bits 1", "1 bits; 8 or 16 are allowed, and 1 for binary masks")]
    [InlineData("--as instance --palette voc", "colours in Instance masks of 16 bits")]
    [InlineData("--as semantic --background 256", "background 256; 0 to 255 is allowed")]
    [InlineData("--as semantic --ignore-value 256", "ignore value 256; 0 to 255 is allowed")]
    public void Options_that_do_not_go_together_are_refused(string options, string words)
    {
        using var folder = new TempFolder();
        string source = folder.Write("a.json", Scene());
        Assert.Contains(words, Assert.Single(Geom.Run(["export", source, "-o", folder["out"], .. options.Split(' ')]).Expect(ExitCode.Usage).ErrorLines));
    }

    [Fact]
    public void The_summary_counts_what_was_done()
    {
        using var folder = new TempFolder();
        JsonElement summary = Export(folder, Scene(), "--as", "semantic", "--json").Json;
        Assert.Equal((1, 0, 1), (summary.GetProperty("images").GetInt32(), summary.GetProperty("resumed").GetInt32(), summary.GetProperty("files").GetInt32()));
        Assert.Equal(new FileInfo(folder["out/1.png"]).Length, summary.GetProperty("bytes").GetInt64());
    }

    private static string Scene() => CocoText.Document([CocoText.Image(1, 3, 4)],
        [CocoText.Polygon(10, 1, CocoText.Rectangle(0, 0, 3, 3), category: 1), CocoText.Polygon(20, 1, CocoText.Rectangle(1, 1, 2, 2), category: 2)]);

    private static GeomResult Export(TempFolder folder, string document, params string[] options) =>
        Geom.Run(["export", folder.Write("a.json", document), "-o", folder["out"], .. options]).Expect(ExitCode.Done);

    private static int[] Pixels(string path) => [.. PngReader.ReadLabels(File.ReadAllBytes(path), path).Labels.ToArray().Select(label => (int)label)];
}
