using System.Globalization;
using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Votes of a golden set: the table, and the names behind its indexes.</summary>
internal sealed record GoldenVotes(VoteTable Table, string[] Units, string[] Raters, string[] Labels)
{
    /// <summary>Rows of (unit, rater, label), units in order of appearance, raters and labels by number.</summary>
    public static GoldenVotes Of(IEnumerable<(string Unit, string Rater, string Label)> rows)
    {
        var all = rows.ToList();
        string[] raters = ByNumber(all.Select(row => row.Rater)), labels = ByNumber(all.Select(row => row.Label));
        var table = new VoteTable(raters.Length, labels.Length);
        var units = all.GroupBy(row => row.Unit).ToList();
        foreach (var unit in units)
            table.Add([.. unit.Select(row => new Rating(Array.IndexOf(raters, row.Rater), Array.IndexOf(labels, row.Label)))]);
        return new GoldenVotes(table, [.. units.Select(unit => unit.Key)], raters, labels);
    }

    public static GoldenVotes Anaesthetists() => Of(
        from row in GoldenRows.Document("agreement", "dawid_skene.json").GetProperty("dawid_skene_1979_anaesthetists")
            .GetProperty("rows_item_rater_rating").EnumerateArray()
        select (row[0].ToString(), row[1].ToString(), row[2].ToString()));

    /// <summary>A wide table: a row for each unit, a column for each rater, blank where missing; both numbered from 0.</summary>
    public static GoldenVotes Wide(string file) => Of(
        from row in File.ReadLines(Repository.Golden("agreement", file)).Skip(1).Where(line => line.Length > 0).Index()
        from cell in row.Item.Split(',').Index()
        where cell.Item.Length > 0
        select (row.Index.ToString(CultureInfo.InvariantCulture), cell.Index.ToString(CultureInfo.InvariantCulture), cell.Item));

    /// <summary>A long table of unit, rater, label.</summary>
    public static GoldenVotes Long(string file) => Of(
        from line in File.ReadLines(Repository.Golden("agreement", file)).Skip(1)
        let cells = line.Split(',')
        select (cells[0], cells[1], cells[2]));

    /// <summary>The label that a model gives to each unit.</summary>
    public Dictionary<string, string> Decide(VoteModel model) =>
        Units.Index().ToDictionary(unit => unit.Item, unit => Labels[model.Decide(Table[unit.Index]).Label]);

    /// <summary>Labels by unit, of a JSON object.</summary>
    public static Dictionary<string, string> LabelsOf(JsonElement labels) =>
        labels.EnumerateObject().ToDictionary(label => label.Name, label => label.Value.ToString());

    private static string[] ByNumber(IEnumerable<string> names) =>
        [.. names.Distinct().OrderBy(name => int.Parse(name, CultureInfo.InvariantCulture))];
}
