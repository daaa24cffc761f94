using System.Text.Json;
using System.Text.Json.Nodes;

namespace GeometryEngine.Cli.Tests;

/// <summary>Builds COCO documents as text.</summary>
internal static class CocoText
{
    /// <summary>A document of images, annotations and the categories 1 "cat", 2 "dog".</summary>
    public static string Document(IEnumerable<JsonObject> images, IEnumerable<JsonObject> annotations) => new JsonObject
    {
        ["images"] = new JsonArray([.. images]),
        ["annotations"] = new JsonArray([.. annotations]),
        ["categories"] = new JsonArray(new JsonObject { ["id"] = 1, ["name"] = "cat" }, new JsonObject { ["id"] = 2, ["name"] = "dog" }),
    }.ToJsonString();

    /// <summary>An image.</summary>
    public static JsonObject Image(int id, int height, int width, string? fileName = null) =>
        new() { ["id"] = id, ["file_name"] = fileName ?? $"{id}.jpg", ["height"] = height, ["width"] = width };

    /// <summary>An annotation of one polygon ring.</summary>
    public static JsonObject Polygon(int id, int image, double[] ring, int category = 1, bool crowd = false) =>
        Segmentation(id, image, new JsonArray(Numbers(ring)), category, crowd);

    /// <summary>An annotation with any segmentation.</summary>
    public static JsonObject Segmentation(int id, int image, JsonNode segmentation, int category = 1, bool crowd = false) => new()
    {
        ["id"] = id,
        ["image_id"] = image,
        ["category_id"] = category,
        ["iscrowd"] = crowd ? 1 : 0,
        ["segmentation"] = segmentation,
    };

    /// <summary>An annotation of a box alone.</summary>
    public static JsonObject Box(int id, int image, double[] box, int category = 1) => new()
    {
        ["id"] = id,
        ["image_id"] = image,
        ["category_id"] = category,
        ["iscrowd"] = 0,
        ["bbox"] = Numbers(box),
        ["area"] = box[2] * box[3],
    };

    /// <summary>The ring of a rectangle.</summary>
    public static double[] Rectangle(double x, double y, double width, double height) => [x, y, x + width, y, x + width, y + height, x, y + height];

    /// <summary>The elements of one section of a document, by id.</summary>
    public static Dictionary<long, JsonElement> ById(string path, string section)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.GetProperty(section).Clone().EnumerateArray().ToDictionary(element => element.GetProperty("id").GetInt64());
    }

    private static JsonArray Numbers(double[] values) => new([.. values.Select(value => (JsonNode)JsonValue.Create(value))]);
}
