using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli.Tests;

public class ExportTests
{
    [Fact]
    public void Semantic_pixels_hold_the_category_and_the_later_object_lies_on_top()
    {
        using var folder = new TempFolder();
        GeomResult result = Export(folder, Overlapping(), "--as", "semantic");
        Assert.Equal(["a.json", "masks", "masks/1.png", "masks/manifest.json"], folder.Entries);
        Assert.Equal([1, 1, 1, 0, 1, 2, 2, 0, 1, 2, 2, 0], Pixels(folder["masks/1.png"], 3, 4));
        Assert.Contains("not painted: 1 of the objects", result.Error);
    }

    [Fact]
    public void Smaller_objects_lie_on_top_by_area()
    {
        using var folder = new TempFolder();
        string source = CocoText.Document([CocoText.Image(1, 2, 3)],
            [CocoText.Polygon(1, 1, CocoText.Rectangle(0, 0, 1, 1), 2), CocoText.Polygon(2, 1, CocoText.Rectangle(0, 0, 3, 2), 1)]);
        Export(folder, source, "--as", "semantic", "--paint-order", "area");
        Assert.Equal([2, 1, 1, 1, 1, 1], Pixels(folder["masks/1.png"], 2, 3));
    }

    [Fact]
    public void Instance_pixels_number_the_objects_and_the_manifest_says_which_is_which()
    {
        using var folder = new TempFolder();
        Export(folder, Overlapping(), "--as", "instance");
        Assert.Equal([1, 1, 1, 0, 1, 2, 2, 0, 1, 2, 2, 0], Pixels(folder["masks/1.png"], 3, 4));
        Assert.Equal(16, File.ReadAllBytes(folder["masks/1.png"])[24]);
        JsonElement manifest = JsonDocument.Parse(File.ReadAllText(folder["masks/manifest.json"])).RootElement;
        Assert.Equal(("instance", 16, "file"), (manifest.GetProperty("as").GetString(), manifest.GetProperty("bits").GetInt32(), manifest.GetProperty("paint_order").GetString()));
        Assert.Equal((1, 1), (manifest.GetProperty("images").GetInt32(), manifest.GetProperty("files").GetInt32()));
        byte[] content = File.ReadAllBytes(folder["masks/1.png"]);
        string expected = $$"""
            [{
              "file": "1.png", "image": "1.jpg", "image_id": 1, "annotator": "a", "height": 3, "width": 4,
              "bytes": {{content.Length}}, "sha256": "{{Convert.ToHexStringLower(SHA256.HashData(content))}}",
              "objects": [{"value": 1, "id": 10, "category": "cat", "pixels": 5}, {"value": 2, "id": 20, "category": "dog", "pixels": 4}]
            }]
            """;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, manifest.GetProperty("masks")), manifest.ToString());
    }

    [Fact]
    public void Binary_masks_are_a_file_for_each_object()
    {
        using var folder = new TempFolder();
        Export(folder, Overlapping(), "--as", "binary");
        Assert.Equal(["a.json", "masks", "masks/1", "masks/1/1.png", "masks/1/2.png", "masks/manifest.json"], folder.Entries);
        Assert.Equal([255, 255, 255, 0, 255, 255, 255, 0, 255, 255, 255, 0], Pixels(folder["masks/1/1.png"], 3, 4));
        Assert.Equal([0, 0, 0, 0, 0, 255, 255, 0, 0, 255, 255, 0], Pixels(folder["masks/1/2.png"], 3, 4));
    }

    [Fact]
    public void Each_of_several_annotators_has_a_folder()
    {
        using var folder = new TempFolder();
        string source = folder.Write("a.json", Overlapping());
        Geom.Run("export", $"Ann={source}", $"../Ben={source}", "-o", folder["masks"], "--as", "semantic").Expect(ExitCode.Done);
        Assert.Equal(["a.json", "masks", "masks/.._Ben", "masks/.._Ben/1.png", "masks/Ann", "masks/Ann/1.png", "masks/manifest.json"], folder.Entries);
    }

    [Theory]
    [InlineData(256, "8", "id 256; allowed: 1 to 255 in 8 bits, 1 to 65535 in 16 bits, or category indexes for ids")]
    [InlineData(65536, "16", "id 65536; allowed: 1 to 65535 in 16 bits, or category indexes for ids")]
    [InlineData(0, "8", "id 0; allowed: 1 to 255")]
    public void A_category_that_does_not_fit_is_refused_before_anything_is_written(int id, string bits, string words)
    {
        using var folder = new TempFolder();
        string source = folder.Write("a.json", Overlapping().Replace("\"id\":2,\"name\":\"dog\"", $"\"id\":{id},\"name\":\"dog\"", StringComparison.Ordinal)
            .Replace("\"category_id\":2", $"\"category_id\":{id}", StringComparison.Ordinal));
        string[] command = ["export", source, "-o", folder["masks"], "--as", "semantic", "--bits", bits];
        Assert.Contains(words, Assert.Single(Geom.Run(command).Expect(ExitCode.BadInput).ErrorLines));
        Assert.Equal(["a.json"], folder.Entries);
        Geom.Run([.. command, "--values", "index"]).Expect(ExitCode.Done);
        Assert.Equal([1, 1, 1, 0, 1, 2, 2, 0, 1, 2, 2, 0], Pixels(folder["masks/1.png"], 3, 4));
    }

    [Fact]
    public void More_objects_than_values_are_refused()
    {
        using var folder = new TempFolder();
        string source = folder.Write("a.json", CocoText.Document(
            [CocoText.Image(1, 4, 4)], Enumerable.Range(1, 256).Select(id => CocoText.Polygon(id, 1, [0, 0, 2, 0, 2, 2]))));
        string line = Assert.Single(Geom.Run("export", source, "-o", folder["masks"], "--as", "instance", "--bits", "8").Expect(ExitCode.BadInput).ErrorLines);
        Assert.Contains("more than 255 objects; allowed: 1 to 255 in 8 bits, 1 to 65535 in 16 bits", line);
        Geom.Run("export", source, "-o", folder["masks"], "--as", "instance").Expect(ExitCode.Done);
    }

    [Theory]
    [InlineData("../../evil.jpg", "evil.png")]
    [InlineData("/etc/passwd.jpg", "etc/passwd.png")]
    [InlineData(@"C:\photos\x.jpg", "photos/x.png")]
    [InlineData("a/../../b.jpg", "a/b.png")]
    [InlineData("CON.jpg", "_CON.png")]
    [InlineData("<b>&\"?.jpg", "_b_&__.png")]
    [InlineData("..", "_.png")]
    public void Names_that_leave_the_folder_are_repaired_and_listed(string name, string file)
    {
        using var folder = new TempFolder();
        string source = folder.Write("a.json", CocoText.Document([CocoText.Image(1, 4, 4, name)], [CocoText.Polygon(1, 1, [0, 0, 2, 0, 2, 2])]));
        Assert.Single(Geom.Run("export", source, "-o", folder["out/masks"], "--as", "semantic", "--strict").Expect(ExitCode.BadInput).ErrorLines);
        Assert.Equal(["a.json"], folder.Entries);
        GeomResult lenient = Geom.Run("export", source, "-o", folder["out/masks"], "--as", "semantic").Expect(ExitCode.Done);
        Assert.Contains("a relative path that stays in its folder", lenient.Error);
        string[] expected = ["a.json", $"out/masks/{file}", "out/masks/manifest.json"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), folder.Entries.Where(entry => File.Exists(folder[entry])));
    }

    [Fact]
    public void Sub_folders_are_kept()
    {
        using var folder = new TempFolder();
        Export(folder, CocoText.Document([CocoText.Image(1, 4, 4, "x/1.jpg"), CocoText.Image(2, 4, 4, @"y\1.jpg")], []), "--as", "semantic", "--strict");
        Assert.Equal(["masks/x/1.png", "masks/y/1.png"], folder.Entries.Where(entry => entry.EndsWith(".png", StringComparison.Ordinal)));
    }

    [Fact]
    public void Files_of_the_export_itself_are_not_written_over()
    {
        using var folder = new TempFolder();
        string[] names = [".geom-export.tmp/1.jpg", ".geom-export/2.jpg", "Manifest.jpg", "manifest.json/3.jpg", "panoptic.json.jpg"];
        Export(folder, CocoText.Document([.. names.Select((name, i) => CocoText.Image(i + 1, 4, 4, name))], []), "--as", "semantic", "--file", "rle");
        Assert.Equal(
            ["masks/_.geom-export.tmp/1.json", "masks/_.geom-export/2.json", "masks/_Manifest.json", "masks/_manifest.json/3.json", "masks/_panoptic.json.json", "masks/manifest.json"],
            folder.Entries.Where(entry => entry.StartsWith("masks/", StringComparison.Ordinal) && entry.EndsWith(".json", StringComparison.Ordinal) && File.Exists(folder[entry])).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("x/1.jpg", "x/1.bmp", "which both export to 'x/1'")]
    [InlineData("x/1.jpg", "x/1.png/2.jpg", "which export to a file and a folder 'x/1.png'")]
    public void Two_images_that_would_share_a_path_are_refused_before_anything_is_written(string one, string other, string found)
    {
        using var folder = new TempFolder();
        string source = folder.Write("a.json", CocoText.Document([CocoText.Image(1, 4, 4, one), CocoText.Image(2, 4, 4, other)], []));
        GeomResult result = Geom.Run("export", source, "-o", folder["masks"], "--as", "semantic").Expect(ExitCode.BadInput);
        Assert.Contains($"'{one}' and '{other}', {found}", Assert.Single(result.ErrorLines));
        Assert.False(Directory.Exists(folder["masks"]));
    }

    [Fact]
    public void An_image_without_a_size_is_a_problem()
    {
        using var folder = new TempFolder();
        JsonObject image = CocoText.Image(1, 4, 4);
        image.Remove("width");
        GeomResult result = Export(folder, CocoText.Document([image], [CocoText.Polygon(1, 1, [0, 0, 2, 0, 2, 2])]), "--as", "semantic");
        Assert.Contains("objects in an image without a size", result.Error);
        Assert.Equal(["a.json", "masks", "masks/manifest.json"], folder.Entries);
    }

    [Fact]
    public void An_export_that_was_stopped_goes_on_with_what_is_missing()
    {
        using var folder = new TempFolder();
        string source = folder.Write("a.json", CocoText.Document(
            [CocoText.Image(1, 4, 4), CocoText.Image(2, 4, 4)], [CocoText.Polygon(1, 1, [0, 0, 2, 0, 2, 2]), CocoText.Polygon(2, 2, [0, 0, 4, 0, 4, 4])]));
        string[] command = ["export", source, "-o", folder["masks"], "--as", "semantic"];
        Directory.CreateDirectory(folder["masks/2.png"]); // a folder in the way: the second mask cannot be written
        Geom.Run(command).Expect(ExitCode.CannotWrite);
        Directory.Delete(folder["masks/2.png"]);
        Assert.Equal(["a.json", "masks", "masks/.geom-export", "masks/1.png"], folder.Entries);

        File.WriteAllText(folder["masks/1.png"], "kept");
        Geom.Run(command).Expect(ExitCode.Done);
        Assert.Equal("kept", File.ReadAllText(folder["masks/1.png"]));
        Assert.Equal(["a.json", "masks", "masks/1.png", "masks/2.png", "masks/manifest.json"], folder.Entries);

        Geom.Run(command).Expect(ExitCode.Done);
        Assert.NotEqual("kept", File.ReadAllText(folder["masks/1.png"])); // complete: the next time is a new export
    }

    private static string Overlapping() => CocoText.Document([CocoText.Image(1, 3, 4)],
    [
        CocoText.Polygon(10, 1, CocoText.Rectangle(0, 0, 3, 3), category: 1),
        CocoText.Polygon(20, 1, CocoText.Rectangle(1, 1, 2, 2), category: 2),
        CocoText.Box(30, 1, [0, 0, 1, 1]),
    ]);

    private static GeomResult Export(TempFolder folder, string document, params string[] options) =>
        Geom.Run(["export", folder.Write("a.json", document), "-o", folder["masks"], .. options]).Expect(ExitCode.Done);

    private static int[] Pixels(string path, int height, int width)
    {
        LabelMap<ushort> map = PngReader.ReadLabels(File.ReadAllBytes(path), path);
        Assert.Equal((height, width), (map.Height, map.Width));
        return [.. map.Labels.ToArray().Select(label => (int)label)];
    }
}
