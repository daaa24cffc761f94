using System.Globalization;
using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Held to boundary-iou-api: boundaries bit by bit, IoU to the last digit.</summary>
public class BoundaryIouTests
{
    private static readonly string[] Ratios = ["0.02", "0.008", "0.05"];

    [Fact]
    public void Golden_boundaries()
    {
        foreach (JsonElement row in GoldenRows.Read("evaluation", "boundary_iou.jsonl"))
        {
            Rle a = row.GetProperty("a").Rle(), b = row.GetProperty("b").Rle();
            BitMask bitsA = BitMask.FromRle(a), bitsB = BitMask.FromRle(b);
            foreach (string text in Ratios)
            {
                JsonElement golden = row.GetProperty("r" + text);
                double ratio = double.Parse(text, CultureInfo.InvariantCulture);
                Assert.Equal(golden.GetProperty("dilation_px").GetInt32(), BoundaryIou.Distance(a.Height, a.Width, ratio));
                Assert.Equal(golden.GetProperty("ba").GetString(), BoundaryIou.Boundary(bitsA, ratio).ToRle().ToCocoString());
                Assert.Equal(golden.GetProperty("bb").GetString(), BoundaryIou.Boundary(bitsB, ratio).ToRle().ToCocoString());
                Measure iou = BoundaryIou.Of(bitsA, bitsB, ratio);
                if (iou.Status == MeasureStatus.Empty) Assert.Equal(0, golden.GetProperty("biou").GetDouble()); // 0/0 of the tool
                else Assert.Equal(golden.GetProperty("biou").GetDouble(), iou.Value);
            }
        }
    }

    [Theory]
    [InlineData("bin3_64", '-')]
    [InlineData("bin5_96x80", '-')]
    [InlineData("edge_masks", '|')]
    public void Golden_raters(string name, char separator)
    {
        JsonElement set = GoldenLabels.Set(name);
        Dictionary<string, Rle> masks = GoldenLabels.BinaryMasks(set);
        foreach (JsonProperty pair in set.GetProperty("pairs").EnumerateObject())
        {
            string[] names = pair.Name.Split(separator);
            Measure iou = BoundaryIou.Of(BitMask.FromRle(masks[names[0]]), BitMask.FromRle(masks[names[1]]));
            if (pair.Value.TryGetProperty("boundary_iou_ratio0.02_reimplemented", out JsonElement golden))
                Assert.Equal(golden.GetDouble(), iou.Value!.Value, 1e-12);
            else if (pair.Name == "empty|empty") Assert.Equal(Measure.Undefined(MeasureStatus.Empty), iou);
            else Assert.Equal(Measure.Of(0), iou);
        }
    }

    [Theory]
    [InlineData(480, 640, 0.02, 16)]
    [InlineData(1, 1, 0.02, 1)]
    [InlineData(3, 4, 0.5, 2)] // 2.5 rounds to even
    [InlineData(3, 4, 0, 1)]
    public void Distance_is_rounded_half_to_even_and_at_least_1(int height, int width, double ratio, int expected) =>
        Assert.Equal(expected, BoundaryIou.Distance(height, width, ratio));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Impossible_ratio_is_refused(double ratio) =>
        Assert.Contains("0 or more", Assert.Throws<ArgumentException>(() => BoundaryIou.Distance(10, 10, ratio)).Message);
}
