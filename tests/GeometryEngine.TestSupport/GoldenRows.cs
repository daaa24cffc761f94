using System.Text.Json;

namespace GeometryEngine.TestSupport;

/// <summary>Rows of a golden file: one JSON object a line.</summary>
public static class GoldenRows
{
    /// <summary>Reads all rows of a file below data/golden; at least one.</summary>
    public static IReadOnlyList<JsonElement> Read(params string[] parts)
    {
        string path = Repository.Golden(parts);
        var rows = File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.NotEmpty(rows);
        return rows;
    }

    /// <summary>The numbers of an array.</summary>
    public static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>The run lengths of an array.</summary>
    public static uint[] Counts(this JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetUInt32())];
}
