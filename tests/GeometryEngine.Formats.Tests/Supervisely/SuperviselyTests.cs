using System.IO.Compression;

namespace GeometryEngine.Formats.Tests;

public class SuperviselyTests
{
    [Fact]
    public void Objects_of_all_kinds_are_read_with_who_made_them()
    {
        using var scratch = new Scratch();
        scratch.Write("meta.json", """{"classes":[{"title":"car","shape":"bitmap","color":"#0A0B0C"},{"title":"man","shape":"graph","geometry_config":{"nodes":{"n1":{"label":"head"},"n2":{"label":"foot"}}}}],"tags":[]}""");
        scratch.Write("ds/ann/a.jpg.json", $$"""
            {"description":"dark","size":{"height":30,"width":40},"tags":[{"name":"weather","value":"rain","labelerLogin":"eva"}],"objects":[
            {"id":1,"classTitle":"car","geometryType":"rectangle","labelerLogin":"eva","points":{"exterior":[[9,8],[1,2]],"interior":[]},"tags":[{"name":"parked"},{"name":"doors","value":4}]},
            {"classTitle":"car","geometryType":"polygon","labelerLogin":"max","points":{"exterior":[[0,0],[10,0],[10,10],[0,10]],"interior":[[[2,2],[4,2],[4,4],[2,4]]]} },
            {"classTitle":"car","geometryType":"bitmap","labelerLogin":"max","bitmap":{"origin":[5,6],"data":"{{Packed([0, 6], 2, 3)}}"} },
            {"classTitle":"man","geometryType":"graph","nodes":{"n2":{"loc":[3,4]} } },
            {"classTitle":"car","bitmap":null,"points":{"exterior":[[0,0],[3,0],[3,3]],"interior":[]} }]}
            """);
        using DatasetReader reader = DatasetFormats.Open([scratch.Folder], new ReadOptions { Strict = true });
        DatasetItem item = Assert.Single(reader);
        Assert.Equal(("a.jpg", 30, 40), (item.Image.FileName, item.Image.Height, item.Image.Width));
        Assert.Equal(["eva", "max"], reader.Info.Annotators.Take(2));
        Assert.Equal("weather/rain", reader.Info.Categories[item.Annotations[0].Category].Name);
        Assert.Equal(new Box(1, 2, 8, 6), item.Annotations[1].Box);
        Assert.Equal("""{"parked":true,"doors":4}""", KnownFields.Find(item.Annotations[1].Extras, KnownFields.Attributes));
        Assert.Equal(96, item.Annotations[2].Polygon!.Area());
        Assert.Equal((new Box(5, 6, 3, 2), 6), (item.Annotations[3].Mask!.BoundingBox(), item.Annotations[3].Mask!.Area()));
        Assert.Equal([0, 0, 0, 3, 4, 2], item.Annotations[4].Keypoints!.Triplets.ToArray());
        Assert.Equal(["head", "foot"], reader.Info.Categories.Single(category => category.Name == "man").KeypointNames);
        Assert.NotNull(item.Annotations[5].Polygon);
    }

    [Fact]
    public void What_unpacks_to_more_than_the_image_can_be_is_refused()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(new byte[10_000_000]);
        Problem problem = ReadOne($$"""{"classTitle":"car","geometryType":"bitmap","bitmap":{"origin":[0,0],"data":"{{Convert.ToBase64String(packed.ToArray())}}"} }""");
        Assert.Equal("more than 66336 bytes unpacked", problem.Found);
    }

    [Theory]
    [InlineData("""{"classTitle":"car","geometryType":"bitmap","bitmap":{"origin":[0,0],"data":"AAAA"} }""", "data that cannot be unpacked")]
    [InlineData("""{"classTitle":"car","geometryType":"bitmap","bitmap":{"origin":[0,0],"data":"?"} }""", "a text that is no base64")]
    [InlineData("""{"classTitle":"car","geometryType":"polygon","points":{"exterior":[[0,0],[1,1]]} }""", "2 points")]
    [InlineData("""{"classTitle":"car","geometryType":"cuboid"}""", "geometryType 'cuboid'")]
    [InlineData("""{"classTitle":"car","geometryType":"line"}""", "no geometry")]
    public void An_object_that_cannot_be_used_is_listed(string item, string found) => Assert.Equal(found, ReadOne(item).Found);

    private static Problem ReadOne(string item)
    {
        using var scratch = new Scratch();
        string file = scratch.Write("a.jpg.json", $$"""{"size":{"height":10,"width":10},"tags":[],"objects":[{{item}}]}""");
        using DatasetReader reader = DatasetFormats.Open([file]);
        DatasetItem read = Assert.Single(reader);
        Assert.Empty(read.Annotations);
        return Assert.Single(read.Problems);
    }

    private static string Packed(uint[] counts, int height, int width)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(Convert.FromBase64String(PngMask.Encode(counts, height, width)));
        return Convert.ToBase64String(packed.ToArray());
    }
}
