using System.Text.Json;

namespace GeometryEngine.Formats;

/// <summary>The JSON of COCO panoptic: one file for each annotator, beside the images it names.</summary>
internal static class PanopticJson
{
    private const string Name = "panoptic.json";

    /// <summary>Writes the files.</summary>
    /// <param name="folder">The export, all of whose images are in place.</param>
    /// <param name="info">The tables of the data set.</param>
    public static void Write(ExportFolder folder, DatasetInfo info)
    {
        foreach (string annotator in info.Annotators)
        {
            string prefix = info.Annotators.Count < 2 ? "" : SafePath.Folder(annotator) + "/";
            folder.Write(prefix + Name, output => Write(output, folder, info, annotator, prefix));
        }
    }

    private static void Write(Stream output, ExportFolder folder, DatasetInfo info, string annotator, string prefix)
    {
        using var json = new JsonOutput(output);
        json.BeginObject();
        WriteList(json, "images", Files(folder, annotator), file =>
        {
            WriteValue(json, "id", file.GetProperty("image_id"));
            WriteValue(json, "file_name", file.GetProperty("image"));
            WriteValue(json, "height", file.GetProperty("height"));
            WriteValue(json, "width", file.GetProperty("width"));
        });
        WriteList(json, "annotations", Files(folder, annotator), file =>
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

    private static IEnumerable<JsonElement> Files(ExportFolder folder, string annotator)
    {
        foreach (string record in folder.ReadRecords())
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
