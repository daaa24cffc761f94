namespace GeometryEngine.Formats;

/// <summary>What the rows of the three forms of Labelbox have in common.</summary>
internal static class LabelboxRow
{
    private const string Frames = "frames of a video";
    private const string Allowed = "objects and answers of images";

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
            if (label.Kind == JsonKind.List) label.Report(Frames, Allowed);
            if (row["Skipped"]?.Flag() != true) yield return (row["Created By"]?.Text(), label["objects"]?.Elements() ?? [], label["classifications"]?.Elements() ?? []);
        }
        else if (row["projects"] is { } projects)
        {
            foreach ((_, JsonNode project) in projects.Properties())
                foreach (JsonNode work in project["labels"]?.Elements() ?? [])
                {
                    if (work["annotations"]?["frames"] is { } frames && frames.Properties().Count > 0) frames.Report(Frames, Allowed);
                    yield return (work["label_details"]?["created_by"]?.Text(), work["annotations"]?["objects"]?.Elements() ?? [], work["annotations"]?["classifications"]?.Elements() ?? []);
                }
        }
        else if (LabelboxObjectParser.HasGeometry(row)) yield return (null, [row], []);
        else if (row["answer"] is not null || row["answers"] is not null) yield return (null, [], [row]);
        else
        {
            row.Report(row["segments"] is not null ? Frames : "a row without geometry and answer", Allowed);
            yield return (null, [], []);
        }
    }
}
