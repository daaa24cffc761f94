using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests;

public class CocoRoundTripTests
{
    [Theory]
    [InlineData("coco_instances", "coco_val2014_100.json")]
    [InlineData("coco_instances", "coco_val2017_stuff_uncompressed_rle.json")]
    [InlineData("coco_keypoints", "mmpose_test_coco.json")]
    [InlineData("lvis", "lvis_val_first50.json")]
    public void Samples_come_back_as_they_were(params string[] sample)
    {
        using var scratch = new Scratch();
        string copy = scratch.PathOf("copy.json");
        string again = scratch.PathOf("again.json");
        Copy(Repository.SharedSample(sample), copy);
        Copy(copy, again);

        Assert.Equal(File.ReadAllBytes(copy), File.ReadAllBytes(again));
        using DatasetReader original = DatasetFormats.Open([Repository.SharedSample(sample)], new ReadOptions { KeepExtras = true });
        using DatasetReader written = DatasetFormats.Open([copy], new ReadOptions { KeepExtras = true });
        Assert.Equal(original.Info.Extras, written.Info.Extras);
        Assert.Equal(original.Count, written.Count);
        for (int i = 0; i < original.Count; i++) Items.AssertEqual(original.Read(i), written.Read(i));
    }

    [Fact]
    public void What_is_written_is_read_back() => CocoGen.Dataset.Sample(dataset =>
    {
        using var scratch = new Scratch();
        string path = scratch.PathOf("written.json");
        using (DatasetWriter writer = DatasetFormats.Find("coco")!.Create(path, dataset.Info))
        {
            foreach (DatasetItem item in dataset.Items) writer.Write(item);
            writer.Complete();
        }
        Assert.Equal([path], Directory.GetFiles(scratch.Folder));
        byte[] written = File.ReadAllBytes(path);
        Assert.Equal((byte)'{', written[0]);
        Assert.Equal((byte)'\n', written[^1]);
        using JsonDocument independent = JsonDocument.Parse(written);
        Assert.Equal(dataset.Items.Sum(item => item.Annotations.Count), independent.RootElement.GetProperty("annotations").GetArrayLength());

        using DatasetReader reader = DatasetFormats.Open([path], new ReadOptions { KeepExtras = true });
        Assert.Equal(dataset.Info.Categories.Select(Describe), reader.Info.Categories.Select(Describe));
        Assert.Equal(dataset.Info.Extras, reader.Info.Extras);
        Assert.Equal(dataset.Items.Count, reader.Count);
        for (int i = 0; i < reader.Count; i++) Items.AssertEqual(dataset.Items[i], CocoGen.Renumber(reader.Read(i), reader.Info, dataset.Info));
    }, iter: 200);

    private static object Describe(Category category) =>
        (category.Id, category.Id.IsNumber, category.Name, category.Supercategory, string.Join('|', category.KeypointNames), string.Join('|', category.Extras));

    private static void Copy(string from, string to)
    {
        using DatasetReader reader = DatasetFormats.Open([from], new ReadOptions { KeepExtras = true, Strict = true });
        using DatasetWriter writer = DatasetFormats.Find("coco")!.Create(to, reader.Info);
        foreach (DatasetItem item in reader) writer.Write(item);
        writer.Complete();
    }
}
