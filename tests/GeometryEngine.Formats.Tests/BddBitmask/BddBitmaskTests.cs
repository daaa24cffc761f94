namespace GeometryEngine.Formats.Tests;

public sealed class BddBitmaskTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Instances_of_the_sample_have_the_expected_pixels()
    {
        var sample = Sample.Read("bdd100k/common__testcases__example_bitmask.png");
        Assert.Empty(sample.Problems);
        DatasetItem item = Assert.Single(sample.Items);
        Assert.Equal((720, 1280), (item.Image.Height, item.Image.Width));
        Assert.Equal(["1", "2", "3", "4"], item.Annotations.Select(annotation => annotation.Id!.Value.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal("3", Assert.Single(sample.Info.Categories).Name);
        Assert.Equal(sample.Count("id_counts", "3"), Area(occluded: false));
        Assert.Equal(sample.Count("id_counts", "1027"), Area(occluded: true)); // 1027 = 3 + 256 * 4

        long Area(bool occluded) =>
            item.Annotations.Where(annotation => (KnownFields.Flag(annotation.Extras, KnownFields.Occluded) == true) == occluded).Sum(annotation => annotation.Mask!.Area());
    }

    [Theory]
    [InlineData("ins_seg/bitmasks/val/v/1.png", "rider", "v/1.jpg", "val")]
    [InlineData("seg_track_20/bitmasks/train/v/1.png", "rider", "v/1.jpg", "train")]
    [InlineData("pan_seg/bitmasks/val/1.png", "ego vehicle", "1.jpg", "val")]
    [InlineData("any/1.png", "2", "any/1.jpg", null)]
    public void The_folder_tells_the_categories_and_the_marks_are_flags(string file, string category, string image, string? subset)
    {
        // Category 2; truncated, crowd and ignored; instance 256 * 7 + 9.
        Write(file, [0, Value(2, 8 + 2 + 1, 7, 9), Value(2, 8 + 2 + 1, 7, 9), 0, 0, 0]);
        using DatasetReader reader = DatasetFormats.Open([_scratch.Folder], new ReadOptions { Strict = true });
        DatasetItem item = Assert.Single(reader);
        Assert.Equal((image, subset, 2, 3), (item.Image.FileName, item.Image.Subset, item.Image.Height, item.Image.Width));
        Annotation annotation = Assert.Single(item.Annotations);
        Assert.Equal((new SourceId(7 * 256 + 9), category, true, 2L), (annotation.Id!.Value, reader.Info.Categories[annotation.Category].Name, annotation.IsCrowd, annotation.Mask!.Area()));
        Assert.Equal([KnownFields.Of(KnownFields.Truncated, true), KnownFields.Of(KnownFields.Ignore, true)], annotation.Extras);
    }

    [Fact]
    public void The_user_may_name_the_categories()
    {
        string mask = Write("1.png", [Value(1, 0, 0, 1), 0, 0, 0, 0, 0]);
        using DatasetReader reader = DatasetFormats.Open([mask], new ReadOptions { Strict = true, Labels = _scratch.Write("names.txt", "_background_\nzebra\n") });
        Assert.Equal("zebra", Assert.Single(reader.Info.Categories).Name);
        Assert.Equal(0, Assert.Single(Assert.Single(reader).Annotations).Category);
    }

    [Theory]
    [InlineData(9, 0, 1, 1, "instance 1 of category 9")]
    [InlineData(0, 3, 1, 1, "instance 1 of category 0")]
    [InlineData(2, 4, 5, 2, "instance 5 with several categories or marks")]
    public void What_is_not_as_it_should_be_is_named(byte category, byte marks, byte instance, int annotations, string found)
    {
        Write("ins_seg/bitmasks/1.png", [Value(2, 0, 0, 5), Value(category, marks, 0, instance), 0, 0, 0, 0]);
        using DatasetReader reader = DatasetFormats.Open([_scratch.Folder]);
        DatasetItem item = Assert.Single(reader);
        Assert.Equal(found, Assert.Single(item.Problems).Found);
        Assert.Equal(annotations, item.Annotations.Count);
    }

    [Fact]
    public void A_photograph_of_four_channels_is_none()
    {
        string photograph = Write("a.png", [Value(2, 16, 0, 255), 0, 0, 0, 0, 0]);
        Assert.Throws<InputException>(() => DatasetFormats.Open([photograph]));
        byte[] whole = File.ReadAllBytes(Write("b.png", [Value(2, 1, 0, 255), 0, 0, 0, 0, 0]));
        Assert.Throws<InputException>(() => DatasetFormats.Open([_scratch.Write("b.png", whole.AsSpan(0, 60))]));
    }

    private static uint Value(byte r, byte g, byte b, byte a) => r | (uint)g << 8 | (uint)b << 16 | (uint)a << 24;

    // Two rows of three pixels.
    private string Write(string name, uint[] pixels) => _scratch.Write(name, SlowPngWriter.Encode(pixels, 2, 3, 8, _ => 0, PngColor.Rgba));
}
