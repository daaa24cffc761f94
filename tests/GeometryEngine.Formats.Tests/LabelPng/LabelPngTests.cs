namespace GeometryEngine.Formats.Tests;

/// <summary>What the contract of all formats does not ask of folders of label images.</summary>
public sealed class LabelPngTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Labels_without_names_are_their_own_names_and_255_is_void()
    {
        Write("a.png", PngPixelFormat.Gray8, [0, 3, 3, 255, 7, 0]);
        using DatasetReader reader = Open();
        DatasetItem item = Assert.Single(reader);
        Assert.Equal(["3", "7"], reader.Info.Categories.Select(category => category.Name));
        Assert.Equal([2L, 1], item.Annotations.Select(annotation => annotation.Mask!.Area()));
        Assert.Equal((2, 3), (item.Image.Height, item.Image.Width));
    }

    [Fact]
    public void Sixteen_bits_without_names_are_objects()
    {
        Write("a.png", PngPixelFormat.Gray16, [0, 1000, 1000, 24001, 255, 0]);
        using DatasetReader reader = Open();
        DatasetItem item = Assert.Single(reader);
        Assert.Single(reader.Info.Categories);
        Assert.Equal(["255", "1000", "24001"], item.Annotations.Select(annotation => annotation.Id?.ToString()));
    }

    [Fact]
    public void Colours_are_labels_by_the_map_beside_them()
    {
        _scratch.Write("labelmap.txt", "# name:colour:parts:actions\nbackground:0,0,0::\ncar:128,0,0::\nroad:0,128,0::\n");
        Rgb[] colors = [new(0, 0, 0), new(128, 0, 0), new(0, 128, 0)];
        Write("a.png", PngPixelFormat.ColorMap(colors), [0, 2, 2, 1, 2, 0]);
        using DatasetReader reader = Open();
        DatasetItem item = Assert.Single(reader);
        Assert.Equal(["car", "road"], reader.Info.Categories.Select(category => category.Name));
        Assert.Equal([1L, 3], item.Annotations.Select(annotation => annotation.Mask!.Area()));
    }

    [Fact]
    public void A_colour_outside_the_map_is_named_with_its_pixel()
    {
        _scratch.Write("labelmap.txt", "background:0,0,0::\ncar:128,0,0::\n");
        Write("a.png", PngPixelFormat.ColorMap([new(0, 0, 0), new(128, 0, 0), new(1, 2, 3)]), [0, 0, 0, 0, 2, 0]);
        using DatasetReader reader = Open();
        Problem problem = Assert.Single(Assert.Single(reader).Problems);
        Assert.Equal("colour 1,2,3", problem.Found);
        Assert.Equal("pixel 1,1", problem.Place);
    }

    private DatasetReader Open() => DatasetFormats.Open([_scratch.Folder], new ReadOptions { Format = "label-png" });

    // Two rows of three pixels.
    private void Write(string name, PngPixelFormat format, int[] labels)
    {
        using FileStream file = File.Create(_scratch.PathOf(name));
        new PngEncoder().Encode(LabelRuns.Encode<int>(labels, 2, 3), format, file);
    }
}
