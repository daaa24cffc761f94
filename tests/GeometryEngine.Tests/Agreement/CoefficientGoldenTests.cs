using System.Globalization;
using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Coefficients, standard errors, intervals and p-values of R irrCAC, irr, statsmodels and SAS.</summary>
public class CoefficientGoldenTests
{
    private const double Tolerance = 1e-9;
    private static readonly JsonElement Golden = GoldenRows.Document("agreement", "categorical.json");

    public static TheoryData<WeightFamily> Families => [.. Enum.GetValues<WeightFamily>()];

    [Theory]
    [MemberData(nameof(Families))]
    public void Raw_ratings_of_irrCAC_under_all_weights(WeightFamily family)
    {
        JsonElement golden = Golden.GetProperty("irrCAC_raw4raters");
        GoldenRatings ratings = GoldenRatings.Of(golden.GetProperty("data_units_x_raters"), ratersAreRows: false);
        MatchesIrrCac(golden.GetProperty("results").GetProperty(family.ToString().ToLowerInvariant()), ratings.Under(family));
    }

    [Theory]
    [InlineData("random_open_a", WeightFamily.Unweighted)]
    [InlineData("random_open_a", WeightFamily.Linear)]
    [InlineData("random_open_a", WeightFamily.Quadratic)]
    [InlineData("random_open_a", WeightFamily.Ordinal)]
    [InlineData("random_open_b", WeightFamily.Unweighted)]
    [InlineData("random_open_b", WeightFamily.Linear)]
    [InlineData("random_open_b", WeightFamily.Quadratic)]
    [InlineData("random_open_b", WeightFamily.Ordinal)]
    [InlineData("random_open_c", WeightFamily.Unweighted)]
    [InlineData("random_open_c", WeightFamily.Linear)]
    [InlineData("random_open_c", WeightFamily.Quadratic)]
    [InlineData("random_open_c", WeightFamily.Ordinal)]
    public void Random_sets_of_irrCAC(string set, WeightFamily family)
    {
        JsonElement golden = Golden.GetProperty(set);
        GoldenRatings ratings = GoldenRatings.OfCsv(golden.GetProperty("file").GetString()!);
        MatchesIrrCac(golden.GetProperty($"irrCAC_{family.ToString().ToLowerInvariant()}"), ratings.Under(family));
    }

    [Fact]
    public void Fleiss_1971_in_irrCAC_and_irr()
    {
        JsonElement golden = Golden.GetProperty("fleiss_1971_psychiatric");
        GoldenRatings ratings = GoldenRatings.Of(golden.GetProperty("data_units_x_raters"), ratersAreRows: false);
        ChanceCorrected coefficients = ratings.Unweighted();
        MatchesIrrCac(golden.GetProperty("computed_irrCAC_R"), coefficients);
        JsonElement irr = golden.GetProperty("computed_R_irr");
        Coefficient fleiss = coefficients.FleissKappa();
        Near(At(irr, "kappam.fleiss/z"), fleiss.Value!.Value / fleiss.Interval!.NullStandardError!.Value);
        Near(At(irr, "kappam.fleiss(exact=TRUE) = Conger"), coefficients.CongerKappa().Value!.Value);
        Near(At(irr, "kappam.light"), PairTable.LightKappa(ratings.Pairs()).Value!.Value);
    }

    [Fact]
    public void Kappa_of_each_category_of_Fleiss_1971()
    {
        JsonElement golden = Golden.GetProperty("fleiss_1971_psychiatric");
        GoldenRatings ratings = GoldenRatings.Of(golden.GetProperty("data_units_x_raters"), ratersAreRows: false);
        LabelAgainstRest[] labels = LabelAgainstRest.OfAll(ratings.Table);
        double[] expected = [.. At2(golden, "computed_R_irr/per_category_kappa_3dp").EnumerateObject().Select(row => row.Value.GetDouble())];
        Assert.Equal(expected.Length, labels.Length);
        foreach ((double kappa, LabelAgainstRest label) in expected.Zip(labels))
            Assert.Equal(kappa, label.Statistics.FleissKappa().Value!.Value, 0.0005);
    }

    [Theory]
    [InlineData("random_open_a")]
    [InlineData("random_open_b")]
    [InlineData("random_open_c")]
    public void Complete_units_in_irr(string set)
    {
        JsonElement golden = Golden.GetProperty(set);
        GoldenRatings complete = GoldenRatings.OfCsv(golden.GetProperty("file").GetString()!, completeOnly: true);
        ChanceCorrected coefficients = complete.Unweighted();
        Coefficient fleiss = coefficients.FleissKappa();
        Near(At(golden, "irr_fleiss_complete_cases/kappa"), fleiss.Value!.Value);
        Near(At(golden, "irr_fleiss_complete_cases/z"), fleiss.Value!.Value / fleiss.Interval!.NullStandardError!.Value, 1e-8);
        Near(At(golden, "irr_fleiss_complete_cases/exact_conger"), coefficients.CongerKappa().Value!.Value);
        Near(At(golden, "irr_light_complete_cases"), PairTable.LightKappa(complete.Pairs()).Value!.Value);
    }

    [Theory]
    [InlineData("random_open_a")]
    [InlineData("random_open_b")]
    [InlineData("random_open_c")]
    public void Kappas_of_two_raters_in_irr_and_statsmodels(string set)
    {
        JsonElement golden = Golden.GetProperty(set);
        GoldenRatings ratings = GoldenRatings.OfCsv(golden.GetProperty("file").GetString()!);
        foreach (PairTable pair in ratings.Pairs())
        {
            JsonElement expected = golden.GetProperty("pairs").GetProperty($"{pair.A + 1}-{pair.B + 1}");
            Coefficient kappa = pair.CohenKappa(0.95);
            Near(At(expected, "kappa"), kappa.Value!.Value);
            Near(At(expected, "statsmodels_ase"), kappa.Interval!.StandardError);
            Near(At(expected, "statsmodels_ase_h0"), kappa.Interval.NullStandardError!.Value);
            Near(At(expected, "irr_z"), kappa.Value!.Value / kappa.Interval.NullStandardError.Value);
            AgreementWeights unweighted = AgreementWeights.Unweighted(ratings.Table.Labels);
            Near(kappa.Interval.StandardError, pair.CohenKappa(unweighted).Interval!.StandardError);
            Near(kappa.Interval.NullStandardError.Value, pair.CohenKappa(unweighted).Interval!.NullStandardError!.Value);
            foreach (WeightFamily family in (WeightFamily[])[WeightFamily.Linear, WeightFamily.Quadratic])
            {
                string name = family.ToString().ToLowerInvariant();
                Coefficient weighted = pair.CohenKappa(AgreementWeights.Of(family, ratings.Scale.Values!));
                Near(At(expected, name), weighted.Value!.Value);
                Near(At(expected, $"irr_z_{name}"), weighted.Value!.Value / weighted.Interval!.NullStandardError!.Value);
            }
        }
    }

    [Fact]
    public void Kappa_of_SAS_and_its_errors()
    {
        JsonElement golden = Golden.GetProperty("statsmodels_cohen_sas");
        Coefficient kappa = RatingMatrix.Pair(RatingMatrix.FromTable(golden.GetProperty("table")), 0, 1).CohenKappa(0.95);
        ConfidenceInterval interval = kappa.Interval!;
        Near(At(golden, "computed/ase"), interval.StandardError, 1e-12);
        Near(At(golden, "computed/ase_h0"), interval.NullStandardError!.Value, 1e-12);
        Near(golden.GetProperty("computed").GetProperty("ci")[0].GetDouble(), interval.Low, 1e-12);
        Near(golden.GetProperty("computed").GetProperty("ci")[1].GetDouble(), interval.High, 1e-12);
        Near(At(golden, "sas/p_two_sided"), interval.PValue!.Value, 1e-4);
        Near(At(golden, "sas/z"), kappa.Value!.Value / interval.NullStandardError.Value, 1e-4);
    }

    // The table form of irrCAC divides the variance by n, its raw form by n - 1.
    [Fact]
    public void Contingency_table_of_irrCAC()
    {
        JsonElement golden = Golden.GetProperty("irrCAC_cont3x3abstractors");
        int?[][] units = RatingMatrix.FromTable(golden.GetProperty("table"));
        ChanceCorrected coefficients = GoldenRatings.OfMatrix(units).Unweighted();
        (string, Coefficient)[] all =
        [
            ("kappa2", coefficients.CongerKappa()), ("scott2", coefficients.FleissKappa()), ("gwet.ac1", coefficients.GwetAc()),
            ("bp2", coefficients.BrennanPrediger()), ("krippen2", coefficients.KrippendorffAlpha()), ("pa2", coefficients.PercentAgreement()),
        ];
        foreach ((string name, Coefficient coefficient) in all)
        {
            Near(At(golden, $"results/{name}.table/coeff.val"), coefficient.Value!.Value);
            double scale = Math.Sqrt((units.Length - 1.0) / units.Length);
            Near(At(golden, $"results/{name}.table/coeff.se"), coefficient.Interval!.StandardError * scale);
        }
    }

    // The variance of alpha in irrCAC's form for distributions counts what units expect once where its form for raw ratings, and the derivation
    // of Gwet (2021), count it twice: we follow the latter.
    [Fact]
    public void Distributions_of_irrCAC()
    {
        JsonElement golden = Golden.GetProperty("irrCAC_distrib6raters");
        ChanceCorrected coefficients = GoldenRatings.OfMatrix(RatingMatrix.FromCounts(golden.GetProperty("counts"))).Unweighted();
        foreach ((string name, Coefficient coefficient) in Named(coefficients).Where(row => row.Name != "conger.kappa"))
        {
            JsonElement expected = golden.GetProperty("results").GetProperty($"{name}.dist");
            Near(At(expected, "coeff"), coefficient.Value!.Value);
            if (name == "krippen.alpha") continue;
            Near(At(expected, "stderr"), coefficient.Interval!.StandardError);
            double[] interval =
            [
                .. expected.GetProperty("conf.int").GetString()!.Trim('(', ')').Split(',')
                    .Select(number => double.Parse(number, CultureInfo.InvariantCulture)),
            ];
            Near(interval[0], coefficient.Interval.Low);
            Near(interval[1], coefficient.Interval.High);
            Relative(At(expected, "p.value"), coefficient.Interval.PValue!.Value);
        }
    }

    private static (string Name, Coefficient Coefficient)[] Named(ChanceCorrected coefficients) =>
    [
        ("pa.coeff", coefficients.PercentAgreement()), ("gwet.ac1", coefficients.GwetAc()), ("fleiss.kappa", coefficients.FleissKappa()),
        ("krippen.alpha", coefficients.KrippendorffAlpha()), ("conger.kappa", coefficients.CongerKappa()),
        ("bp.coeff", coefficients.BrennanPrediger()),
    ];

    private static void MatchesIrrCac(JsonElement golden, ChanceCorrected coefficients)
    {
        foreach ((string name, Coefficient coefficient) in Named(coefficients))
        {
            JsonElement expected = golden.GetProperty($"{name}.raw");
            Near(At(expected, "coeff"), coefficient.Value!.Value);
            Near(At(expected, "se"), coefficient.Interval!.StandardError);
            Near(expected.GetProperty("ci")[0].GetDouble(), coefficient.Interval.Low);
            Near(expected.GetProperty("ci")[1].GetDouble(), coefficient.Interval.High);
            Relative(At(expected, "p"), coefficient.Interval.PValue!.Value);
        }
    }

    private static double At(JsonElement golden, string path) =>
        double.Parse(At2(golden, path).ToString(), CultureInfo.InvariantCulture);

    private static JsonElement At2(JsonElement golden, string path)
    {
        foreach (string name in path.Split('/')) golden = golden.GetProperty(name);
        return golden;
    }

    private static void Near(double expected, double actual, double tolerance = Tolerance) =>
        Assert.InRange(actual, expected - tolerance, expected + tolerance);

    // R computes the tail as 1 - P, which has no digits below 1e-16.
    private static void Relative(double expected, double actual) => Near(expected, actual, expected * 1e-6 + 1e-15);
}
