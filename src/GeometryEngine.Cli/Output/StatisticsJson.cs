using System.Text.Json;

namespace GeometryEngine.Cli;

/// <summary>The JSON of <c>geom stats</c>.</summary>
internal static class StatisticsJson
{
    /// <summary>Writes the statistics as one object.</summary>
    public static void Write(Utf8JsonWriter json, DatasetStatistics statistics)
    {
        json.WriteStartObject();
        json.WriteNumber("images", statistics.Images);
        json.WriteNumber("images_without_annotations", statistics.EmptyImages);
        json.WriteNumber("annotations", statistics.Annotations);
        json.WriteNumber("most_annotations_of_an_image", statistics.MostInAnImage);
        json.WriteNumber("crowds", statistics.Crowds);
        json.WriteStartObject("kinds");
        WriteKinds(json, statistics.OfKind);
        json.WriteEndObject();
        WriteAreas(json, statistics);
        WriteTables(json, statistics);
        json.WriteEndObject();
    }

    private static void WriteAreas(Utf8JsonWriter json, DatasetStatistics statistics)
    {
        AreaHistogram areas = statistics.Areas;
        json.WriteStartObject("areas");
        json.WriteNumber("objects", areas.Count);
        json.WriteNumber("small", statistics.Sizes.Small);
        json.WriteNumber("medium", statistics.Sizes.Medium);
        json.WriteNumber("large", statistics.Sizes.Large);
        json.WriteNumber("min", areas.Least);
        json.WriteNumber("max", areas.Most);
        json.WriteStartObject("mean");
        if (areas.Mean.Value is { } mean) json.WriteNumber("value", mean);
        else json.WriteNull("value");
        json.WriteString("status", areas.Mean.StatusName);
        json.WriteEndObject();
        json.WriteStartArray("histogram");
        for (int bin = 0; bin < AreaHistogram.BinCount; bin++)
        {
            json.WriteStartObject();
            json.WriteNumber("from", AreaHistogram.Start(bin));
            json.WriteNumber("objects", areas.Bins[bin]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTables(Utf8JsonWriter json, DatasetStatistics statistics)
    {
        json.WriteStartArray("per_annotator");
        for (int i = 0; i < statistics.Info.Annotators.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("annotator", statistics.Info.Annotators[i]);
            json.WriteNumber("images", statistics.ImagesOf(i));
            WriteKinds(json, kind => statistics.OfAnnotator(i, kind));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("per_category");
        for (int i = 0; i < statistics.Info.Categories.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("category", statistics.Info.Categories[i].Name);
            WriteKinds(json, kind => statistics.OfCategory(i, kind));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("image_sizes");
        foreach ((int height, int width, long images) in statistics.ImageSizes)
        {
            json.WriteStartObject();
            json.WriteNumber("height", height);
            json.WriteNumber("width", width);
            json.WriteNumber("images", images);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteKinds(Utf8JsonWriter json, Func<AnnotationKind, long> count)
    {
        foreach (AnnotationKind kind in Enum.GetValues<AnnotationKind>()) json.WriteNumber(JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()), count(kind));
    }
}
