using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace GeometryEngine.Formats;

/// <summary>The pixels of an image that belong to no object and do not count, such as the border that VOC draws around objects: <see cref="KnownFields.VoidRegion"/>.</summary>
internal static class VoidRegion
{
    /// <summary>The value that such pixels have in label images of 8 bits.</summary>
    public const int Label = 255;

    /// <summary>The pixels as a field of their image.</summary>
    public static ExtraField ToField(Rle region) =>
        new(KnownFields.VoidRegion, $"{{\"size\":[{region.Height},{region.Width}],\"counts\":{JsonObjectText.Quote(region.ToCocoString())}}}");

    /// <summary>The pixels of an image, for a writer that has a place for them.</summary>
    /// <param name="image">The image.</param>
    /// <param name="lost">Counts a field that is no mask of the image's size.</param>
    /// <returns>The pixels; null where the image has none that can be used.</returns>
    public static Rle? Of(ImageInfo image, LossLog lost)
    {
        if (KnownFields.Find(image.Extras, KnownFields.VoidRegion) is not { } json) return null;
        if (TryParse(json, out Rle? region) && region.Height == image.Height && region.Width == image.Width) return region;
        lost.Add(Features.VoidRegions, image.Name);
        return null;
    }

    private static bool TryParse(string json, [NotNullWhen(true)] out Rle? region)
    {
        region = null;
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement mask = document.RootElement;
        return mask.ValueKind == JsonValueKind.Object && mask.TryGetProperty("size", out JsonElement size) && mask.TryGetProperty("counts", out JsonElement counts)
            && size.ValueKind == JsonValueKind.Array && size.GetArrayLength() == 2 && counts.ValueKind == JsonValueKind.String
            && IsSide(size[0], out int height) && IsSide(size[1], out int width) && (long)height * width <= uint.MaxValue
            && Rle.TryFromCocoString(height, width, counts.GetString(), out region, out _);
    }

    private static bool IsSide(JsonElement side, out int pixels)
    {
        pixels = 0;
        return side.ValueKind == JsonValueKind.Number && side.TryGetInt32(out pixels) && pixels > 0;
    }
}
