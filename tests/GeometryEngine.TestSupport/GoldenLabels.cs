using System.Globalization;
using System.Text.Json;

namespace GeometryEngine.TestSupport;

/// <summary>The label images of agreement/image_kinds.json.</summary>
public static class GoldenLabels
{
    /// <summary>One part of the file, by its key.</summary>
    public static JsonElement Set(string name)
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Repository.Golden("agreement", "image_kinds.json")));
        return golden.RootElement.GetProperty(name).Clone();
    }

    /// <summary>The labels of [value, run] pairs, in their order.</summary>
    public static byte[] Pixels(JsonElement runs) =>
        [.. runs.EnumerateArray().SelectMany(run => Enumerable.Repeat((byte)run[0].GetInt32(), run[1].GetInt32()))];

    /// <summary>The foreground of a set's binary masks: by name, or by rater number where they have none.</summary>
    public static Dictionary<string, Rle> BinaryMasks(JsonElement set)
    {
        JsonElement masks = set.GetProperty("masks_rowmajor_value_run");
        IEnumerable<(string Name, JsonElement Runs)> named = masks.ValueKind == JsonValueKind.Object
            ? masks.EnumerateObject().Select(mask => (mask.Name, mask.Value))
            : masks.EnumerateArray().Select((mask, rater) => (rater.ToString(CultureInfo.InvariantCulture), mask));
        return named.ToDictionary(mask => mask.Name, mask => Mask(Pixels(mask.Runs), 1, set));
    }

    /// <summary>The pixels of one label, of a row-major image.</summary>
    public static Rle Mask(byte[] pixels, byte label, JsonElement set)
    {
        byte[] mask = [.. pixels.Select(pixel => pixel == label ? (byte)1 : (byte)0)];
        return Rle.Encode(mask, set.GetProperty("height").GetInt32(), set.GetProperty("width").GetInt32(), PixelOrder.RowMajor);
    }
}
