using System.Text.Json;

namespace GeometryEngine.Cli.Tests;

public class SynthTests
{
    [Fact]
    public void Options_shape_the_data_set()
    {
        using var folder = new TempFolder();
        Geom.Run("synth", "-o", folder["s"], "--images", "4", "--annotators", "2", "--polygons", "80", "--vertices", "9", "--size", "300x200", "--noise", "0")
            .Expect(ExitCode.Done);
        Assert.Equal(["s", "s/annotator-1.json", "s/annotator-2.json", "s/ratings.csv", "s/tags.csv", "s/truth.json"], folder.Entries);
        JsonElement stats = Geom.Run("stats", folder["s/annotator-1.json"], folder["s/annotator-2.json"], "--json").Expect(ExitCode.Done).Json;
        Assert.Equal(80, stats.GetProperty("kinds").GetProperty("polygon").GetInt32());
        JsonElement size = Assert.Single(stats.GetProperty("image_sizes").EnumerateArray());
        Assert.Equal((200, 300, 4), (size.GetProperty("height").GetInt32(), size.GetProperty("width").GetInt32(), size.GetProperty("images").GetInt32()));
    }

    [Fact]
    public void Same_seed_same_bytes_whatever_the_threads()
    {
        using var folder = new TempFolder();
        string[] command = ["synth", "--images", "5", "--seed", "9"];
        Geom.Run([.. command, "-o", folder["a"], "--threads", "1"]).Expect(ExitCode.Done);
        Geom.Run([.. command, "-o", folder["b"], "--threads", "3"]).Expect(ExitCode.Done);
        foreach (string file in (string[])["annotator-1.json", "annotator-3.json", "truth.json", "ratings.csv", "tags.csv"])
            Assert.Equal(File.ReadAllBytes(folder[$"a/{file}"]), File.ReadAllBytes(folder[$"b/{file}"]));
    }

    [Fact]
    public void More_polygons_than_the_images_hold_are_a_usage_error() =>
        Assert.Contains("Polygons", Assert.Single(Geom.Run("synth", "-o", "x", "--images", "1", "--polygons", "1000000").Expect(ExitCode.Usage).ErrorLines));
}
