namespace GeometryEngine.Formats;

/// <summary>What the rows of the three forms of Labelbox have in common.</summary>
internal static class LabelboxRow
{
    /// <summary>What tells images apart; null for a row that names none.</summary>
    public static string? KeyOf(JsonNode row) => (row["data_row"]?["id"] ?? row["dataRow"]?["id"] ?? row["dataRow"]?["globalKey"] ?? row["DataRow ID"] ?? row["ID"])?.Text();

    /// <summary>The name of the image; null when there is none.</summary>
    public static string? NameOf(JsonNode row)
    {
        JsonNode? name = row["data_row"]?["external_id"] ?? row["data_row"]?["global_key"] ?? row["External ID"] ?? row["dataRow"]?["globalKey"] ?? row["data_row"]?["row_data"] ?? row["Labeled Data"];
        return name is { Kind: JsonKind.Text } && name.Value.Text() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The work of each annotator: objects, and what was answered about the image as a whole.</summary>
    public static IEnumerable<(string? Annotator, IEnumerable<JsonNode> Objects, IEnumerable<JsonNode> Classifications)> Works(JsonNode row)
    {
        if (row["Label"] is { } label)
        {
            if (row["Skipped"]?.Flag() != true) yield return (row["Created By"]?.Text(), label["objects"]?.Elements() ?? [], label["classifications"]?.Elements() ?? []);
        }
        else if (row["projects"] is { } projects)
        {
            foreach ((_, JsonNode project) in projects.Properties())
                foreach (JsonNode work in project["labels"]?.Elements() ?? [])
                    yield return (work["label_details"]?["created_by"]?.Text(), work["annotations"]?["objects"]?.Elements() ?? [], work["annotations"]?["classifications"]?.Elements() ?? []);
        }
        else if (LabelboxObjectParser.HasGeometry(row)) yield return (null, [row], []);
        else yield return (null, [], row["answer"] is null && row["answers"] is null ? [] : [row]);
    }
}
