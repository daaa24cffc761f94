using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.NativeTests;

/// <summary>The engine's answer to every case of the oracle, and the oracle's.</summary>
public class CaseTests(NativeBuild native)
{
    [Theory]
    [InlineData("coco", RasterRule.Coco, RingRule.Union)]
    [InlineData("union", RasterRule.PixelCenter, RingRule.Union)]
    [InlineData("even_odd", RasterRule.PixelCenter, RingRule.EvenOdd)]
    [InlineData("non_zero", RasterRule.PixelCenter, RingRule.NonZero)]
    public void Rasterize_equals_the_oracle(string answer, RasterRule rule, RingRule rings)
    {
        using Engine engine = Engine.Create(new EngineOptions { Rule = rule, Rings = rings });
        Compare("polygons.jsonl", least: 2000, row =>
        {
            if (!row.TryGetProperty(answer, out JsonElement counts)) return null;
            Rle mask = engine.Rasterize(PolygonOf(row), Height(row), Width(row));
            return (Text(mask), Text(MaskOf(row, counts)));
        });
    }

    [Fact]
    public void Encode_decode_and_string_equal_the_oracle() => Compare("masks.jsonl", least: 400, row =>
    {
        byte[] bits = [.. row.GetProperty("bits").GetString()!.Select(bit => (byte)(bit - '0'))];
        Rle mask = Rle.Encode(bits, Height(row), Width(row), PixelOrder.ColumnMajor);
        var decoded = new byte[bits.Length];
        mask.Decode(decoded, PixelOrder.ColumnMajor);
        string text = row.GetProperty("text").GetString()!;
        Assert.Equal(bits, decoded);
        Assert.Equal(mask, Rle.FromCocoString(Height(row), Width(row), text));
        return (mask.ToCocoString(), text);
    });

    [Fact]
    public void Area_and_bounding_box_equal_the_oracle() => Compare("masks.jsonl", least: 400, row =>
    {
        Rle mask = MaskOf(row, row.GetProperty("counts"));
        return ($"{mask.Area()} {mask.BoundingBox()}", $"{row.GetProperty("area").GetInt64()} {row.GetProperty("box").Box()}");
    });

    [Fact]
    public void Union_intersection_and_difference_equal_the_oracle() => Compare("pairs.jsonl", least: 400, row =>
    {
        (Rle a, Rle b) = (MaskOf(row, row.GetProperty("a")), MaskOf(row, row.GetProperty("b")));
        string found = string.Join('\n', Text(Rle.Union(a, b)), Text(a.Intersection(b)), Text(a.Difference(b)));
        string[] parts = ["union", "intersection", "difference"];
        return (found, string.Join('\n', parts.Select(part => Text(MaskOf(row, row.GetProperty(part))))));
    });

    [Fact]
    public void Mask_iou_equals_the_oracle()
    {
        using Engine engine = Engine.Create();
        Compare("pairs.jsonl", least: 400, row =>
        {
            Rle[] a = [MaskOf(row, row.GetProperty("a"))];
            Rle[] b = [MaskOf(row, row.GetProperty("b"))];
            return ($"{engine.Iou(a, b)[0]:R} {engine.Iou(a, b, [true])[0]:R}", Ious(row));
        });
    }

    [Fact]
    public void Box_iou_equals_the_oracle() => Compare("boxes.jsonl", least: 1000, row =>
    {
        (Box a, Box b) = (row.GetProperty("a").Box(), row.GetProperty("b").Box());
        return ($"{Box.Iou(a, b):R} {Box.Iou(a, b, bIsCrowd: true):R}", Ious(row));
    });

    // Fails with the number of cases that differ and the first of them; a null answer is a case that the oracle leaves out.
    private void Compare(string file, int least, Func<JsonElement, (string Engine, string Oracle)?> answers)
    {
        var differing = new List<string>();
        int compared = 0;
        foreach (JsonElement row in native.ReadCases(file))
        {
            if (answers(row) is not { } both) continue;
            compared++;
            if (both.Engine != both.Oracle) differing.Add($"{row.GetRawText()}\nengine {both.Engine}\noracle {both.Oracle}");
        }
        Assert.True(differing.Count == 0, $"{differing.Count} of {compared} cases of {file} differ; the first:\n{differing.FirstOrDefault()}");
        Assert.True(compared >= least, $"{compared} cases of {file} were compared; at least {least} are expected");
    }

    private static int Height(JsonElement row) => row.GetProperty("height").GetInt32();

    private static int Width(JsonElement row) => row.GetProperty("width").GetInt32();

    private static string Ious(JsonElement row) => $"{row.GetProperty("iou").GetDouble():R} {row.GetProperty("iou_crowd").GetDouble():R}";

    private static string Text(Rle mask) => string.Join(' ', mask.Counts.ToArray());

    private static Rle MaskOf(JsonElement row, JsonElement counts) => Rle.FromCounts(Height(row), Width(row), counts.Counts());

    private static Polygon PolygonOf(JsonElement row)
    {
        double[][] rings = [.. row.GetProperty("rings").EnumerateArray().Select(ring => ring.Doubles())];
        int[] starts = [.. rings.Select((_, index) => rings.Take(index).Sum(ring => ring.Length))];
        bool[] holes = [.. row.GetProperty("holes").Doubles().Select(mark => mark != 0)];
        return new Polygon([.. rings.SelectMany(ring => ring)], starts, holes);
    }
}
