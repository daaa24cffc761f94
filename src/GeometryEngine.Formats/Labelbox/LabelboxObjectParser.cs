namespace GeometryEngine.Formats;

/// <summary>Reads the objects of Labelbox: bbox or bounding_box, polygon, line, point, and masks by their addresses.</summary>
internal static class LabelboxObjectParser
{
    /// <summary>Extra field of an annotation: the address of its mask, which takes a key and does not last.</summary>
    public const string MaskUrl = "mask_url";

    private const double Visible = 2;

    /// <summary>Whether a row or object has a geometry.</summary>
    public static bool HasGeometry(JsonNode item) =>
        item["bbox"] is not null || item["bounding_box"] is not null || item["polygon"] is not null || item["line"] is not null || item["point"] is not null || UrlOf(item) is not null;

    /// <summary>The name of an object's class: as people know it, or its id.</summary>
    public static string? NameOf(JsonNode item) => (item["name"] ?? item["title"] ?? item["value"] ?? item["schemaId"] ?? item["feature_schema_id"])?.Text();

    /// <summary>Reads an object; null where it cannot be used, which is reported.</summary>
    /// <returns>An annotation without category and annotator.</returns>
    public static Annotation? Parse(JsonNode item)
    {
        if (Shape(item) is not { } shape) return null;
        return shape with
        {
            Id = (item["feature_id"] ?? item["featureId"] ?? item["uuid"])?.Id(),
            Score = item["confidence"]?.Number(),
            Extras = [.. FieldsOf(item)],
        };
    }

    /// <summary>The labels that an answer about an image stands for, with the question before them.</summary>
    public static IEnumerable<string> Answers(JsonNode classification)
    {
        string question = NameOf(classification) ?? "";
        foreach (string answer in TextsOf(classification)) yield return $"{question}/{answer}";
    }

    private static Annotation? Shape(JsonNode item)
    {
        if ((item["bbox"] ?? item["bounding_box"]) is { } box)
        {
            if (box["left"]?.Number() is { } left && box["top"]?.Number() is { } top && box["width"]?.Number() is { } width && box["height"]?.Number() is { } height && width >= 0 && height >= 0)
                return new Annotation { Box = new Box(left, top, width, height) };
            box.Report("a box without all sides", "left, top, and width and height of 0 or more");
            return null;
        }
        if (item["polygon"] is { } polygon) return polygon.Points(3) is { } ring ? new Annotation { Polygon = new Polygon(ring, [0]) } : null;
        if (item["line"] is { } line) return line.Points(2) is { } points ? new Annotation { Polyline = new Polyline(points) } : null;
        if (item["point"] is { } point) return point.Point() is var (x, y) ? new Annotation { Keypoints = new Keypoints([x, y, Visible]) } : null;
        item.Report(UrlOf(item) is null || item["data"] is not null ? "an object without geometry" : "a mask at an address", "bbox, polygon, line or point; masks cannot be read from here");
        return null;
    }

    private static IEnumerable<ExtraField> FieldsOf(JsonNode item)
    {
        var answers = new JsonObjectText();
        foreach (JsonNode classification in item["classifications"]?.Elements() ?? [])
        {
            string[] texts = [.. TextsOf(classification)];
            if (texts.Length == 1) answers.Add(NameOf(classification) ?? "", texts[0]);
            else if (texts.Length > 1) answers.AddRaw(NameOf(classification) ?? "", $"[{string.Join(',', texts.Select(JsonObjectText.Quote))}]");
        }
        if (!answers.IsEmpty) yield return new ExtraField(KnownFields.Attributes, answers.ToString());
        if (item.Options.KeepExtras && UrlOf(item) is { } url) yield return KnownFields.Of(MaskUrl, url);
    }

    // Radio: one answer. Checklist: several. Text: what was written.
    private static IEnumerable<string> TextsOf(JsonNode classification)
    {
        JsonNode? given = classification["radio_answer"] ?? classification["checklist_answers"] ?? classification["text_answer"] ?? classification["answer"] ?? classification["answers"];
        if (given is not { } answer) yield break;
        foreach (JsonNode one in answer.Kind == JsonKind.List ? answer.Elements() : [answer])
        {
            JsonNode? text = one.Kind == JsonKind.Object ? one["name"] ?? one["title"] ?? one["value"] ?? one["content"] ?? one["schemaId"] : one;
            if (text is { Kind: JsonKind.Text or JsonKind.Number } && text.Value.Text() is { } written) yield return written;
        }
    }

    private static string? UrlOf(JsonNode item) => (item["instanceURI"] ?? item["mask"]?["instanceURI"] ?? item["mask"]?["url"] ?? item["composite_mask"]?["url"])?.Text();
}
