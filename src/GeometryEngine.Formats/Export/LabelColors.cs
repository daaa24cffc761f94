using System.Text.Json;

namespace GeometryEngine.Formats;

/// <summary>Colours of labels.</summary>
public static class LabelColors
{
    /// <summary>
    /// The colour that Pascal VOC gives a label: its bits, dealt in turn to the highest bits of red, green and blue, as the devkit's
    /// <c>VOClabelcolormap</c> does. 0 is black, 255 the pale grey of the void band.
    /// </summary>
    /// <param name="label">The label; bits above the lowest 24 are not used.</param>
    public static Rgb Voc(int label)
    {
        int red = 0, green = 0, blue = 0;
        for (int bit = 7; bit >= 0; bit--, label >>= 3)
        {
            red |= (label & 1) << bit;
            green |= (label >> 1 & 1) << bit;
            blue |= (label >> 2 & 1) << bit;
        }
        return new Rgb((byte)red, (byte)green, (byte)blue);
    }

    /// <summary>The colour that the data set gives a category (<see cref="KnownFields.Color"/>); null when it gives none.</summary>
    /// <param name="category">The category, with its extra fields.</param>
    public static Rgb? Of(Category category)
    {
        if (KnownFields.Find(category.Extras, KnownFields.Color) is not { } json) return null;
        using JsonDocument document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() != 3) return null;
        Span<byte> parts = stackalloc byte[3];
        for (int i = 0; i < 3; i++)
            if (document.RootElement[i].ValueKind != JsonValueKind.Number || !document.RootElement[i].TryGetByte(out parts[i])) return null;
        return new Rgb(parts[0], parts[1], parts[2]);
    }
}
