using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests;

/// <summary>A real file, read, beside what was computed of it independently (samples/expected.json).</summary>
internal sealed class Sample
{
    private Sample(string path, JsonElement expected, ReadOptions options)
    {
        Path = path;
        Expected = expected;
        using DatasetReader reader = DatasetFormats.Open([path], options);
        Info = reader.Info;
        Items = [.. reader];
        Problems = [.. reader.Problems, .. Items.SelectMany(item => item.Problems)];
    }

    public string Path { get; }

    public JsonElement Expected { get; }

    public DatasetInfo Info { get; }

    public IReadOnlyList<DatasetItem> Items { get; }

    public IReadOnlyList<Problem> Problems { get; }

    public IReadOnlyList<Annotation> Annotations => [.. Items.SelectMany(item => item.Annotations)];

    /// <summary>Reads a sample, as its format is detected.</summary>
    /// <param name="name">Its path below samples, or a folder there.</param>
    /// <param name="options">How to read; with extra fields when null.</param>
    /// <param name="expected">The file to whose truth it is held; the sample itself when null.</param>
    public static Sample Read(string name, ReadOptions? options = null, string? expected = null)
    {
        string path = Repository.SharedSample(name.Split('/'));
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Repository.SharedSample("expected.json")));
        document.RootElement.GetProperty("files").TryGetProperty(expected ?? name, out JsonElement truth);
        return new Sample(path, truth.ValueKind == JsonValueKind.Undefined ? default : truth.Clone(), options ?? new ReadOptions { KeepExtras = true });
    }

    /// <summary>A number of the truth; 0 when it is not there.</summary>
    public int Count(params string[] path)
    {
        JsonElement value = Expected;
        foreach (string name in path)
            if (!value.TryGetProperty(name, out value)) return 0;
        return value.GetInt32();
    }

    /// <summary>A sum of the truth; 0 when it is not there.</summary>
    public double Sum(string name) => Expected.TryGetProperty(name, out JsonElement sum) ? sum.GetDouble() : 0;

    /// <summary>How often each name comes, by the truth.</summary>
    public SortedDictionary<string, int> Names(string property) =>
        new(Expected.GetProperty(property).EnumerateObject().ToDictionary(count => count.Name, count => count.Value.GetInt32()), StringComparer.Ordinal);

    /// <summary>How often each category comes, as read.</summary>
    public SortedDictionary<string, int> Categories(Func<Annotation, bool>? which = null) =>
        new(Annotations.Where(which ?? (_ => true)).GroupBy(annotation => Info.Categories[annotation.Category].Name).ToDictionary(group => group.Key, group => group.Count()), StringComparer.Ordinal);
}
