using System.Text;

namespace GeometryEngine.Formats;

/// <summary>Extra fields as one object in JSON, in formats that have a place for text only.</summary>
internal static class ExtrasJson
{
    /// <summary>The fields as an object; null when there are none.</summary>
    public static string? Of(IReadOnlyList<ExtraField> extras)
    {
        if (extras.Count == 0) return null;
        using var text = new MemoryStream();
        using var output = new JsonOutput(text);
        output.BeginObject();
        foreach (ExtraField extra in extras)
        {
            output.Property(extra.Name);
            output.Raw(extra.Json);
        }
        output.EndObject();
        output.Flush();
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <summary>Reads the fields of an object; none of null.</summary>
    /// <param name="json">The object.</param>
    /// <param name="file">The file to name in problems.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="InputException">It is no object, or broken.</exception>
    public static IReadOnlyList<ExtraField> Read(string? json, string file, ReadOptions options)
    {
        if (json is null) return [];
        var cursor = new JsonCursor(Encoding.UTF8.GetBytes(json), new JsonOrigin(file, 0, "extras", -1), options.MaxDepth);
        IReadOnlyList<ExtraField> extras = NdJsonParser.ReadExtras(ref cursor);
        cursor.ExpectEnd();
        return extras;
    }
}
