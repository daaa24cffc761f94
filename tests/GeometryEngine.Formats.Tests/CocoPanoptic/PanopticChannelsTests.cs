using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests;

/// <summary>Panoptic images of two channels.</summary>
public class PanopticChannelsTests
{
    private const string Categories = """[{"supercategory":"person","isthing":1,"id":1,"name":"person"},{"supercategory":"sky","isthing":0,"id":187,"name":"sky"}]""";

    [Fact]
    public void Red_is_the_category_and_green_the_object()
    {
        using var scratch = new Scratch();
        string list = scratch.Write("categories.json", Categories);
        scratch.Write("set/a.png", SlowPngWriter.Encode([0x0001, 0x0101, 0x0101, 187, 0, 0x0200], 2, 3, 8, _ => 0, PngColor.Rgb));
        (DatasetInfo info, List<DatasetItem> items) = Contracts.RoundTrip.Read(scratch.Folder, new ReadOptions { Strict = true });
        Assert.Equal([("person", 1L), ("sky", 1L), ("person", 2L)], items[0].Annotations.Select(annotation => (info.Categories[annotation.Category].Name, annotation.Mask!.Area())));
        Assert.Equal(("set/a.png", 2, 3), (items[0].Image.FileName, items[0].Image.Height, items[0].Image.Width));
        var options = new ReadOptions { Strict = true, Format = "panoptic-2ch", Labels = list };
        Assert.Equal(3, Contracts.RoundTrip.Read(scratch.PathOf("set"), options).Items[0].Annotations.Count);
        Assert.Contains("no list of categories", Assert.Throws<InputException>(() => Contracts.RoundTrip.Read(scratch.PathOf("set"), options with { Labels = null })).Message);
        scratch.Write("set/a.png", SlowPngWriter.Encode([2, 2, 1, 0, 0, 0], 2, 3, 8, _ => 0, PngColor.Rgb));
        Assert.Contains("category 2 in 2 pixels", Assert.Throws<InputException>(() => Contracts.RoundTrip.Read(scratch.Folder, new ReadOptions { Strict = true })).Message);
    }

    [Fact]
    public void The_sample_has_the_segments_of_its_twin_of_ids()
    {
        var options = new ReadOptions { Format = "panoptic-2ch", Labels = Repository.SharedSample("coco_panoptic", "panoptic_coco_categories.json") };
        (DatasetInfo info, List<DatasetItem> channels) = Contracts.RoundTrip.Read(Repository.SharedSample("coco_panoptic", "panoptic_examples_2ch_format"), options);
        (DatasetInfo twin, List<DatasetItem> ids) = Contracts.RoundTrip.Read(Repository.SharedSample("coco_panoptic", "panoptic_examples.json"), new ReadOptions());
        DatasetItem expected = Assert.Single(ids, item => item.Image.Name.StartsWith("000000142238", StringComparison.Ordinal));
        Assert.Equal(Segments(twin, expected), Segments(info, Assert.Single(channels)));
    }

    private static IEnumerable<string> Segments(DatasetInfo info, DatasetItem item) =>
        item.Annotations.Select(annotation => $"{info.Categories[annotation.Category].Name} {annotation.Mask!.ToCocoString()}").Order(StringComparer.Ordinal);
}
