using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

public class NominalStatisticsTests
{
    // Units by raters: one to five raters, one to four labels, up to twelve units, any of them missing.
    private static readonly Gen<int?[][]> Ratings =
        from raters in Gen.Int[1, 5]
        from labels in Gen.Int[1, 4]
        let rating = Gen.Select(Gen.Int[0, labels - 1], Gen.Int[0, 3], (label, missing) => missing == 0 ? (int?)null : label)
        from units in rating.Array[raters].Array[0, 12]
        select units;

    [Fact]
    public void Coefficients_equal_the_textbook() => Ratings.Sample(units =>
    {
        NominalStatistics statistics = RatingMatrix.Statistics(units);
        Same(NominalOracle.PercentAgreement(units), statistics.PercentAgreement());
        Same(NominalOracle.KrippendorffAlpha(units), statistics.KrippendorffAlpha());
        if (statistics.PercentAgreement().Status != MeasureStatus.Ok) return;
        Same(NominalOracle.FleissKappa(units), statistics.FleissKappa());
        Same(NominalOracle.GwetAc1(units, 4), statistics.GwetAc1(4));
        Same(NominalOracle.BrennanPrediger(units, 4), statistics.BrennanPrediger(4));
        if (statistics.Raters == units[0].Length) Same(NominalOracle.UnanimousAgreement(units), statistics.UnanimousAgreement());
    });

    [Fact]
    public void Pair_coefficients_equal_the_textbook() => Ratings.Where(units => units.Length > 0 && units[0].Length > 1).Sample(units =>
    {
        PairTable pair = RatingMatrix.Pair(units, 0, 1);
        Same(NominalOracle.CohenKappa(units, 0, 1), pair.CohenKappa());
        Same(NominalOracle.ScottPi(units, 0, 1), pair.ScottPi());
    });

    [Fact]
    public void Order_of_units_raters_and_labels_changes_no_bit() => Gen.Select(Ratings, Gen.Int).Sample((units, seed) =>
    {
        var random = new Random(seed);
        int[] raters = Shuffled(random, units.Length == 0 ? 0 : units[0].Length), labels = Shuffled(random, 4);
        int? Renamed(int? label) => label is { } given ? labels[given] : null;
        int?[] Permuted(int unit) => [.. raters.Select(rater => Renamed(units[unit][rater]))];
        int?[][] permuted = [.. Shuffled(random, units.Length).Select(Permuted)];
        Assert.Equal(All(RatingMatrix.Statistics(units)), All(RatingMatrix.Statistics(permuted)));
    });

    [Fact]
    public void Merged_parts_equal_one_pass() => Gen.Select(Ratings, Gen.Int[0, 12]).Sample((units, cut) =>
    {
        NominalStatistics left = RatingMatrix.Statistics(units.Take(cut)), right = RatingMatrix.Statistics(units.Skip(cut));
        right.Merge(left);
        Assert.Equal(All(RatingMatrix.Statistics(units)), All(right));
        Assert.Equal(RatingMatrix.Statistics(units).Units, right.Units);
    });

    [Fact]
    public void Weights_are_repeated_units()
    {
        Rating[] same = [new(0, 1), new(1, 1)], different = [new(0, 1), new(1, 0)];
        var weighted = new NominalStatistics();
        weighted.Add(same, 3);
        weighted.Add(different, 2);
        weighted.Add([], 7);
        Assert.Equal(5, weighted.Units);
        Assert.Equal(All(RatingMatrix.Statistics([[1, 1], [1, 0], [1, 1], [1, 1], [1, 0]])), All(weighted));
    }

    [Fact]
    public void Perfect_agreement_is_exactly_one()
    {
        NominalStatistics statistics = RatingMatrix.Statistics([[0, 0, 0], [1, 1, null], [2, 2, 2], [2, null, null]]);
        Assert.All(All(statistics), measure => Assert.Equal(Measure.Of(1), measure));
    }

    // Foreground of one pixel in 10^12: 1 - p_e is 2e-12 and would keep four digits if it were computed as a difference.
    [Fact]
    public void Nearly_no_variation_keeps_its_digits()
    {
        var statistics = new NominalStatistics();
        statistics.Add([new(0, 0), new(1, 0)], 999_999_999_998);
        statistics.Add([new(0, 1), new(1, 1)], 1);
        statistics.Add([new(0, 1), new(1, 0)], 1);
        // p_a = 1 - 1e-12; shares 1.5e-12 and the rest, so that 1 - p_e = 3e-12 (1 - 1.5e-12)
        Assert.InRange(statistics.FleissKappa().Value!.Value, 1 - 1 / 3.0 - 1e-11, 1 - 1 / 3.0 + 1e-11);
    }

    [Fact]
    public void Nothing_is_empty() =>
        Assert.All(All(new NominalStatistics()), measure => Assert.Equal(Measure.Undefined(MeasureStatus.Empty), measure));

    private static Measure[] All(NominalStatistics statistics) =>
    [
        statistics.PercentAgreement(), statistics.UnanimousAgreement(), statistics.FleissKappa(),
        statistics.GwetAc1(4), statistics.BrennanPrediger(4), statistics.KrippendorffAlpha(),
    ];

    private static int[] Shuffled(Random random, int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        return order;
    }

    // NaN of the textbook must be a status here.
    private static void Same(double expected, Measure actual)
    {
        if (double.IsNaN(expected)) Assert.NotEqual(MeasureStatus.Ok, actual.Status);
        else Assert.Equal(expected, actual.Value!.Value, 1e-9);
    }
}
