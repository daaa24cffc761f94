using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Formats.Tests;

/// <summary>One file for each thing that is rejected (data/hostile), with what becomes of it in both readings (data/hostile/expected.jsonl).</summary>
public class HostileFileTests
{
    public static TheoryData<string> Repaired => [.. Rows.Keys.Where(file => !Rows[file].TryGetProperty("unusable", out _))];

    public static TheoryData<string> Unusable => [.. Rows.Keys.Where(file => Rows[file].TryGetProperty("unusable", out _))];

    private static Dictionary<string, JsonElement> Rows { get; } = File.ReadLines(Repository.PathOf("data", "hostile", "expected.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(row => row.GetProperty("file").GetString()!);

    [Fact]
    public void Every_file_has_its_row()
    {
        string folder = Repository.PathOf("data", "hostile");
        IEnumerable<string> files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => file.Contains('/'));
        Assert.Equal(files.Order(StringComparer.Ordinal), Rows.Keys.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Repaired))]
    public void Lenient_reading_lists_it_and_keeps_the_rest(string file)
    {
        JsonElement row = Rows[file];
        (List<DatasetItem> items, List<Problem> problems) = ReadAll(file);
        Problem first = problems[0];
        string place = row.GetProperty("place").GetString()!;

        Assert.Equal(PathOf(file), first.File);
        Assert.Matches("^((byte|line) [0-9]+|categories)", first.Place);
        Assert.EndsWith(place, first.Place);
        Assert.Contains(row.GetProperty("found").GetString()!, first.Found);
        Assert.NotEmpty(first.Allowed);
        Assert.Equal(row.GetProperty("problems").GetInt32(), problems.Count);
        Assert.Equal(row.GetProperty("images").GetInt32(), items.Count);
        Assert.Equal(row.GetProperty("annotations").GetInt32(), items.Sum(item => item.Annotations.Count));
    }

    [Theory, MemberData(nameof(Repaired))]
    public void Strict_reading_stops_at_the_first_problem(string file)
    {
        (_, List<Problem> problems) = ReadAll(file);
        Problem stopped = Assert.Throws<InputException>(() =>
        {
            using DatasetReader reader = DatasetFormats.Open([PathOf(file)], new ReadOptions { Strict = true });
            foreach (DatasetItem item in reader) Assert.Empty(item.Problems);
        }).Problem;
        Assert.Equal(problems[0], stopped);
    }

    [Theory, MemberData(nameof(Unusable))]
    public void A_file_that_is_no_data_set_is_refused_in_both_readings(string file)
    {
        foreach (bool strict in (bool[])[false, true])
        {
            Problem problem = Assert.Throws<InputException>(() => DatasetFormats.Open([PathOf(file)], new ReadOptions { Strict = strict })).Problem;
            Assert.Contains(Rows[file].GetProperty("unusable").GetString()!, problem.Found);
            Assert.Equal(PathOf(file), problem.File);
            Assert.DoesNotContain('\n', problem.ToString());
        }
    }

    private static (List<DatasetItem> Items, List<Problem> Problems) ReadAll(string file)
    {
        using DatasetReader reader = DatasetFormats.Open([PathOf(file)]);
        List<DatasetItem> items = [.. reader];
        return (items, [.. reader.Problems, .. items.SelectMany(item => item.Problems)]);
    }

    private static string PathOf(string file) => Repository.PathOf(["data", "hostile", .. file.Split('/')]);
}
