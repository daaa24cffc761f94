using System.Text.Json;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary>What a format could not hold, for people and as JSON.</summary>
internal static class LossOutput
{
    private const int MostIds = 5;

    /// <summary>Lists it on standard error, a line for each kind of loss.</summary>
    public static void Print(Terminal terminal, DatasetFormat format, IReadOnlyList<Loss> losses)
    {
        foreach (Loss loss in losses)
        {
            string ids = string.Join(", ", loss.Ids.Take(MostIds)) + (loss.Count > MostIds ? ", ..." : "");
            terminal.Error.WriteLine(Printable.Line($"geom: lost, as {format.Name} cannot hold it: {loss.Name} {Tables.Count(loss.Count)} ({ids})"));
        }
    }

    /// <summary>Writes it to a file: <c>{"format": ..., "losses": [{"feature": ..., "count": ..., "bookkeeping": ..., "ids": [...]}]}</c>.</summary>
    public static void Write(Terminal terminal, string path, DatasetFormat format, IReadOnlyList<Loss> losses)
    {
        using var output = new OutputStream(terminal, path);
        output.Try(stream => JsonOutput.Write(stream, json =>
        {
            json.WriteStartObject();
            json.WriteString("format", format.Name);
            json.WriteStartArray("losses");
            foreach (Loss loss in losses) Write(json, loss);
            json.WriteEndArray();
            json.WriteEndObject();
        }));
        output.Complete();
    }

    private static void Write(Utf8JsonWriter json, Loss loss)
    {
        json.WriteStartObject();
        json.WriteString("feature", loss.Name);
        json.WriteNumber("count", loss.Count);
        json.WriteBoolean("bookkeeping", loss.IsBookkeeping);
        json.WriteStartArray("ids");
        foreach (string id in loss.Ids) json.WriteStringValue(id);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
