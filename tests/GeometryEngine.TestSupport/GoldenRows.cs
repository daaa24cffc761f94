using System.Text.Json;

namespace GeometryEngine.TestSupport;

/// <summary>Rows of a golden file: one JSON object a line.</summary>
public static class GoldenRows
{
    /// <summary>Reads all rows of a file below data/golden; at least one.</summary>
    public static IReadOnlyList<JsonElement> Read(params string[] parts) => ReadFile(Repository.Golden(parts));

    /// <summary>Reads all rows of a file of the same form, wherever it lies; at least one.</summary>
    public static IReadOnlyList<JsonElement> ReadFile(string path)
    {
        var rows = File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.NotEmpty(rows);
        return rows;
    }

    /// <summary>A golden file below data/golden that is one JSON document.</summary>
    public static JsonElement Document(params string[] parts) => JsonDocument.Parse(File.ReadAllText(Repository.Golden(parts))).RootElement;

    /// <summary>The numbers of an array.</summary>
    public static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>The run lengths of an array.</summary>
    public static uint[] Counts(this JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetUInt32())];

    /// <summary>The box of four numbers x, y, width, height.</summary>
    public static Box Box(this JsonElement array)
    {
        double[] box = array.Doubles();
        return new Box(box[0], box[1], box[2], box[3]);
    }

    /// <summary>The mask of run lengths, in the size that the object names.</summary>
    public static Rle Mask(this JsonElement row, uint[] counts)
    {
        uint[] size = row.GetProperty("size").Counts();
        return GeometryEngine.Rle.FromCounts((int)size[0], (int)size[1], counts);
    }

    /// <summary>The mask of an object with size and compressed string.</summary>
    public static Rle Rle(this JsonElement row)
    {
        uint[] size = row.GetProperty("size").Counts();
        return GeometryEngine.Rle.FromCocoString((int)size[0], (int)size[1], row.GetProperty("rle").GetString()!);
    }
}
