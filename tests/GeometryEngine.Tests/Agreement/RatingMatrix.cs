using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Ratings as a matrix, units by raters, null where missing: how golden files and oracles see them.</summary>
internal static class RatingMatrix
{
    /// <summary>The patterns of the units, each with weight 1.</summary>
    public static PatternHistogram Histogram(IEnumerable<int?[]> units)
    {
        var histogram = new PatternHistogram();
        foreach (int?[] unit in units) histogram.Add(Pattern(unit), 1);
        return histogram;
    }

    public static NominalStatistics Statistics(IEnumerable<int?[]> units)
    {
        var statistics = new NominalStatistics();
        statistics.Add(Histogram(units));
        return statistics;
    }

    public static PairTable Pair(IEnumerable<int?[]> units, int a, int b)
    {
        var pairs = new PatternHistogram();
        pairs.AddPairsOf(Histogram(units));
        return PairTable.Of(pairs).SingleOrDefault(table => table.A == a && table.B == b) ?? new PairTable(a, b);
    }

    public static Rating[] Pattern(int?[] unit) =>
        [.. unit.Index().Where(rating => rating.Item is not null).Select(rating => new Rating(rating.Index, rating.Item!.Value))];

    /// <summary>A golden matrix; labels of any kind become indexes in order of appearance.</summary>
    public static int?[][] Read(JsonElement rows, bool ratersAreRows)
    {
        var labels = new List<string>();
        int?[] Row(JsonElement row) => [.. row.EnumerateArray().Select(cell => Label(labels, cell.ToString()))];
        int?[][] matrix = [.. rows.EnumerateArray().Select(Row)];
        return ratersAreRows ? Transpose(matrix) : matrix;
    }

    /// <summary>A golden CSV with a header; rows are units.</summary>
    public static int?[][] ReadCsv(string file)
    {
        var labels = new List<string>();
        int?[] Row(string line) => [.. line.Split(',').Select(cell => Label(labels, cell))];
        return [.. File.ReadLines(Repository.Golden("agreement", file)).Skip(1).Where(line => line.Length > 0).Select(Row)];
    }

    /// <summary>Ratings from counts, units by labels: as many ratings of each label as it counts, raters being interchangeable.</summary>
    public static int?[][] FromCounts(JsonElement counts) =>
        [.. counts.EnumerateArray().Select(unit => Repeated(unit, label => (int?)label))];

    /// <summary>The two columns of a contingency table.</summary>
    public static int?[][] FromTable(JsonElement table) =>
        [.. table.EnumerateArray().SelectMany((row, a) => Repeated(row, b => new int?[] { a, b }))];

    public static int?[][] Transpose(int?[][] matrix) =>
        [.. Enumerable.Range(0, matrix[0].Length).Select(column => matrix.Select(row => row[column]).ToArray())];

    // Each index of an array of counts, as often as its count says.
    private static T[] Repeated<T>(JsonElement counts, Func<int, T> make) =>
        [.. counts.EnumerateArray().SelectMany((count, index) => Enumerable.Repeat(make(index), count.GetInt32()))];

    private static int? Label(List<string> labels, string text)
    {
        if (text.Length == 0) return null;
        if (!labels.Contains(text)) labels.Add(text);
        return labels.IndexOf(text);
    }
}
