using System.Text.Json;

namespace GeometryEngine;

/// <summary>
/// Writes an <see cref="AgreementReport"/> as <c>agreement.json</c>, schema <c>geometry-engine/agreement/1</c>: keys in a fixed order,
/// numbers as the shortest text that reads back as the same double, undefined results as <c>{"value": null, "status": "no-variation"}</c>,
/// and without the sections that no input feeds.
/// </summary>
public static partial class AgreementJson
{
    /// <summary>The value of the key <c>schema</c>.</summary>
    public const string Schema = "geometry-engine/agreement/1";

    /// <summary>Writes the report as one indented JSON document, in UTF-8.</summary>
    /// <param name="stream">Receives the document; left open.</param>
    /// <param name="report">The report.</param>
    public static void Write(Stream stream, AgreementReport report)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        Write(writer, report);
    }

    /// <summary>Writes the report as one JSON object.</summary>
    /// <param name="writer">Receives the object; flushed by the caller.</param>
    /// <param name="report">The report.</param>
    public static void Write(Utf8JsonWriter writer, AgreementReport report)
    {
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        WriteNames(writer, "annotators", report.Annotators);
        writer.WriteNumber("images", report.Images);
        writer.WriteNumber("annotations", report.Annotations);
        writer.WriteNumber("single_annotator_images", report.SingleAnnotatorImages);
        Write(writer, report.Options);
        if (report.Categories is { } categories) Write(writer, categories, report.Options);
        if (report.Tags is { } tags) Write(writer, tags);
        if (report.Instances is { } instances) Write(writer, instances);
        if (report.Pixels is { } pixels) Write(writer, pixels);
        if (report.Keypoints is { } keypoints) Write(writer, keypoints);
        if (report.Reference is { } reference) Write(writer, reference);
        WriteArray(writer, "per_annotator", report.PerAnnotator, Write);
        WriteArray(writer, "per_category", report.PerCategory, Write);
        if (report.Instances is not null) WriteArray(writer, "worst_images", report.WorstImages, Write);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, AnnotatorSummary annotator)
    {
        writer.WriteString("annotator", annotator.Annotator);
        writer.WriteNumber("images", annotator.Images);
        writer.WriteNumber("annotations", annotator.Annotations);
        if (annotator.Objects is { } objects) Write(writer, objects);
        if (annotator.Labels is { } labels) Write(writer, labels);
    }

    private static void Write(Utf8JsonWriter writer, CategorySummary category)
    {
        writer.WriteString("category", category.Category);
        writer.WriteNumber("objects", category.Objects);
        writer.WriteNumber("labels", category.Labels);
        if (category.Score is { } score) Write(writer, score);
    }

    private static void Write(Utf8JsonWriter writer, WorstImage image)
    {
        writer.WriteString("image", image.Image);
        Write(writer, image.Score);
    }

    private static void Write(Utf8JsonWriter writer, AgreementOptions options)
    {
        writer.WriteStartObject("options");
        writer.WriteNumber("iou_threshold", options.IouThreshold);
        writer.WriteNumber("low_overlap", options.LowOverlap);
        writer.WriteString("sigmas", options.Sigmas.ToString());
        writer.WriteString("match", options.Match == MatchMethod.Greedy ? "greedy" : "hungarian");
        writer.WriteString("paint_order", options.PaintOrder.ToString().ToLowerInvariant());
        writer.WriteNumber("confidence", options.Confidence);
        if (options.LabelOrder.Labels.Count > 0) WriteNames(writer, "label_order", options.LabelOrder.Labels);
        writer.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter writer, string name, IReadOnlyList<string> names)
    {
        writer.WriteStartArray(name);
        foreach (string entry in names) writer.WriteStringValue(entry);
        writer.WriteEndArray();
    }

    private static void WritePair(Utf8JsonWriter writer, string a, string b)
    {
        writer.WriteString("a", a);
        writer.WriteString("b", b);
    }

    private static void Write(Utf8JsonWriter writer, string name, Measure measure)
    {
        writer.WriteStartObject(name);
        WriteMembers(writer, measure);
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, Measure measure)
    {
        if (measure.Value is { } value) writer.WriteNumber("value", value);
        else writer.WriteNull("value");
        writer.WriteString("status", measure.StatusName);
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> writeRow)
    {
        writer.WriteStartArray(name);
        foreach (T row in rows)
        {
            writer.WriteStartObject();
            writeRow(writer, row);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
