using System.Text;
using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Cli.Tests;

public class RleTests
{
    [Fact]
    public void Golden_counts_and_strings_turn_into_each_other()
    {
        foreach (JsonElement row in GoldenRows.Read("evaluation", "rle_string.jsonl"))
        {
            string counts = string.Join(',', row.GetProperty("counts").Counts()), text = row.GetProperty("rle").GetString()!;
            Assert.Equal(text + "\n", Geom.Run("rle", "encode", counts).Expect(ExitCode.Done).Out);
            Assert.Equal(counts + "\n", Geom.Run("rle", "decode", text).Expect(ExitCode.Done).Out);
        }
    }

    [Fact]
    public void Golden_masks_have_their_area_and_box()
    {
        foreach (JsonElement row in GoldenRows.Read("evaluation", "mask_codec.jsonl").Take(40))
        {
            string size = string.Join('x', row.GetProperty("size").Counts());
            JsonElement info = Geom.Run("rle", "info", row.GetProperty("rle").GetString()!, "--size", size, "--json").Expect(ExitCode.Done).Json;
            Assert.Equal(row.GetProperty("area").GetInt64(), info.GetProperty("area").GetInt64());
            Assert.Equal(row.GetProperty("bbox").Doubles(), info.GetProperty("bbox").Doubles());
            Assert.True(info.GetProperty("canonical").GetBoolean());
        }
    }

    [Fact]
    public void Mask_comes_from_argument_file_and_standard_input()
    {
        using var folder = new TempFolder();
        byte[] counts = Encoding.UTF8.GetBytes("[5, 3, 2]\n");
        string file = folder.Write("counts.txt", "5 3 2");
        Assert.Equal("532\n", Geom.Run("rle", "encode", file).Expect(ExitCode.Done).Out);
        Assert.Equal("532\n", Geom.RunWithInput(counts, "rle", "encode").Expect(ExitCode.Done).Out);
        Assert.Equal("532\n", Geom.RunWithInput(counts, "rle", "encode", "-").Expect(ExitCode.Done).Out);
        Assert.Equal("5,3,2\n", Geom.Run("rle", "decode", """{"size": [5, 2], "counts": "532"}""").Expect(ExitCode.Done).Out);
    }

    [Fact]
    public void Png_and_string_turn_into_each_other()
    {
        using var folder = new TempFolder();
        Geom.Run("rle", "decode", "61X13mN000`0", "--size", "9x10", "-o", folder["mask.png"]).Expect(ExitCode.Done);
        JsonElement json = Geom.Run("rle", "encode", folder["mask.png"], "--json").Expect(ExitCode.Done).Json;
        Assert.Equal("61X13mN000`0", json.GetProperty("counts").GetString());
        Assert.Equal([9u, 10u], json.GetProperty("size").Counts());
        Assert.Equal(["mask.png"], folder.Entries);
    }

    [Theory]
    [InlineData("decode 5ll", "inside a run")]
    [InlineData("decode 5,x,2", "count 1: found 'x'")]
    [InlineData("decode 5,-3,2", "'-3'")]
    [InlineData("decode 53~", "U+007E")]
    [InlineData("info 532 --size 3x3", "found runs that add up to 10; allowed: 9, the pixels of 3x3")]
    [InlineData("info {\"size\":[3,3]}", "compressed RLE string")]
    [InlineData("info {\"size\":[5,2],\"counts\":{}}", "compressed RLE string")]
    public void What_is_no_mask_is_bad_input(string line, string message)
    {
        GeomResult result = Geom.Run(["rle", .. line.Split(' ')]).Expect(ExitCode.BadInput);
        Assert.Contains(message, Assert.Single(result.ErrorLines));
    }
}
