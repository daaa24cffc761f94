using SkiaSharp;

namespace GeometryEngine.Cli.Tests;

public class ExportOverlayTests
{
    private const int Side = 64;

    [Fact]
    public void Objects_are_tinted_and_outlined_over_the_photograph()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["photos"]);
        Write(folder["photos/1.png"], Side, Side, new SKColor(0, 0, 250));
        Geom.Run("export", folder.Write("a.json", Scene()), "-o", folder["out"], "--as", "overlay", "--images", folder["photos"]).Expect(ExitCode.Done);
        using SKBitmap picture = SKBitmap.Decode(folder["out/1.png"]);
        AssertNear(new SKColor(0, 0, 250), picture.GetPixel(60, 60));
        AssertNear(new SKColor(57, 0, 138), picture.GetPixel(40, 40)); // 115/256 of maroon, category 1's colour
        AssertNear(new SKColor(128, 0, 0), picture.GetPixel(30, 40));
        AssertNear(new SKColor(128, 0, 0), picture.GetPixel(5, 5)); // the legend's square
        Geom.Run("export", folder["a.json"], "-o", folder["out"], "--as", "overlay", "--images", folder["photos"], "--verify").Expect(ExitCode.Done);
    }

    [Fact]
    public void Without_a_photograph_the_ground_is_dark()
    {
        using var folder = new TempFolder();
        Geom.Run("export", folder.Write("a.json", Scene()), "-o", folder["out"], "--as", "overlay").Expect(ExitCode.Done);
        using SKBitmap picture = SKBitmap.Decode(folder["out/1.png"]);
        AssertNear(new SKColor(48, 48, 48), picture.GetPixel(60, 60));
    }

    [Fact]
    public void A_photograph_of_another_size_is_refused_before_anything_is_written()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["photos"]);
        Write(folder["photos/1.png"], Side, Side + 1, SKColors.Black);
        string line = Assert.Single(Geom.Run("export", folder.Write("a.json", Scene()), "-o", folder["out"], "--as", "overlay", "--images", folder["photos"])
            .Expect(ExitCode.BadInput).ErrorLines);
        Assert.Contains("found a photograph of 64x65 pixels; allowed: 64x64, as the annotations say", line);
        Assert.False(Directory.Exists(folder["out"]));
    }

    private static string Scene() =>
        CocoText.Document([CocoText.Image(1, Side, Side, "1.png")], [CocoText.Polygon(10, 1, CocoText.Rectangle(30, 30, 20, 20), category: 1)]);

    private static void Write(string path, int height, int width, SKColor color)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(color);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(path, data.ToArray());
    }

    private static void AssertNear(SKColor expected, SKColor actual)
    {
        int[] differences = [expected.Red - actual.Red, expected.Green - actual.Green, expected.Blue - actual.Blue];
        Assert.True(differences.All(difference => Math.Abs(difference) <= 1), $"{actual} instead of {expected}");
    }
}
