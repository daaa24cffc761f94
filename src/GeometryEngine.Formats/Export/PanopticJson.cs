using System.Text.Json;

namespace GeometryEngine.Formats;

/// <summary>The JSON of COCO panoptic: one file for each annotator, beside the images it names.</summary>
internal static class PanopticJson
{
    /// <summary>The name of the files.</summary>
    public const string Name = "panoptic.json";

    /// <summary>The files, each with what writes it.</summary>
    /// <param name="info">The tables of the data set.</param>
    /// <param name="records">Reads what the manifest says of each image, from the first on: a line each.</param>
    public static IEnumerable<(string File, Action<Stream> Write)> Of(DatasetInfo info, Func<IEnumerable<string>> records) =>
        from annotator in info.Annotators
        let prefix = info.Annotators.Count < 2 ? "" : SafePath.Folder(annotator) + "/"
        select (prefix + Name, (Action<Stream>)(output => Write(output, records, info, annotator, prefix)));

    private static void Write(Stream output, Func<IEnumerable<string>> records, DatasetInfo info, string annotator, string prefix)
    {
        using var json = new JsonOutput(output);
        json.BeginObject();
        WriteList(json, "images", Files(records(), annotator), file =>
        {
            WriteValue(json, "id", file.GetProperty("image_id"));
            WriteValue(json, "file_name", file.GetProperty("image"));
            WriteValue(json, "height", file.GetProperty("height"));
            WriteValue(json, "width", file.GetProperty("width"));
        });
        WriteList(json, "annotations", Files(records(), annotator), file =>
        {
            WriteValue(json, "image_id", file.GetProperty("image_id"));
            json.Property("file_name"u8);
            json.Text(file.GetProperty("file").GetString().AsSpan(prefix.Length));
            WriteValue(json, "segments_info", file.GetProperty("segments_info"));
        });
        json.Property("categories"u8);
        json.BeginList();
        foreach (Category category in info.Categories)
        {
            json.NewLine();
            PanopticElements.WriteCategory(json, category, category.Id);
        }
        json.EndList();
        json.EndObject();
        json.EndLine();
        json.Flush();
    }

    private static IEnumerable<JsonElement> Files(IEnumerable<string> records, string annotator)
    {
        foreach (string record in records)
        {
            using JsonDocument files = JsonDocument.Parse(record);
            foreach (JsonElement file in files.RootElement.EnumerateArray())
                if (file.GetProperty("annotator").ValueEquals(annotator)) yield return file;
        }
    }

    private static void WriteList<T>(JsonOutput json, string name, IEnumerable<T> values, Action<T> write)
    {
        json.Property(name);
        json.BeginList();
        foreach (T value in values)
        {
            json.NewLine();
            json.BeginObject();
            write(value);
            json.EndObject();
        }
        json.EndList();
    }

    private static void WriteValue(JsonOutput json, string name, JsonElement value)
    {
        json.Property(name);
        json.Raw(value.GetRawText());
    }
}
