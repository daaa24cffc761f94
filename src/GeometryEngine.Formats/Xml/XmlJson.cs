using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>Keeps elements that the engine has no noun for: XML as JSON and back. An element is its text or an object of its children; brothers of one name are a list.</summary>
internal static class XmlJson
{
    private const int MostLevels = 16;

    private static readonly JsonEncodedText Ellipsis = JsonEncodedText.Encode("...");

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An element as JSON; attributes, white space and the order of text and children are not kept.</summary>
    public static string Of(XElement element)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options)) Write(writer, element, 0);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The element of a name and a JSON value, or the elements of a list.</summary>
    public static IEnumerable<XElement> ToElements(string name, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return [.. ToElements(name, document.RootElement)];
    }

    private static void Write(Utf8JsonWriter writer, XElement element, int depth)
    {
        if (!element.HasElements) writer.WriteStringValue(element.Value.Trim());
        else if (depth == MostLevels) writer.WriteStringValue(Ellipsis);
        else
        {
            writer.WriteStartObject();
            foreach (IGrouping<string, XElement> alike in element.Elements().GroupBy(child => child.Name.LocalName))
            {
                writer.WritePropertyName(alike.Key);
                if (alike.Count() > 1) writer.WriteStartArray();
                foreach (XElement child in alike) Write(writer, child, depth + 1);
                if (alike.Count() > 1) writer.WriteEndArray();
            }
            writer.WriteEndObject();
        }
    }

    private static IEnumerable<XElement> ToElements(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
                foreach (XElement element in ToElements(name, item)) yield return element;
            yield break;
        }
        var result = new XElement(System.Xml.XmlConvert.EncodeLocalName(name));
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in value.EnumerateObject()) result.Add(ToElements(property.Name, property.Value));
        }
        else if (value.ValueKind != JsonValueKind.Null) result.Value = XmlWritable.Text(value.ToString());
        yield return result;
    }
}
