using System.Text.Json;

namespace GeometryEngine.Cli;

/// <summary>The JSON of <c>geom consensus</c>.</summary>
internal static class ConsensusJson
{
    /// <summary>Writes the report as one object.</summary>
    public static void Write(Utf8JsonWriter json, ConsensusReport report)
    {
        json.WriteStartObject();
        json.WriteString("schema", "geometry-engine/consensus/1");
        json.WriteStartArray("annotators");
        foreach (string annotator in report.Annotators) json.WriteStringValue(annotator);
        json.WriteEndArray();
        json.WriteNumber("images", report.Images);
        json.WriteNumber("single_annotator_images", report.SingleAnnotatorImages);
        if (report.Objects is { } objects) WriteObjects(json, objects);
        if (report.Pixels is { } pixels) WritePixels(json, pixels);
        if (report.Categories is { } categories)
        {
            json.WriteStartObject("categories");
            WriteFit(json, categories.Fit);
            json.WriteNumber("ties", categories.Ties);
            json.WriteEndObject();
        }
        if (report.Tags.Count > 0) WriteTags(json, report.Tags);
        json.WriteStartArray("per_annotator");
        foreach (AnnotatorConsensus annotator in report.PerAnnotator) WriteAnnotator(json, annotator);
        json.WriteEndArray();
        json.WriteStartArray("uncertain_images");
        foreach (UncertainImage image in report.Uncertain) WriteImage(json, image);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteObjects(Utf8JsonWriter json, ObjectConsensus objects)
    {
        json.WriteStartObject("objects");
        json.WriteNumber("fused", objects.Fused);
        json.WriteNumber("left_out", objects.LeftOut);
        json.WriteNumber("ties", objects.Ties);
        json.WriteNumber("label_ties", objects.LabelTies);
        json.WriteNumber("masks_with_ties", objects.MasksWithTies);
        json.WriteNumber("keypoints_with_ties", objects.KeypointsWithTies);
        json.WriteNumber("not_identifiable", objects.NotIdentifiable);
        Write(json, "mean_iou", objects.MeanIou);
        json.WriteStartObject("labels");
        WriteFit(json, objects.Labels);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePixels(Utf8JsonWriter json, PixelConsensus pixels)
    {
        json.WriteStartObject("pixels");
        json.WriteNumber("images", pixels.Images);
        json.WriteNumber("images_without_size", pixels.ImagesWithoutSize);
        json.WriteNumber("regions", pixels.Regions);
        json.WriteNumber("tied_pixels", pixels.TiedPixels);
        json.WriteNumber("not_identifiable", pixels.NotIdentifiable);
        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, IReadOnlyList<TagConsensus> tags)
    {
        json.WriteStartArray("tags");
        foreach (TagConsensus tag in tags)
        {
            json.WriteStartObject();
            json.WriteString("tag", tag.Tag);
            json.WriteNumber("given", tag.Given);
            json.WriteNumber("ties", tag.Ties);
            WriteFit(json, tag.Fit);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteAnnotator(Utf8JsonWriter json, AnnotatorConsensus annotator)
    {
        json.WriteStartObject();
        json.WriteString("annotator", annotator.Annotator);
        json.WriteNumber("images", annotator.Images);
        json.WriteNumber("fused", annotator.Fused);
        json.WriteNumber("extra", annotator.Extra);
        json.WriteNumber("missing", annotator.Missing);
        Write(json, "f1", annotator.F1);
        Write(json, "mean_iou", annotator.MeanIou);
        Write(json, "object_label_agreement", annotator.ObjectLabels);
        Write(json, "pixel_agreement", annotator.Pixels);
        Write(json, "image_label_agreement", annotator.ImageLabels);
        Write(json, "object_label_skill", annotator.ObjectSkill);
        Write(json, "image_label_skill", annotator.ImageSkill);
        WriteErrors(json, "object_label_errors", annotator.ObjectErrors);
        WriteErrors(json, "image_label_errors", annotator.ImageErrors);
        json.WriteEndObject();
    }

    private static void WriteErrors(Utf8JsonWriter json, string name, IReadOnlyList<LabelConfusion> errors)
    {
        if (errors.Count == 0) return;
        json.WriteStartArray(name);
        foreach (LabelConfusion error in errors)
        {
            json.WriteStartObject();
            json.WriteString("consensus", error.A);
            json.WriteString("annotator", error.B);
            json.WriteNumber("count", error.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteImage(Utf8JsonWriter json, UncertainImage image)
    {
        json.WriteStartObject();
        json.WriteString("image", image.Image);
        json.WriteNumber("entropy", image.Entropy);
        Write(json, "confidence", image.Confidence);
        json.WriteEndObject();
    }

    private static void WriteFit(Utf8JsonWriter json, in LabelFit fit)
    {
        json.WriteString("method", ConsensusMethod.NameOf(fit.Method));
        json.WriteString("status", Measure.Undefined(fit.Status).StatusName);
        json.WriteNumber("units", fit.Units);
        if (fit.Errors is not { } errors) return;
        json.WriteNumber("iterations", errors.Iterations);
        json.WriteBoolean("converged", errors.Converged);
        if (double.IsFinite(errors.LogLikelihood)) json.WriteNumber("log_likelihood", errors.LogLikelihood);
        else json.WriteNull("log_likelihood");
    }

    private static void Write(Utf8JsonWriter json, string name, Measure measure)
    {
        json.WriteStartObject(name);
        if (measure.Value is { } value) json.WriteNumber("value", value);
        else json.WriteNull("value");
        json.WriteString("status", measure.StatusName);
        json.WriteEndObject();
    }
}
