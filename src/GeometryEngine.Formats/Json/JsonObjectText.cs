using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GeometryEngine.Formats;

/// <summary>Builds the text of a flat JSON object, such as the attributes of an annotation. Of fields of one name the first counts.</summary>
internal sealed class JsonObjectText
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Whether nothing was added.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Adds a text.</summary>
    public void Add(string name, string value) => AddRaw(name, Quote(value));

    /// <summary>Adds true or false.</summary>
    public void Add(string name, bool value) => AddRaw(name, value ? "true" : "false");

    /// <summary>Adds a number as it is written, where <see cref="IsNumber"/>.</summary>
    public void AddNumber(string name, string number) => AddRaw(name, number);

    /// <summary>Adds a value that is JSON already.</summary>
    public void AddRaw(string name, string json)
    {
        if (_names.Add(name)) _text.Append(_text.Length == 0 ? "" : ",").Append(Quote(name)).Append(':').Append(json);
    }

    /// <summary>Whether a text is a number as JSON writes it.</summary>
    public static bool IsNumber(string text)
    {
        if (text.Length is 0 or > 64 || !(char.IsAsciiDigit(text[0]) || text[0] == '-')) return false;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try { return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read(); }
        catch (JsonException) { return false; }
    }

    /// <summary>A text as JSON.</summary>
    public static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    /// <inheritdoc/>
    public override string ToString() => $"{{{_text}}}";
}
