using System.Text.Json;

namespace GeometryEngine;

public static partial class AgreementJson
{
    private static void Write(Utf8JsonWriter writer, ReferenceAgreement reference)
    {
        writer.WriteStartObject("reference");
        writer.WriteString("annotator", reference.Reference);
        writer.WriteNumber("images", reference.Images);
        WriteArray(writer, "per_annotator", reference.PerAnnotator, static (writer, score) =>
        {
            writer.WriteString("annotator", score.Annotator);
            writer.WriteNumber("images", score.Images);
            if (score.Labels is { } labels) WriteLabels(writer, labels);
            if (score.Tags is { } tags) WriteSection(writer, "tags", tags, WriteAgainstReference);
            if (score.Objects is { } objects) WriteSection(writer, "instances", objects, Write);
            if (score.Keypoints is { } keypoints) WriteSection(writer, "keypoints", keypoints, WriteAgainstReference);
            if (score.Pixels is { } pixels) WriteSection(writer, "pixels", pixels, WriteAgainstReference);
        });
        writer.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter writer, CategoryPair labels)
    {
        writer.WriteStartObject("categories");
        writer.WriteNumber("units", labels.Units);
        Write(writer, "accuracy", labels.PercentAgreement);
        Write(writer, "cohen_kappa", labels.CohenKappa);
        if (labels.CohenKappaLinear is { } linear) Write(writer, "cohen_kappa_linear", linear);
        if (labels.CohenKappaQuadratic is { } quadratic) Write(writer, "cohen_kappa_quadratic", quadratic);
        WriteConfusion(writer, "confusion", labels.Confusion, "right", "said");
        writer.WriteEndObject();
    }

    private static void WriteAgainstReference(Utf8JsonWriter writer, TagPair tags)
    {
        writer.WriteNumber("units", tags.Units);
        Write(writer, "accuracy", tags.PercentAgreement);
        Write(writer, tags.Score);
        Write(writer, "macro_f1", tags.MacroF1);
        Write(writer, "mean_jaccard", tags.MeanJaccard);
        WriteArray(writer, "per_tag", tags.PerTag, static (writer, tag) =>
        {
            writer.WriteString("tag", tag.Tag);
            Write(writer, "accuracy", tag.PercentAgreement);
            Write(writer, tag.Score);
            Write(writer, "jaccard", tag.Score.Jaccard);
        });
    }

    private static void Write(Utf8JsonWriter writer, TagScore score)
    {
        writer.WriteNumber("matched", score.Matched);
        writer.WriteNumber("missing", score.Missing);
        writer.WriteNumber("extra", score.Extra);
        Write(writer, "precision", score.Precision);
        Write(writer, "recall", score.Recall);
        Write(writer, "f1", score.F1);
    }

    private static void WriteAgainstReference(Utf8JsonWriter writer, KeypointPair keypoints)
    {
        writer.WriteNumber("objects", keypoints.Objects);
        Write(writer, "mean_oks", keypoints.OksOfA);
        Write(writer, "mean_oks_cvat", keypoints.MeanCvatOks);
    }

    private static void WriteAgainstReference(Utf8JsonWriter writer, PixelPair pixels)
    {
        writer.WriteNumber("pixels", pixels.Pixels);
        Write(writer, "accuracy", pixels.PercentAgreement);
        Write(writer, "cohen_kappa", pixels.CohenKappa);
        Write(writer, "mean_iou", pixels.MeanIou);
        Write(writer, "frequency_weighted_iou", pixels.FrequencyWeightedIouOfA);
        WriteArray(writer, "per_category", pixels.PerCategory, Write);
        WriteConfusion(writer, "confusion", pixels.Confusion, "right", "said");
    }

    private static void WriteSection<T>(Utf8JsonWriter writer, string name, T value, Action<Utf8JsonWriter, T> writeMembers)
    {
        writer.WriteStartObject(name);
        writeMembers(writer, value);
        writer.WriteEndObject();
    }
}
