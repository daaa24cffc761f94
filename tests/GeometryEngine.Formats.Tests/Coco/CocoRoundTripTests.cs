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

    private static void Copy(string from, string to)
    {
        using DatasetReader reader = DatasetFormats.Open([from], new ReadOptions { KeepExtras = true, Strict = true });
        using DatasetWriter writer = DatasetFormats.Find("coco")!.Create(to, reader.Info);
        foreach (DatasetItem item in reader) writer.Write(item);
        writer.Complete();
    }
}
