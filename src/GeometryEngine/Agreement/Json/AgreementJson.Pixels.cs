using System.Text.Json;

namespace GeometryEngine;

public static partial class AgreementJson
{
    private static void Write(Utf8JsonWriter writer, PixelAgreement pixels)
    {
        writer.WriteStartObject("pixels");
        writer.WriteNumber("images", pixels.Images);
        writer.WriteNumber("images_without_size", pixels.ImagesWithoutSize);
        Write(writer, "percent_agreement", pixels.PercentAgreement);
        Write(writer, "krippendorff_alpha", pixels.KrippendorffAlpha);
        Write(writer, "fleiss_kappa", pixels.FleissKappa);
        Write(writer, "gwet_ac1", pixels.GwetAc1);
        Write(writer, "brennan_prediger", pixels.BrennanPrediger);
        Write(writer, "mean_iou", pixels.MeanIou);
        Write(writer, "frequency_weighted_iou", pixels.FrequencyWeightedIou);
        WriteArray(writer, "per_category", pixels.PerCategory, Write);
        WriteArray(writer, "pairs", pixels.Pairs, static (writer, pair) =>
        {
            WritePair(writer, pair.A, pair.B);
            writer.WriteNumber("pixels", pair.Pixels);
            Write(writer, "percent_agreement", pair.PercentAgreement);
            Write(writer, "cohen_kappa", pair.CohenKappa);
            Write(writer, "mean_iou", pair.MeanIou);
            Write(writer, "frequency_weighted_iou_a", pair.FrequencyWeightedIouOfA);
            Write(writer, "frequency_weighted_iou_b", pair.FrequencyWeightedIouOfB);
            WriteArray(writer, "per_category", pair.PerCategory, Write);
            WriteConfusion(writer, "confusion", pair.Confusion, "a", "b");
        });
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PixelCategory category)
    {
        writer.WriteString("category", category.Category ?? PixelCategory.Background);
        writer.WriteNumber("intersection", category.Intersection);
        writer.WriteNumber("union", category.Union);
        Write(writer, "iou", category.Iou);
        Write(writer, "dice", category.Dice);
    }
}
