using System.Globalization;
using System.Text.Json;
using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

/// <summary>Alphas of ratings that are numbers: golden values, and every pair of ratings compared.</summary>
public class NumericAlphaTests
{
    private static readonly JsonElement Golden = GoldenRows.Document("agreement", "categorical.json");

    // Few values far from 0 or around it, so that ties, zeros and cancellation occur.
    private static readonly Gen<double[][]> Units =
        from scale in Gen.OneOf(Gen.Const(1.0), Gen.Const(0.1), Gen.Const(1e6), Gen.Const(1e-9))
        from shift in Gen.OneOf(Gen.Const(0.0), Gen.Const(3.0), Gen.Const(1e4))
        from units in Gen.Int[0, 6].Select(value => (value + shift) * scale).Array[0, 5].Array[0, 15]
        select units;

    [Theory]
    [InlineData("krippendorff_2011/C/data", "krippendorff_2011/C/computed_fast_krippendorff")]
    [InlineData("krippendorff_2011/C/data", "krippendorff_2011/C/computed_R_irr")]
    public void Krippendorff_2011(string data, string expected) =>
        Matches(At(expected), GoldenRatings.Of(At(data), ratersAreRows: true), "ordinal", "interval", "ratio");

    [Fact]
    public void Krippendorff_2011_as_published()
    {
        GoldenRatings ratings = GoldenRatings.Of(At("krippendorff_2011/C/data"), ratersAreRows: true);
        JsonElement published = At("krippendorff_2011/C/published_3dp");
        Assert.Equal(published.GetProperty("ordinal").GetDouble(), Alphas(ratings).Ordinal().Value!.Value, 0.0005);
        Assert.Equal(published.GetProperty("interval").GetDouble(), Alphas(ratings).Interval().Value!.Value, 0.0005);
        Assert.Equal(published.GetProperty("ratio").GetDouble(), Alphas(ratings).Ratio().Value!.Value, 0.0005);
    }

    [Fact]
    public void Wikipedia() =>
        Matches(At("wikipedia_alpha/computed"), GoldenRatings.Of(At("wikipedia_alpha/data"), ratersAreRows: true), "interval");

    [Theory]
    [InlineData("random_open_a", "fast_krippendorff")]
    [InlineData("random_open_b", "fast_krippendorff")]
    [InlineData("random_open_b", "R_irr_kripp_alpha")]
    [InlineData("random_open_c", "fast_krippendorff")]
    [InlineData("random_open_c", "R_irr_kripp_alpha")]
    public void Random_sets(string set, string tool)
    {
        GoldenRatings ratings = GoldenRatings.OfCsv(At($"{set}/file").GetString()!);
        Matches(At($"{set}/{tool}"), ratings, "ordinal", "interval", "ratio");
    }

    [Fact]
    public void All_pairs_of_ratings_give_the_same() => Units.Sample(units =>
    {
        GoldenRatings ratings = Ratings(units);
        double[][] rated = [.. units.Where(unit => unit.Length > 0)];
        if (ratings.Table.Count == 0 || !units.Any(unit => unit.Length >= 2)) return;
        Same(AlphaOracle.Alpha(rated, AlphaOracle.Interval), Alphas(ratings).Interval().Measure);
        Same(AlphaOracle.Alpha(rated, AlphaOracle.Ordinal(rated)), Alphas(ratings).Ordinal().Measure);
        Same(AlphaOracle.Alpha(rated, AlphaOracle.Ratio), Alphas(ratings).Ratio().Measure);
    });

    [Fact]
    public void Sums_alone_give_the_same_as_all_pairs() => Units.Sample(units =>
    {
        IntervalAlpha alpha = Sum(units);
        if (units.Any(unit => unit.Length >= 2)) Same(AlphaOracle.Alpha(units, AlphaOracle.Interval), alpha.KrippendorffAlpha());
        else Assert.NotEqual(MeasureStatus.Ok, alpha.KrippendorffAlpha().Status);
    });

    [Fact]
    public void Sums_do_not_depend_on_any_order() => Gen.Select(Units, Gen.Int).Sample((units, seed) =>
    {
        var random = new Random(seed);
        double[][] shuffled = [.. units.Select(unit => (double[])unit.Clone())];
        random.Shuffle(shuffled);
        foreach (double[] unit in shuffled) random.Shuffle(unit);
        Assert.Equal(Sum(units).KrippendorffAlpha(), Sum(shuffled).KrippendorffAlpha());
    });

    // Times in seconds since 1970, apart by milliseconds: sums of squares in doubles would keep no digit.
    [Fact]
    public void Values_far_from_zero_keep_their_digits()
    {
        const double Start = 1_700_000_000;
        double[][] near = [[0, 0.25], [1, 1.25], [2, 2], [3.5, 3.25], [4, 4.75]];
        double[][] far = [.. near.Select(unit => unit.Select(value => Start + value).ToArray())];
        Assert.Equal(Sum(near).KrippendorffAlpha(), Sum(far).KrippendorffAlpha());
        Assert.Equal(AlphaOracle.Alpha(near, AlphaOracle.Interval), Sum(near).KrippendorffAlpha().Value!.Value, 1e-15);
        Assert.Equal(Sum(near).KrippendorffAlpha().Value!.Value, Alphas(Ratings(far)).Interval().Value!.Value, 1e-12);
    }

    [Fact]
    public void Equal_ratings_have_no_variation_and_lone_ones_no_overlap()
    {
        Assert.Equal("no-variation", Sum([[0.1, 0.1], [0.1, 0.1, 0.1]]).KrippendorffAlpha().ToString());
        Assert.Equal("no-overlap", Sum([[1], [2]]).KrippendorffAlpha().ToString());
        Assert.Equal("empty", new IntervalAlpha().KrippendorffAlpha().ToString());
        Assert.Equal("1", Sum([[0.1, 0.1], [0.7, 0.7]]).KrippendorffAlpha().ToString());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e200)]
    public void Ratings_that_are_no_finite_numbers_are_refused(double rating)
    {
        var failure = Assert.Throws<ArgumentException>(() => new IntervalAlpha().Add(1, rating));
        Assert.Contains($"rating {rating}", failure.Message);
    }

    [Fact]
    public void Negative_values_have_no_ratio_alpha() =>
        Assert.Equal("negative-values", Alphas(Ratings([[-1, 2], [3, 4]])).Ratio().ToString());

    private static NumericAlpha Alphas(GoldenRatings ratings) => new(ratings.Table, ratings.Scale.Values!, 0.95);

    private static IntervalAlpha Sum(double[][] units)
    {
        var alpha = new IntervalAlpha();
        foreach (double[] unit in units) alpha.Add(unit);
        return alpha;
    }

    private static GoldenRatings Ratings(double[][] units) =>
        new([.. units.Select(unit => unit.Select(value => value.ToString("R", CultureInfo.InvariantCulture)).ToArray())]);

    private static void Matches(JsonElement expected, GoldenRatings ratings, params string[] metrics)
    {
        NumericAlpha alphas = Alphas(ratings);
        foreach (string metric in metrics)
        {
            Coefficient alpha = metric switch { "ordinal" => alphas.Ordinal(), "interval" => alphas.Interval(), _ => alphas.Ratio() };
            Assert.Equal(expected.GetProperty(metric).GetDouble(), alpha.Value!.Value, 1e-9);
        }
    }

    private static void Same(double expected, Measure actual)
    {
        if (double.IsNaN(expected)) Assert.Equal(MeasureStatus.NoVariation, actual.Status);
        else Assert.Equal(expected, actual.Value!.Value, 1e-9 * Math.Max(1, Math.Abs(expected)));
    }

    private static JsonElement At(string path)
    {
        JsonElement golden = Golden;
        foreach (string name in path.Split('/')) golden = golden.GetProperty(name);
        return golden;
    }
}
