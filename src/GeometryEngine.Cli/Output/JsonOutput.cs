using System.Text.Encodings.Web;
using System.Text.Json;

namespace GeometryEngine.Cli;

/// <summary>How every JSON document of the program is written: indented, UTF-8, only what JSON demands escaped, one line break at the end.</summary>
internal static class JsonOutput
{
    private const int MostPending = 1 << 16;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Options for a part that stands on one line of a document.</summary>
    public static JsonWriterOptions Compact { get; } = Indented with { Indented = false };

    /// <summary>A writer of the program's style.</summary>
    /// <param name="stream">Where the document goes; not closed.</param>
    public static Utf8JsonWriter Over(Stream stream) => new(stream, Indented);

    /// <summary>Writes one document.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="write">Writes the document's one value.</param>
    public static void Write(Stream stream, Action<Utf8JsonWriter> write)
    {
        using (Utf8JsonWriter json = Over(stream)) write(json);
        stream.Write("\n"u8);
    }

    /// <summary>Writes one document to standard output.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="write">Writes the document's one value.</param>
    public static void Print(Terminal terminal, Action<Utf8JsonWriter> write)
    {
        terminal.Flush();
        Write(terminal.Output, write);
    }

    /// <summary>Hands on what was written so far once it is much, so that a long document needs no memory.</summary>
    /// <param name="json">The writer.</param>
    public static void Relieve(Utf8JsonWriter json)
    {
        if (json.BytesPending > MostPending) json.Flush();
    }

    /// <summary>Writes an id as its file does: a number, a text, or null where there is none.</summary>
    /// <param name="json">The writer, inside an array.</param>
    /// <param name="id">The id.</param>
    public static void WriteId(Utf8JsonWriter json, SourceId? id)
    {
        if (id is not { } known) json.WriteNullValue();
        else if (known.IsNumber) json.WriteNumberValue(known.Number);
        else json.WriteStringValue(known.ToString());
    }

    /// <summary>Writes a property whose value is an id.</summary>
    /// <param name="json">The writer, inside an object.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="id">The id.</param>
    public static void WriteId(Utf8JsonWriter json, string name, SourceId? id)
    {
        json.WritePropertyName(name);
        WriteId(json, id);
    }
}
