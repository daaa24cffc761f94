using System.Globalization;
using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Published worked examples, and values of fast-krippendorff, R irr, R irrCAC, NLTK, scikit-learn and statsmodels.</summary>
public class NominalGoldenTests
{
    private const double Tolerance = 1e-9;
    private static readonly JsonElement Golden = GoldenRows.Document("agreement", "categorical.json");

    [Theory]
    [InlineData("A_binary", "published_alpha_nominal_3dp", "computed_fast_krippendorff")]
    [InlineData("B_nominal", "published_alpha_nominal_3dp", "computed_fast_krippendorff")]
    [InlineData("C", "published_3dp/nominal", "computed_fast_krippendorff/nominal")]
    [InlineData("C", "published_3dp/nominal", "computed_R_irr/nominal")]
    public void Alpha_of_Krippendorff_2011(string example, string published, string computed)
    {
        JsonElement golden = Golden.GetProperty("krippendorff_2011").GetProperty(example);
        Measure alpha = RatingMatrix.Statistics(RatingMatrix.Read(golden.GetProperty("data"), ratersAreRows: true)).KrippendorffAlpha();
        Near(At(golden, published), alpha, 0.0005);
        Near(At(golden, computed), alpha);
    }

    [Fact]
    public void Alpha_of_Wikipedia()
    {
        JsonElement golden = Golden.GetProperty("wikipedia_alpha");
        Measure alpha = RatingMatrix.Statistics(RatingMatrix.Read(golden.GetProperty("data"), ratersAreRows: true)).KrippendorffAlpha();
        Near(At(golden, "published/nominal"), alpha, 0.0005);
        Near(At(golden, "computed/nominal"), alpha);
    }

    [Fact]
    public void All_coefficients_of_Fleiss_1971()
    {
        JsonElement golden = Golden.GetProperty("fleiss_1971_psychiatric");
        int?[][] units = RatingMatrix.Read(golden.GetProperty("data_units_x_raters"), ratersAreRows: false);
        NominalStatistics statistics = RatingMatrix.Statistics(units);
        Near(At(golden, "published/kappa_3dp"), statistics.FleissKappa(), 0.0005);
        Near(At(golden, "computed_R_irr/kappam.fleiss/kappa"), statistics.FleissKappa());
        Near(At(golden, "computed_statsmodels_fleiss"), statistics.FleissKappa());
        Near(At(golden, "computed_statsmodels_randolph"), statistics.BrennanPrediger(5));
        Near(At(golden, "computed_alpha_nominal"), statistics.KrippendorffAlpha());
        MatchesIrrCac(golden.GetProperty("computed_irrCAC_R"), statistics, 5, "raw");
    }

    [Fact]
    public void Kappa_and_alpha_of_Wikipedia_Fleiss()
    {
        JsonElement golden = Golden.GetProperty("fleiss_wikipedia");
        NominalStatistics statistics = RatingMatrix.Statistics(RatingMatrix.FromCounts(golden.GetProperty("counts")));
        Near(At(golden, "published_kappa_3dp"), statistics.FleissKappa(), 0.0005);
        Near(At(golden, "computed_statsmodels"), statistics.FleissKappa());
        Near(At(golden, "computed_alpha_nominal"), statistics.KrippendorffAlpha());
    }

    [Fact]
    public void Fixed_and_free_marginal_kappa_of_Randolph()
    {
        foreach (JsonElement golden in Golden.GetProperty("statsmodels_randolph_tables").GetProperty("cases").EnumerateArray())
        {
            NominalStatistics statistics = RatingMatrix.Statistics(RatingMatrix.FromCounts(golden.GetProperty("counts")));
            Near(golden.GetProperty("free_marginal"), statistics.BrennanPrediger(golden.GetProperty("counts")[0].GetArrayLength()), 6e-6);
            if (golden.GetProperty("fixed_marginal").ValueKind == JsonValueKind.Null)
                Assert.Equal(Measure.Undefined(MeasureStatus.NoVariation), statistics.FleissKappa());
            else Near(golden.GetProperty("fixed_marginal"), statistics.FleissKappa(), 6e-6);
        }
    }

    [Fact]
    public void Raw_ratings_of_irrCAC_with_missing_values()
    {
        JsonElement golden = Golden.GetProperty("irrCAC_raw4raters");
        int?[][] units = RatingMatrix.Read(golden.GetProperty("data_units_x_raters"), ratersAreRows: false);
        NominalStatistics statistics = RatingMatrix.Statistics(units);
        MatchesIrrCac(golden.GetProperty("results").GetProperty("unweighted"), statistics, 5, "raw");
    }

    [Fact]
    public void Distributions_of_irrCAC()
    {
        JsonElement golden = Golden.GetProperty("irrCAC_distrib6raters");
        NominalStatistics statistics = RatingMatrix.Statistics(RatingMatrix.FromCounts(golden.GetProperty("counts")));
        MatchesIrrCac(golden.GetProperty("results"), statistics, 5, "dist");
    }

    [Fact]
    public void Contingency_table_of_irrCAC()
    {
        JsonElement golden = Golden.GetProperty("irrCAC_cont3x3abstractors");
        int?[][] units = RatingMatrix.FromTable(golden.GetProperty("table"));
        PairTable pair = RatingMatrix.Pair(units, 0, 1);
        NominalStatistics both = RatingMatrix.Statistics(units);
        Near(At(golden, "results/kappa2.table/coeff.val"), pair.CohenKappa());
        Near(At(golden, "results/scott2.table/coeff.val"), pair.ScottPi());
        Near(At(golden, "results/scott2.table/coeff.val"), both.FleissKappa());
        Near(At(golden, "results/pa2.table/coeff.val"), pair.PercentAgreement());
        Near(At(golden, "results/gwet.ac1.table/coeff.val"), both.GwetAc1(3));
        Near(At(golden, "results/bp2.table/coeff.val"), both.BrennanPrediger(3));
        Near(At(golden, "results/krippen2.table/coeff.val"), both.KrippendorffAlpha());
    }

    [Fact]
    public void Cohen_kappa_of_scikit_learn()
    {
        foreach (JsonElement golden in Golden.GetProperty("sklearn_cohen").GetProperty("cases").EnumerateArray())
        {
            var table = new PairTable(0, 1);
            foreach (var (a, b) in golden.GetProperty("y1").EnumerateArray().Zip(golden.GetProperty("y2").EnumerateArray()))
                table.Add(a.GetInt32(), b.GetInt32(), 1);
            Near(golden.GetProperty("kappa"), table.CohenKappa());
        }
    }

    [Fact]
    public void Cohen_kappa_of_SAS()
    {
        JsonElement golden = Golden.GetProperty("statsmodels_cohen_sas");
        Measure kappa = RatingMatrix.Pair(RatingMatrix.FromTable(golden.GetProperty("table")), 0, 1).CohenKappa();
        Near(At(golden, "sas/kappa"), kappa, 1e-4);
        Near(At(golden, "computed/kappa"), kappa, 1e-12);
    }

    [Theory]
    [InlineData("random_open_a", 4)]
    [InlineData("random_open_b", 5)]
    [InlineData("random_open_c", 2)]
    public void Random_sets(string set, int labels)
    {
        JsonElement golden = Golden.GetProperty(set);
        int?[][] units = RatingMatrix.ReadCsv(golden.GetProperty("file").GetString()!);
        NominalStatistics statistics = RatingMatrix.Statistics(units);
        Near(At(golden, "fast_krippendorff/nominal"), statistics.KrippendorffAlpha());
        Near(At(golden, "nltk_alpha_nominal"), statistics.KrippendorffAlpha());
        MatchesIrrCac(golden.GetProperty("irrCAC_unweighted"), statistics, labels, "raw");
        Near(At(golden, "irr_percent_all_agree_complete_cases") / 100, statistics.UnanimousAgreement());
        NominalStatistics complete = RatingMatrix.Statistics(units.Where(unit => unit.All(label => label is not null)));
        Assert.Equal(golden.GetProperty("irr_fleiss_complete_cases").GetProperty("n").GetInt64(), complete.Units);
        Near(At(golden, "irr_fleiss_complete_cases/kappa"), complete.FleissKappa());
        foreach (JsonProperty pair in golden.GetProperty("pairs").EnumerateObject())
        {
            int[] raters = [.. pair.Name.Split('-').Select(number => int.Parse(number, CultureInfo.InvariantCulture) - 1)];
            PairTable table = RatingMatrix.Pair(units, raters[0], raters[1]);
            Assert.Equal(pair.Value.GetProperty("n").GetInt64(), table.Units);
            Near(pair.Value.GetProperty("kappa"), table.CohenKappa());
            Near(pair.Value.GetProperty("percent_agreement"), table.PercentAgreement());
        }
    }

    // Where one label alone occurs, or nobody met, tools raise, or say 1, 0 or NaN; here each has its status.
    [Theory]
    [InlineData("all_same_label_3x4", "no-variation", "no-variation", "no-variation", "1")]
    [InlineData("two_raters_one_unit_same", "no-variation", "no-variation", "no-variation", "1")]
    [InlineData("two_raters_one_unit_diff", "0", "-1", "0", "0")]
    [InlineData("single_disagreement_5x5", "0", null, null, null)]
    [InlineData("swap_2x2", "-0.5", "-1", "-1", "0")]
    [InlineData("no_overlap", "no-overlap", "no-overlap", "no-overlap", "no-overlap")]
    [InlineData("one_rater", "single-rater", "single-rater", null, "single-rater")]
    public void Edge_cases(string name, string alpha, string? fleiss, string? cohen, string? percent)
    {
        JsonElement golden = Golden.GetProperty("edge_cases_observed").GetProperty("cases").GetProperty(name);
        int?[][] units = RatingMatrix.Read(golden.GetProperty("data_raters_x_units"), ratersAreRows: true);
        NominalStatistics statistics = RatingMatrix.Statistics(units);
        Assert.Equal(alpha, statistics.KrippendorffAlpha().ToString());
        if (fleiss is not null) Assert.Equal(fleiss, statistics.FleissKappa().ToString());
        if (percent is not null) Assert.Equal(percent, statistics.PercentAgreement().ToString());
        if (cohen is not null) Assert.Equal(cohen, RatingMatrix.Pair(units, 0, 1).CohenKappa().ToString());
    }

    [Theory]
    [InlineData("bin3_64")]
    [InlineData("bin5_96x80")]
    [InlineData("mc4x4_96")]
    public void Pixel_patterns(string set)
    {
        JsonElement golden = GoldenRows.Document("agreement", "image_kinds.json").GetProperty(set);
        var histogram = new PatternHistogram();
        foreach (JsonProperty pattern in golden.GetProperty("pattern_counts").EnumerateObject())
            histogram.Add([.. pattern.Name.Select((digit, rater) => new Rating(rater, digit - '0'))], pattern.Value.GetInt64());
        var statistics = new NominalStatistics();
        statistics.Add(histogram);
        Near(At(golden, "pixel_alpha_nominal"), statistics.KrippendorffAlpha(), 1e-12);
        Near(At(golden, "pixel_fleiss_kappa_statsmodels"), statistics.FleissKappa(), 1e-12);
        Near(At(golden, "pixel_percent_agreement"), statistics.PercentAgreement(), 1e-12);
        Near(At(golden, "pixel_gwet_ac1"), statistics.GwetAc1(golden.GetProperty("classes").GetInt32()), 1e-12);
        Near(At(golden, "pixel_brennan_prediger"), statistics.BrennanPrediger(golden.GetProperty("classes").GetInt32()), 1e-12);
    }

    private static void MatchesIrrCac(JsonElement golden, NominalStatistics statistics, int labels, string form)
    {
        Near(At(golden, $"pa.coeff.{form}/pa"), statistics.PercentAgreement());
        Near(At(golden, $"fleiss.kappa.{form}/coeff"), statistics.FleissKappa());
        Near(At(golden, $"krippen.alpha.{form}/coeff"), statistics.KrippendorffAlpha());
        Near(At(golden, $"gwet.ac1.{form}/coeff"), statistics.GwetAc1(labels));
        Near(At(golden, $"bp.coeff.{form}/coeff"), statistics.BrennanPrediger(labels));
    }

    private static double At(JsonElement golden, string path)
    {
        foreach (string name in path.Split('/')) golden = golden.GetProperty(name);
        return double.Parse(golden.ToString(), CultureInfo.InvariantCulture);
    }

    private static void Near(JsonElement expected, Measure actual, double tolerance = Tolerance) =>
        Near(expected.GetDouble(), actual, tolerance);

    private static void Near(double expected, Measure actual, double tolerance = Tolerance)
    {
        Assert.Equal(MeasureStatus.Ok, actual.Status);
        Assert.InRange(actual.Value!.Value, expected - tolerance, expected + tolerance);
    }
}
