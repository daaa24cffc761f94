using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

/// <summary>Labels through the whole accumulator: scales, leave-one-out, confusion, worst items, bootstrap.</summary>
public class LabelAgreementTests
{
    private static readonly Gen<int?[][]> Ratings =
        from raters in Gen.Int[2, 4]
        from units in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], (label, missing) => missing == 0 ? (int?)null : label).Array[raters].Array[1, 12]
        select units;

    private static readonly string[] Words = ["low", "mid", "high", "top"], Numbers = ["1", "2.5", "10", "1e2"];

    [Fact]
    public void Each_annotator_against_the_others_equals_the_oracle() => Ratings.Sample(units =>
    {
        AgreementReport report = Compute(units, Words);
        if (report.Categories is null) return;
        foreach ((int rater, AnnotatorSummary annotator) in report.PerAnnotator.Index())
        {
            int?[][] rest = [.. units.Select(unit => unit.Where((_, other) => other != rater).ToArray())];
            if (annotator.Labels is not { } labels)
            {
                Assert.All(units, unit => Assert.Null(unit[rater]));
                continue;
            }
            (int compared, int correct, int ties) = LeaveOneOutOracle.Accuracy(units, rater);
            Assert.Equal((compared, correct, ties), (labels.LeaveOneOut.Units, labels.LeaveOneOut.Correct, labels.LeaveOneOut.Ties));
            Assert.Equal(compared, labels.LeaveOneOut.Errors.Sum(error => error.Count));
            Same(LeaveOneOutOracle.Agreement(units, rater), labels.Agreement);
            Same(NominalOracle.KrippendorffAlpha(rest), labels.AlphaWithout);
            if (labels.AlphaEffect.Value is { } effect)
                Assert.Equal(effect, report.Categories.KrippendorffAlpha.Value!.Value - labels.AlphaWithout.Value!.Value, 1e-12);
        }
    });

    [Fact]
    public void Each_label_against_the_rest_equals_the_textbook() => Ratings.Sample(units =>
    {
        if (Compute(units, Words).Categories is not { PercentAgreement.Status: MeasureStatus.Ok } categories) return;
        foreach (LabelSummary label in categories.PerLabel)
        {
            int index = Array.IndexOf(Words, label.Label);
            int?[][] binary = [.. units.Select(unit => unit.Select(given => given is null ? null : (int?)(given == index ? 1 : 0)).ToArray())];
            Assert.Equal(units.Count(unit => unit.Contains(index)), label.Units);
            Assert.Equal(units.Sum(unit => unit.Count(given => given == index)), label.Count);
            Same(NominalOracle.PercentAgreement(binary), label.PercentAgreement);
            Same(NominalOracle.FleissKappa(binary), label.FleissKappa);
            Same(NominalOracle.KrippendorffAlpha(binary), label.KrippendorffAlpha);
            Same(NominalOracle.GwetAc1(binary, 2), label.GwetAc1);
        }
    });

    [Fact]
    public void Confusion_of_two_annotators_counts_every_item_they_share() => Ratings.Sample(units =>
    {
        if (Compute(units, Words).Categories is not { } categories) return;
        foreach (CategoryPair pair in categories.Pairs)
        {
            (int a, int b) = (pair.A[^1] - '0', pair.B[^1] - '0');
            foreach (LabelConfusion cell in pair.Confusion)
                Assert.Equal(units.Count(unit => Is(unit[a], cell.A) && Is(unit[b], cell.B)), cell.Count);
            Assert.Equal(pair.Units, pair.Confusion.Sum(cell => cell.Count));
        }
        long apart = categories.Pairs.Sum(pair => pair.Confusion.Where(cell => cell.A != cell.B).Sum(cell => cell.Count));
        Assert.Equal(apart, categories.Confusions.Sum(cell => cell.Count));
    });

    [Fact]
    public void Plain_names_have_no_ordinal_coefficients()
    {
        CategoryAgreement categories = Compute([[0, 1], [2, 2]], Words).Categories!;
        Assert.Null(categories.KrippendorffAlphaOrdinal);
        Assert.Null(categories.KrippendorffAlphaInterval);
        Assert.Empty(categories.Weighted);
        Assert.Null(categories.Pairs[0].CohenKappaLinear);
    }

    [Fact]
    public void Numbers_have_all_and_equal_numbers_are_one_label()
    {
        int?[][] units = [[0, 1], [2, 2], [1, 1], [3, 2]];
        CategoryAgreement categories = Compute(units, Numbers).Categories!;
        double[][] values = [[1, 2.5], [10, 10], [2.5, 2.5], [100, 10]];
        Assert.Equal(AlphaOracle.Alpha(values, AlphaOracle.Interval), categories.KrippendorffAlphaInterval!.Value!.Value, 1e-12);
        Assert.Equal(AlphaOracle.Alpha(values, AlphaOracle.Ordinal(values)), categories.KrippendorffAlphaOrdinal!.Value!.Value, 1e-12);
        Assert.Equal(AlphaOracle.Alpha(values, AlphaOracle.Ratio), categories.KrippendorffAlphaRatio!.Value!.Value, 1e-12);
        Assert.Equal(7, categories.Weighted.Count);
        Assert.NotNull(categories.Pairs[0].CohenKappaQuadratic);
        CategoryAgreement same = Compute([[0, 1], [2, 2]], ["1", "1.0", "2", "3"]).Categories!;
        Assert.Equal(Measure.Of(1), same.PercentAgreement.Measure);
    }

    [Fact]
    public void An_order_of_names_gives_ordinal_coefficients_by_rank()
    {
        var options = new AgreementOptions { LabelOrder = new LabelOrder(Words) };
        int?[][] units = [[0, 1], [2, 2], [3, 0], [3, 3]];
        CategoryAgreement ordered = Compute(units, Words, options).Categories!, numbers = Compute(units, ["1", "2", "3", "4"]).Categories!;
        Assert.Equal(numbers.KrippendorffAlphaOrdinal, ordered.KrippendorffAlphaOrdinal);
        Assert.Null(ordered.KrippendorffAlphaInterval);
        Assert.Equal(numbers.Pairs[0].CohenKappaLinear, ordered.Pairs[0].CohenKappaLinear);
        Assert.Equal(numbers.Weighted, ordered.Weighted);
    }

    [Fact]
    public void A_label_that_is_not_in_the_order_is_named_with_item_and_annotator()
    {
        var options = new AgreementOptions { LabelOrder = new LabelOrder("low", "mid", "high") };
        string message = Assert.Throws<InputException>(() => Compute([[0, 1], [1, 3]], Words, options)).Message;
        Assert.Equal("item 1: annotator 1: found label top; allowed: the labels in order: low, mid, high", message);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    public void A_word_among_numbers_leaves_no_scale_and_is_named(string word)
    {
        CategoryAgreement categories = Compute([[0, 1], [1, 1], [2, 3]], ["1", "2", word, "3"]).Categories!;
        Assert.Equal("not-numeric", categories.KrippendorffAlphaOrdinal!.ToString());
        Assert.Equal("not-numeric", categories.KrippendorffAlphaInterval!.ToString());
        Assert.Equal($"label {word} of annotator 0 for item item 2", categories.NotNumeric);
        Assert.Equal(MeasureStatus.Ok, categories.KrippendorffAlpha.Status);
    }

    [Fact]
    public void Worst_items_come_first_and_say_who_said_what()
    {
        CategoryAgreement categories = Compute([[0, 0, 0], [0, 1, 2], [0, 0, 1], [null, 0, 1], [1, null, null]], Words).Categories!;
        Assert.Equal(["item 1", "item 3", "item 2"], categories.WorstItems.Select(item => item.Item));
        Assert.Equal([new ItemLabel("1", "low"), new ItemLabel("2", "mid")], categories.WorstItems[1].Labels);
        Assert.Equal(1 / 3.0, categories.WorstItems[2].Agreement);
    }

    [Fact]
    public void Bootstrap_errors_are_those_of_the_formulas()
    {
        int?[][] units = RatingMatrix.ReadCsv("open_b.csv");
        RatingTable table = RatingTable.Of(RatingMatrix.Histogram(units), 5);
        var nominal = new ChanceCorrected(table, AgreementWeights.Unweighted(5));
        ConfidenceInterval?[] found = Bootstrap.Run(table.Units, 2000, seed: 1, 0.95, drawn =>
        {
            UnitSums sums = nominal.Sums(drawn);
            return
            [
                sums.PercentAgreement(), sums.KrippendorffAlpha(), sums.Beyond(sums.FleissExpected()), sums.Beyond(sums.GwetExpected()),
                sums.Beyond(sums.BrennanPredigerExpected()), nominal.CongerKappa(drawn),
            ];
        });
        Coefficient[] formulas =
        [
            nominal.PercentAgreement(), nominal.KrippendorffAlpha(), nominal.FleissKappa(), nominal.GwetAc(), nominal.BrennanPrediger(),
            nominal.CongerKappa(),
        ];
        foreach ((Coefficient formula, ConfidenceInterval? bootstrap) in formulas.Zip(found))
        {
            double error = formula.Interval!.StandardError;
            Assert.InRange(bootstrap!.StandardError, 0.93 * error, 1.07 * error);
            Assert.InRange(bootstrap.Low, formula.Interval.Low - error / 4, formula.Interval.Low + error / 4);
            Assert.InRange(bootstrap.High, formula.Interval.High - error / 4, formula.Interval.High + error / 4);
        }
    }

    [Fact]
    public void Samples_are_as_large_as_the_set_and_unbiased()
    {
        long[] units = [1, 0, 5, 100, 1_000_000], drawn = new long[5];
        double[] means = new double[5];
        var sampler = new Resampler(units, seed: 7);
        for (int sample = 0; sample < 2000; sample++)
        {
            sampler.Draw(drawn);
            Assert.Equal(units.Sum(), drawn.Sum());
            for (int i = 0; i < units.Length; i++) means[i] += drawn[i] / 2000.0;
        }
        // within five standard errors of a mean of 2,000 nearly Poisson numbers
        for (int i = 0; i < 4; i++) Assert.InRange(means[i] - units[i], -5 * Math.Sqrt(units[i] / 2000.0), 5 * Math.Sqrt(units[i] / 2000.0));
    }

    private static AgreementReport Compute(int?[][] units, string[] labels, AgreementOptions? options = null)
    {
        var info = new DatasetInfo
        {
            Annotators = [.. Enumerable.Range(0, units[0].Length).Select(rater => $"{rater}")],
            Categories = [.. labels.Select((label, index) => new Category { Id = new SourceId(index), Name = label })],
        };
        using Engine engine = Engine.Create();
        var agreement = new Agreement(info, (options ?? AgreementOptions.Default) with { BootstrapSamples = 20 });
        foreach ((int item, int?[] unit) in units.Index())
        {
            Rating[] pattern = RatingMatrix.Pattern(unit);
            agreement.Add(engine, new DatasetItem
            {
                Image = new ImageInfo { Id = new SourceId($"item {item}") },
                Annotators = [.. pattern.Select(rating => rating.Rater)],
                Annotations = [.. pattern.Select(rating => new Annotation { Annotator = rating.Rater, Category = rating.Label })],
            });
        }
        return agreement.Compute();
    }

    private static bool Is(int? label, string name) => label is { } given && Words[given] == name;

    private static void Same(double expected, Measure actual)
    {
        if (double.IsNaN(expected)) Assert.NotEqual(MeasureStatus.Ok, actual.Status);
        else Assert.Equal(expected, actual.Value!.Value, 1e-9);
    }
}
