using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests;

/// <summary>Pixels that the data set itself says do not count, in masks.</summary>
public class VoidRegionExportTests
{
    private const string Scene = """
        {"schema":"geometry-engine/dataset/1","categories":[{"id":1,"name":"cat"},{"id":255,"name":"dog"}]}
        {"image":{"id":1,"file_name":"a.png","height":2,"width":4,"extras":{"void_region":{"size":[2,4],"counts":"02200"}}},"annotations":[{"category":"CATEGORY","mask":{"size":[2,4],"counts":[0,3,5]}}]}
        """;

    [Theory]
    [InlineData(MaskKind.Semantic, 8, null, new uint[] { 1, 1, 255, 0, 1, 0, 255, 0 })]
    [InlineData(MaskKind.Semantic, 8, 7, new uint[] { 1, 1, 7, 0, 1, 0, 7, 0 })]
    [InlineData(MaskKind.Instance, 16, null, new uint[] { 1, 1, 65535, 0, 1, 0, 65535, 0 })]
    public void They_have_the_ignore_value_where_no_object_is(MaskKind kind, int bits, int? value, uint[] expected)
    {
        // The region is columns 0 and 2, the object column 0 and a pixel of column 1.
        using DataFiles files = new(("a.ndjson", Scene.Replace("CATEGORY", "cat", StringComparison.Ordinal)));
        Export(files, new MaskExportOptions { Kind = kind, Bits = bits, IgnoreValue = value });
        Assert.Equal(expected, PngReader.Read(File.ReadAllBytes(files.PathOf("out/a.png")), "").Pixels.ToArray());
    }

    [Fact]
    public void No_object_may_have_their_value()
    {
        using DataFiles files = new(("a.ndjson", Scene.Replace("CATEGORY", "dog", StringComparison.Ordinal)));
        Assert.Contains("found an object of value 255, which pixels that do not count have",
            Assert.Throws<InputException>(() => Export(files, new MaskExportOptions())).Message);
    }

    [Fact]
    public void They_must_be_of_the_size_of_the_masks()
    {
        using DataFiles files = new(("a.ndjson", Scene.Replace("CATEGORY", "cat", StringComparison.Ordinal).Replace("[2,4],\"counts\":\"", "[4,2],\"counts\":\"", StringComparison.Ordinal)));
        Assert.Contains("found a void_region that is no mask of the export's size; allowed: [2, 4]", Assert.Throws<InputException>(() => Export(files, new MaskExportOptions())).Message);
    }

    [Fact]
    public void Masks_of_Voc_come_out_as_they_are()
    {
        string source = Repository.SharedSample("voc", "labelme_voc");
        using var scratch = new Scratch();
        using Engine engine = Engine.Create();
        using DatasetReader reader = DatasetFormats.Open([source], new ReadOptions { KeepExtras = true });
        engine.Export(reader, scratch.PathOf("out"), new MaskExportOptions());
        PngImage expected = PngReader.Read(File.ReadAllBytes(Path.Combine(source, "SegmentationClass", "2011_000003.png")), "");
        Assert.Equal(expected.Pixels.ToArray(), PngReader.Read(File.ReadAllBytes(scratch.PathOf("out/2011_000003.png")), "").Pixels.ToArray());
        Assert.Equal(9460, expected.Pixels.ToArray().Count(pixel => pixel == 255));
    }

    private static void Export(DataFiles files, MaskExportOptions options)
    {
        using Engine engine = Engine.Create();
        using DatasetReader reader = DatasetFormats.Open([files.PathOf("a.ndjson")], new ReadOptions { KeepExtras = true });
        engine.Export(reader, files.PathOf("out"), options);
    }
}
