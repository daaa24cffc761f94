using System.Text.Json;

namespace GeometryEngine;

/// <summary>
/// Extra fields that several formats have, under the one name and form in which all of them keep it, so that nothing is lost between them. A format that
/// has such a field by another name (VOC's <c>occluded</c>, CVAT's <c>group_id</c>, Scalabel's track <c>id</c>) reads it into these and writes it from these.
/// </summary>
public static class KnownFields
{
    /// <summary>Of an annotation, <c>true</c> or <c>false</c>: something hides part of the object.</summary>
    public const string Occluded = "occluded";

    /// <summary>Of an annotation, <c>true</c> or <c>false</c>: the object goes on outside the image.</summary>
    public const string Truncated = "truncated";

    /// <summary>Of an annotation, <c>true</c> or <c>false</c>: hard to recognise, and not counted in evaluation (VOC, DOTA).</summary>
    public const string Difficult = "difficult";

    /// <summary>Of an annotation, <c>true</c> or <c>false</c>: not to be evaluated (KITTI's DontCare, Scalabel's ignored).</summary>
    public const string Ignore = "ignore";

    /// <summary>Of an annotation, a number or text: annotations of one image with the same group belong together.</summary>
    public const string Group = "group_id";

    /// <summary>Of an annotation, a number or text: annotations of several images with the same track are one object.</summary>
    public const string Track = "track_id";

    /// <summary>Of an annotation, an object: what the user's own attributes say, name to text, number, <c>true</c> or <c>false</c>.</summary>
    public const string Attributes = "attributes";

    /// <summary>Of an annotation or image, a text: a remark.</summary>
    public const string Description = "description";

    /// <summary>Of an image, a list of category names: those that somebody checked and found absent.</summary>
    public const string NegativeLabels = "negative_labels";

    /// <summary>Of an image, a list of texts that describe it.</summary>
    public const string Captions = "captions";

    /// <summary>
    /// Of an image, a mask as COCO writes it, <c>{"size": [height, width], "counts": "..."}</c>: pixels that belong to no object and do not count, such as VOC's border.
    /// </summary>
    public const string VoidRegion = "void_region";

    /// <summary>Of a category, a list <c>[red, green, blue]</c> of whole numbers from 0 to 255.</summary>
    public const string Color = "color";

    /// <summary>Of a category, 1 where single objects are told apart and 0 where not.</summary>
    public const string IsThing = "isthing";

    /// <summary>The JSON of a field; null when it is not there.</summary>
    /// <param name="extras">The fields of an annotation, image, category or data set.</param>
    /// <param name="name">The field's name.</param>
    public static string? Find(IReadOnlyList<ExtraField> extras, string name)
    {
        for (int i = 0; i < extras.Count; i++)
            if (extras[i].Name == name) return extras[i].Json;
        return null;
    }

    /// <summary>What a flag says, also where it is written 0 or 1; null when it is not there or says something else.</summary>
    /// <param name="extras">The fields of an annotation.</param>
    /// <param name="name">The flag's name.</param>
    public static bool? Flag(IReadOnlyList<ExtraField> extras, string name) => Find(extras, name) switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    /// <summary>What a field says when it is a text; a number as it is written; null when it is not there or something else.</summary>
    /// <param name="extras">The fields of an annotation, image, category or data set.</param>
    /// <param name="name">The field's name.</param>
    public static string? Text(IReadOnlyList<ExtraField> extras, string name)
    {
        if (Find(extras, name) is not { Length: > 0 } json) return null;
        if (json[0] is '-' or (>= '0' and <= '9')) return json;
        if (json[0] != '"') return null;
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.GetString();
    }

    /// <summary>A flag as a field.</summary>
    /// <param name="name">The flag's name.</param>
    /// <param name="value">What it says.</param>
    public static ExtraField Of(string name, bool value) => new(name, value ? "true" : "false");

    /// <summary>A whole number as a field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The number.</param>
    public static ExtraField Of(string name, long value) => new(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A text as a field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The text.</param>
    public static ExtraField Of(string name, string value) => new(name, $"\"{JsonEncodedText.Encode(value)}\"");

    /// <summary>An id as a field, number or text as its file writes it.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The id.</param>
    public static ExtraField Of(string name, SourceId value) => value.IsNumber ? Of(name, value.Number) : Of(name, value.ToString());
}
