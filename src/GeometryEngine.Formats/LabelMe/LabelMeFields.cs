using System.Text.Json;

namespace GeometryEngine.Formats;

/// <summary>Writes what a shape of LabelMe has beside its geometry: flags of yes and no, and fields of ours, which LabelMe passes through.</summary>
internal static class LabelMeFields
{
    private static readonly string[] Flags = [KnownFields.Occluded, KnownFields.Truncated, KnownFields.Difficult, KnownFields.Ignore];

    public static void Write(JsonOutput output, Annotation annotation)
    {
        string? attributes = KnownFields.Find(annotation.Extras, KnownFields.Attributes);
        bool areFlags = attributes is not null && AreFlags(attributes);
        output.Property("flags"u8);
        output.BeginObject();
        foreach (string flag in Flags)
            if (KnownFields.Flag(annotation.Extras, flag) is { } value) Bool(output, flag, value);
        if (areFlags)
        {
            using JsonDocument document = JsonDocument.Parse(attributes!);
            foreach (JsonProperty flag in document.RootElement.EnumerateObject()) Bool(output, flag.Name, flag.Value.GetBoolean());
        }
        output.EndObject();
        if (attributes is not null && !areFlags) Raw(output, KnownFields.Attributes, attributes);
        if (annotation.ZOrder != 0) Number(output, LabelMeFormat.Layer, annotation.ZOrder);
        if (annotation.Score is { } score) Number(output, LabelMeFormat.Score, score);
        if (annotation.Area is { } area) Number(output, LabelMeFormat.Area, area);
        if (annotation.IsCrowd) Bool(output, LabelMeFormat.Crowd, true);
        foreach (ExtraField extra in annotation.Extras)
            if (!IsWritten(extra.Name)) Raw(output, extra.Name, extra.Json);
    }

    private static bool IsWritten(string name) =>
        Flags.Contains(name) || LabelMeFormat.ShapeFields.Contains(name) || name == KnownFields.Attributes;

    // What has the name of a flag would be read as that.
    private static bool AreFlags(string attributes)
    {
        using JsonDocument document = JsonDocument.Parse(attributes);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.EnumerateObject().All(attribute => attribute.Value.ValueKind is JsonValueKind.True or JsonValueKind.False && !Flags.Contains(attribute.Name));
    }

    private static void Bool(JsonOutput output, string name, bool value)
    {
        output.Property(name);
        output.Bool(value);
    }

    private static void Number(JsonOutput output, string name, double value)
    {
        output.Property(name);
        output.Number(value);
    }

    private static void Raw(JsonOutput output, string name, string json)
    {
        output.Property(name);
        output.Raw(json);
    }
}
