namespace GeometryEngine.Cli.Tests;

public class OutputTests
{
    [Theory]
    [InlineData("convert", "--to", "coco")]
    [InlineData("compare")]
    [InlineData("agree")]
    [InlineData("export", "--as", "semantic")]
    public void Output_below_a_file_cannot_be_written(string command, params string[] options)
    {
        using var folder = new TempFolder();
        string source = folder.Write("a.json", CocoText.Document([CocoText.Image(1, 4, 4)], [CocoText.Polygon(1, 1, [0, 0, 2, 0, 2, 2])]));
        string[] sources = command == "compare" ? [source, source] : [source];
        GeomResult result = Geom.Run([command, .. sources, "-o", Path.Combine(source, "out"), .. options]).Expect(ExitCode.CannotWrite);
        Assert.Contains(Path.Combine(source, "out"), result.ErrorLines[^1]);
        Assert.Equal(["a.json"], folder.Entries);
    }

    [Fact]
    public void Full_disk_is_an_output_error()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "the system has no /dev/full");
        using var folder = new TempFolder();
        string source = folder.Write("a.json", CocoText.Document([CocoText.Image(1, 4, 4)], []));
        Geom.Run("compare", source, source, "-o", "/dev/full").Expect(ExitCode.CannotWrite);
    }

    [Fact]
    public void Earlier_output_survives_a_failed_run()
    {
        using var folder = new TempFolder();
        string good = folder.Write("good.json", CocoText.Document([CocoText.Image(1, 4, 4)], []));
        string bad = folder.Write("bad.json", CocoText.Document([CocoText.Image(1, 4, 4)], [CocoText.Box(1, 99, [0, 0, 1, 1])]));
        Geom.Run("convert", good, "--to", "coco", "-o", folder["out.json"]).Expect(ExitCode.Done);
        string before = File.ReadAllText(folder["out.json"]);
        Geom.Run("convert", bad, "--to", "coco", "-o", folder["out.json"], "--strict").Expect(ExitCode.BadInput);
        Assert.Equal(before, File.ReadAllText(folder["out.json"]));
        Assert.Equal(["bad.json", "good.json", "out.json"], folder.Entries);
    }
}
