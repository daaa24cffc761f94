using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Held to DeepMind's surface-distance, MedPy 0.5 and MONAI's formulas.</summary>
public class SurfaceGoldenTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData("bin3_64", '-', 3)]
    [InlineData("bin5_96x80", '-', 10)]
    [InlineData("edge_masks", '|', 21)]
    public void Golden_pairs(string name, char separator, int count)
    {
        JsonElement set = GoldenLabels.Set(name);
        Dictionary<string, Rle> masks = GoldenLabels.BinaryMasks(set);
        JsonProperty[] pairs = [.. set.GetProperty("pairs").EnumerateObject()];
        Assert.Equal(count, pairs.Length);
        foreach (JsonProperty pair in pairs)
        {
            string[] names = pair.Name.Split(separator);
            BitMask a = BitMask.FromRle(masks[names[0]]), b = BitMask.FromRle(masks[names[1]]);
            CheckDeepMind(pair.Value.GetProperty("surface_distance_deepmind"), a, b);
            SurfaceDistances pixels = SurfaceDistances.Between(
                SurfaceElements.Of(a, SurfaceElement.BorderPixel), SurfaceElements.Of(b, SurfaceElement.BorderPixel));
            JsonElement medPy = pair.Value.GetProperty("medpy");
            Near(medPy.GetProperty("hd"), pixels.Hausdorff());
            Near(medPy.GetProperty("hd95"), pixels.Percentile(0.95, PercentileRule.MedPy));
            Near(medPy.GetProperty("assd"), pixels.Mean());
            Near(medPy.GetProperty("asd_a_to_b"), pixels.MeanFromA());
            Near(medPy.GetProperty("asd_b_to_a"), pixels.MeanFromB());
            if (!pair.Value.TryGetProperty("monai_style_reimplemented", out JsonElement monai)) continue;
            Near(monai.GetProperty("hd"), pixels.Hausdorff());
            Near(monai.GetProperty("hd95"), pixels.Percentile(0.95, PercentileRule.Monai));
            Near(monai.GetProperty("asd_symmetric"), pixels.Mean());
            Near(monai.GetProperty("nsd_tol1_pixelcount"), pixels.Dice(1));
        }
    }

    // The cases of the tool's own tests, with spacing: distances there are of the pixel grid, scaled.
    [Fact]
    public void Own_tests_of_surface_distance()
    {
        foreach (JsonElement test in GoldenLabels.Set("surface_distance_own_tests").GetProperty("cases").EnumerateArray())
        {
            double[] spacing = test.GetProperty("spacing").Doubles();
            var apart = new PixelSpacing(spacing[0], spacing[1]);
            SurfaceElements a = SurfaceElements.Of(Mask(test, "gt_pixels"), SurfaceElement.ContourCorner, apart);
            SurfaceElements b = SurfaceElements.Of(Mask(test, "pred_pixels"), SurfaceElement.ContourCorner, apart);
            SurfaceDistances distances = SurfaceDistances.Between(a, b);
            Near(test.GetProperty("asd")[0], distances.MeanFromA());
            Near(test.GetProperty("asd")[1], distances.MeanFromB());
            Near(test.GetProperty("hd100"), distances.Hausdorff());
            Near(test.GetProperty("hd95"), distances.Percentile(0.95, PercentileRule.DeepMind));
            Near(test.GetProperty("surface_dice_1mm"), distances.Dice(1));
        }
    }

    private static void CheckDeepMind(JsonElement golden, BitMask a, BitMask b)
    {
        SurfaceElements contourA = SurfaceElements.Of(a, SurfaceElement.ContourCorner);
        SurfaceElements contourB = SurfaceElements.Of(b, SurfaceElement.ContourCorner);
        SurfaceDistances distances = SurfaceDistances.Between(contourA, contourB);
        Assert.Equal(golden.GetProperty("perimeter_a").GetDouble(), contourA.Lengths.ToArray().Sum(), Tolerance);
        Assert.Equal(golden.GetProperty("perimeter_b").GetDouble(), contourB.Lengths.ToArray().Sum(), Tolerance);
        Near(golden.GetProperty("hd100"), distances.Hausdorff());
        Near(golden.GetProperty("hd95"), distances.Percentile(0.95, PercentileRule.DeepMind));
        Near(golden.GetProperty("asd_a_to_b"), distances.MeanFromA());
        Near(golden.GetProperty("asd_b_to_a"), distances.MeanFromB());
        Near(golden.GetProperty("nsd_tol1"), distances.Dice(1));
        Near(golden.GetProperty("nsd_tol2"), distances.Dice(2));
    }

    private static BitMask Mask(JsonElement test, string pixels)
    {
        int height = test.GetProperty("shape")[0].GetInt32(), width = test.GetProperty("shape")[1].GetInt32();
        byte[] image = new byte[height * width];
        foreach (JsonElement pixel in test.GetProperty(pixels).EnumerateArray())
            image[pixel[0].GetInt32() * width + pixel[1].GetInt32()] = 1;
        return BitMask.FromRle(Rle.Encode(image, height, width, PixelOrder.RowMajor));
    }

    // Infinity, NaN and an error of the tool are a status here.
    private static void Near(JsonElement golden, Measure actual)
    {
        if (golden.ValueKind == JsonValueKind.Number) Assert.Equal(golden.GetDouble(), actual.Value!.Value, Tolerance);
        else Assert.Contains(actual.Status, new[] { MeasureStatus.Empty, MeasureStatus.OneEmpty });
    }
}
