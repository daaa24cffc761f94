using System.Globalization;
using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Ratings of a golden file, with the names of their labels: what the accumulators hand to the coefficients.</summary>
internal sealed class GoldenRatings
{
    private readonly List<string> _names = [];
    private readonly PatternHistogram _histogram = new();

    public GoldenRatings(IEnumerable<IEnumerable<string>> units)
    {
        foreach (IEnumerable<string> unit in units)
        {
            var pattern = new List<Rating>();
            foreach ((int rater, string name) in unit.Index())
            {
                if (name.Length == 0) continue;
                if (!_names.Contains(name)) _names.Add(name);
                pattern.Add(new Rating(rater, _names.IndexOf(name)));
            }
            if (pattern.Count > 0) _histogram.Add([.. pattern], 1);
        }
        Scale = LabelScale.Of(_names, _ => true, []);
        int raters = units.Select(unit => unit.Count()).DefaultIfEmpty().Max();
        Table = new RatingTable(_histogram, [.. Enumerable.Range(0, raters)], Scale.RankOf, Scale.Names.Count);
    }

    public LabelScale Scale { get; }

    public RatingTable Table { get; }

    public static GoldenRatings Of(JsonElement rows, bool ratersAreRows)
    {
        string[][] matrix = [.. rows.EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.ToString()).ToArray())];
        return new GoldenRatings(ratersAreRows ? Transpose(matrix) : matrix);
    }

    public static GoldenRatings OfCsv(string file, bool completeOnly = false)
    {
        IEnumerable<string[]> units =
            File.ReadLines(Repository.Golden("agreement", file)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','));
        return new GoldenRatings([.. units.Where(unit => !completeOnly || !unit.Contains(""))]);
    }

    public static GoldenRatings OfMatrix(IEnumerable<int?[]> units) =>
        new([.. units.Select(unit => unit.Select(label => label?.ToString(CultureInfo.InvariantCulture) ?? "").ToArray())]);

    public ChanceCorrected Under(WeightFamily family) => new(Table, AgreementWeights.Of(family, Scale.Values!));

    public ChanceCorrected Unweighted() => new(Table, AgreementWeights.Unweighted(Table.Labels));

    public IReadOnlyList<PairTable> Pairs()
    {
        var patterns = new PatternHistogram();
        for (int i = 0; i < Table.Count; i++) patterns.Add(Table[i], Table.Units[i]);
        var pairs = new PatternHistogram();
        pairs.AddPairsOf(patterns);
        return PairTable.Of(pairs);
    }

    private static string[][] Transpose(string[][] matrix) =>
        [.. Enumerable.Range(0, matrix[0].Length).Select(column => matrix.Select(row => row[column]).ToArray())];
}
