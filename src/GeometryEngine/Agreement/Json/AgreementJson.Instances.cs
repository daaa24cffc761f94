using System.Text.Json;

namespace GeometryEngine;

public static partial class AgreementJson
{
    private static void Write(Utf8JsonWriter writer, InstanceAgreement instances)
    {
        writer.WriteStartObject("instances");
        writer.WriteNumber("images", instances.Images);
        Write(writer, instances.Total);
        Write(writer, instances.AtThresholds, directed: false);
        Write(writer, instances.Alpha);
        WriteArray(writer, "per_size", instances.PerSize, static (writer, size) =>
        {
            writer.WriteString("size", size.Size.ToString().ToLowerInvariant());
            writer.WriteNumber("objects", size.Objects);
            writer.WriteNumber("matched_objects", size.Matched);
            Write(writer, "f1", size.F1);
            Write(writer, "mean_iou", size.MeanIou);
        });
        WriteArray(writer, "per_attribute", instances.PerAttribute, static (writer, attribute) =>
        {
            writer.WriteString("attribute", attribute.Attribute);
            writer.WriteNumber("compared", attribute.Compared);
            writer.WriteNumber("equal", attribute.Equal);
            Write(writer, "percent_agreement", attribute.Agreement);
        });
        WriteConfusion(writer, "confusions", instances.Confusions, "a", "b");
        WriteArray(writer, "pairs", instances.Pairs, static (writer, pair) =>
        {
            WritePair(writer, pair.A, pair.B);
            Write(writer, pair);
        });
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, InstancePair pair)
    {
        writer.WriteNumber("images", pair.Images);
        WriteDirected(writer, pair.Score);
        Write(writer, pair.AtThresholds, directed: true);
        Write(writer, pair.Bias);
    }

    private static void Write(Utf8JsonWriter writer, AnnotatorObjects objects)
    {
        WriteDirected(writer, objects.Score);
        Write(writer, objects.AtThresholds, directed: true);
        Write(writer, objects.Bias);
        if (objects.MeanOks.Value is not null) Write(writer, "mean_oks", objects.MeanOks);
    }

    private static void Write(Utf8JsonWriter writer, InstanceScore score)
    {
        writer.WriteNumber("matched", score.Matched);
        writer.WriteNumber("missing", score.Missing);
        writer.WriteNumber("extra", score.Extra);
        writer.WriteNumber("label_mismatch", score.LabelMismatch);
        writer.WriteNumber("ignored", score.Ignored);
        writer.WriteNumber("low_overlap", score.LowOverlap);
        writer.WriteNumber("attribute_mismatch", score.AttributeMismatch);
        Write(writer, "mean_iou", score.MeanIou);
        Write(writer, "f1", score.F1);
        Write(writer, "panoptic_quality", score.PanopticQuality);
    }

    // Where it is clear which annotator is compared with which.
    private static void WriteDirected(Utf8JsonWriter writer, InstanceScore score)
    {
        Write(writer, score);
        Write(writer, "precision", score.Precision);
        Write(writer, "recall", score.Recall);
    }

    private static void Write(Utf8JsonWriter writer, ThresholdScores scores, bool directed)
    {
        Write(writer, "f1_50_95", scores.MeanF1);
        WriteArray(writer, "at_thresholds", scores.AtThresholds, (writer, score) =>
        {
            writer.WriteNumber("iou", score.Threshold);
            writer.WriteNumber("matched", score.Matched);
            if (directed) Write(writer, "precision", score.Precision);
            if (directed) Write(writer, "recall", score.Recall);
            Write(writer, "f1", score.F1);
        });
    }

    private static void Write(Utf8JsonWriter writer, SetAlpha alpha)
    {
        Write(writer, "alpha_iou", alpha.Alpha);
        Write(writer, "alpha_iou_braylan", alpha.BraylanAlpha);
        writer.WriteStartObject("iou_distance");
        Write(writer, "observed", alpha.Observed);
        Write(writer, "expected", alpha.Expected);
        Write(writer, "observed_braylan", alpha.BraylanObserved);
        Write(writer, "expected_braylan", alpha.BraylanExpected);
        Write(writer, "sigma", alpha.Sigma);
        Write(writer, "kolmogorov_smirnov", alpha.KolmogorovSmirnov);
        writer.WriteNumber("images", alpha.Images);
        writer.WriteNumber("expected_images", alpha.ExpectedImages);
        writer.WriteBoolean("exact", alpha.IsExact);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ObjectBias bias)
    {
        writer.WriteStartObject("bias");
        writer.WriteNumber("objects", bias.Objects);
        Write(writer, "offset_x", bias.OffsetX);
        Write(writer, "offset_y", bias.OffsetY);
        Write(writer, "size_ratio", bias.SizeRatio);
        writer.WriteEndObject();
    }
}
