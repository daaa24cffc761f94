using System.Globalization;
using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

public class OverlapTests
{
    [Theory]
    [InlineData("bin3_64")]
    [InlineData("bin5_96x80")]
    public void Golden_pairs_of_raters(string name)
    {
        JsonElement set = GoldenLabels.Set(name);
        var runs = set.GetProperty("masks_rowmajor_value_run").EnumerateArray();
        Rle[] raters = [.. runs.Select(rater => GoldenLabels.Mask(GoldenLabels.Pixels(rater), 1, set))];
        foreach (JsonProperty pair in set.GetProperty("pairs").EnumerateObject())
        {
            int[] names = [.. pair.Name.Split('-').Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
            AssertOverlap(pair.Value, raters[names[0]], raters[names[1]]);
        }
    }

    [Fact]
    public void Golden_pairs_of_edge_cases()
    {
        JsonElement set = GoldenLabels.Set("edge_masks");
        var masks = set.GetProperty("masks_rowmajor_value_run").EnumerateObject()
            .ToDictionary(mask => mask.Name, mask => GoldenLabels.Mask(GoldenLabels.Pixels(mask.Value), 1, set));
        foreach (JsonProperty pair in set.GetProperty("pairs").EnumerateObject())
        {
            string[] names = pair.Name.Split('|');
            AssertOverlap(pair.Value, masks[names[0]], masks[names[1]]);
        }
    }

    [Fact]
    public void Formulas()
    {
        Assert.Equal(Measure.Of(2.0 / 6), Overlap.Iou(2, 3, 5));
        Assert.Equal(Measure.Of(0.5), Overlap.Dice(2, 3, 5));
        Assert.Equal(Measure.Of(0), Overlap.Iou(0, 0, 5));
        Assert.Equal(Measure.Of(1), Overlap.Dice(7, 7, 7));
    }

    [Fact]
    public void Two_empty_regions_have_no_overlap_to_measure()
    {
        Assert.Equal(Measure.Undefined(MeasureStatus.Empty), Overlap.Iou(0, 0, 0));
        Assert.Equal(Measure.Undefined(MeasureStatus.Empty), Overlap.Dice(0, 0, 0));
    }

    private static void AssertOverlap(JsonElement expected, Rle a, Rle b)
    {
        long both = a.IntersectionArea(b);
        Assert.Equal(expected.GetProperty("both").GetInt64(), both);
        Assert.Equal(expected.GetProperty("a_only").GetInt64(), a.Difference(b).Area());
        Assert.Equal(expected.GetProperty("b_only").GetInt64(), b.Difference(a).Area());
        AssertMeasure(expected.GetProperty("iou"), Overlap.Iou(both, a.Area(), b.Area()));
        AssertMeasure(expected.GetProperty("dice"), Overlap.Dice(both, a.Area(), b.Area()));
    }

    private static void AssertMeasure(JsonElement expected, Measure measure)
    {
        if (expected.ValueKind == JsonValueKind.Null) Assert.Equal(Measure.Undefined(MeasureStatus.Empty), measure);
        else Assert.Equal(expected.GetDouble(), measure.Value!.Value, 1e-12);
    }
}
