using System.Globalization;
using System.Text.Json;
using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

/// <summary>Held to ITK 5.2.1, and to a dense implementation on random masks.</summary>
public class StapleTests
{
    private const double Tolerance = 1e-8; // ITK's own sums differ by 1e-11

    [Theory]
    [InlineData("bin3_64")]
    [InlineData("bin5_96x80")]
    public void Binary_masks_as_in_ITK(string set)
    {
        JsonElement golden = GoldenLabels.Set(set), expected = golden.GetProperty("staple_itk_5.2.1");
        PatternRuns runs = PatternRuns.Of([.. GoldenLabels.BinaryMasks(golden).OrderBy(mask => mask.Key).Select(mask => mask.Value)]);
        foreach (JsonProperty pattern in golden.GetProperty("pattern_counts").EnumerateObject())
            Assert.Equal(pattern.Value.GetInt64(), WeightOf(runs.Histogram, pattern.Name));
        ErrorModel model = Check(runs, expected);
        Assert.Equal(MeasureStatus.Ok, model.Status);
        Assert.True(model.Fit.Converged);
        Rle mask = runs.Mask([.. Enumerable.Range(0, runs.Histogram.Count).Select(pattern => model.Decide(runs.Histogram[pattern]).Label == 1)]);
        Assert.Equal(expected.GetProperty("fg_at_0.5").GetInt64(), mask.Area());
    }

    [Theory]
    [InlineData("all_identical", MeasureStatus.Ok, "ring", "ring", "ring")]
    [InlineData("one_empty", MeasureStatus.Ok, "ring", "ring", "empty")]
    [InlineData("all_empty", MeasureStatus.NoVariation, "empty", "empty", "empty")]
    [InlineData("two_raters", MeasureStatus.NotIdentifiable, "ring", "corner")]
    public void Degenerate_masks(string name, MeasureStatus status, params string[] names)
    {
        Dictionary<string, Rle> masks = GoldenLabels.BinaryMasks(GoldenLabels.Set("edge_masks"));
        JsonElement expected = GoldenLabels.Set("staple_degenerate").GetProperty(name);
        ErrorModel model = Check(PatternRuns.Of([.. names.Select(mask => masks[mask])]), expected);
        Assert.Equal(status, model.Status);
        if (name != "all_empty") Assert.Equal(expected.GetProperty("iters").GetInt32(), model.Fit.Iterations);
    }

    // Where ITK divides 0 by 0, the pixels are background and nothing is said of sensitivity.
    [Fact]
    public void Empty_masks_are_background()
    {
        PatternRuns runs = PatternRuns.Of([Rle.Empty(4, 5), Rle.Empty(4, 5), Rle.Empty(4, 5)]);
        ErrorModel model = Staple.Binary(VoteTable.Of(runs.Histogram, 3, 2));
        Assert.Equal(new Verdict(0, 1, 0, 3, false), model.Decide(runs.Histogram[0]));
        Assert.Equal(Measure.Undefined(MeasureStatus.Empty), model.Accuracy(0, 1));
        Assert.Equal(Measure.Of(1), model.Accuracy(0, 0));
    }

    [Fact]
    public void Several_labels_as_in_ITK()
    {
        JsonElement golden = GoldenLabels.Set("mc4x4_96"), expected = golden.GetProperty("mlstaple_itk_5.2.1_double");
        PatternRuns runs = PatternRuns.Of([.. Maps(golden)]);
        ErrorModel model = Staple.Labels(VoteTable.Of(runs.Histogram, 4, 4));
        Assert.Equal(expected.GetProperty("prior").Doubles(), model.Priors.ToArray(), (x, y) => Math.Abs(x - y) < 1e-12);
        foreach ((int rater, JsonElement matrix) in expected.GetProperty("cm_obs_true").EnumerateArray().Index())
            foreach ((int given, JsonElement row) in matrix.EnumerateArray().Index())
                foreach ((int truth, double value) in row.Doubles().Index()) Assert.Equal(value, model.Error(rater, truth, given), 1e-9);
        Assert.Equal(GoldenLabels.Pixels(expected.GetProperty("labels_rle")), Labels(runs, model, golden, undecided: 4));
    }

    [Fact]
    public void Plurality_of_labels_as_in_ITK()
    {
        JsonElement golden = GoldenLabels.Set("mc4x4_96");
        PatternRuns runs = PatternRuns.Of([.. Maps(golden)]);
        VoteShares model = VoteShares.Majority(VoteTable.Of(runs.Histogram, 4, 4));
        Assert.Equal(GoldenLabels.Pixels(golden.GetProperty("label_voting_itk").GetProperty("labels_rle")), Labels(runs, model, golden, undecided: 4));
    }

    // Noise takes thousands of rounds to settle, so each round is compared and not the end.
    [Fact]
    public void Random_masks_as_the_dense_implementation() =>
        Gen.Select(Gen.Int[3, 7].SelectMany(Generators.SameSize), Gen.Int[1, 25]).Sample((masks, rounds) =>
        {
            PatternRuns runs = PatternRuns.Of([.. masks.Select(NaiveMask.ToRle)]);
            ErrorModel model = Staple.Binary(VoteTable.Of(runs.Histogram, masks.Length, 2), new StapleOptions { MaxIterations = rounds });
            byte[][] pixels = [.. masks.Select(mask => NaiveMask.Bytes(mask, PixelOrder.ColumnMajor))];
            var dense = new DenseStaple(pixels, model.Fit.Iterations + 1);
            if (!IsStable(dense, pixels)) return;
            int pixel = 0;
            for (int run = 0; run < runs.Ends.Length; run++)
                for (; pixel < runs.Ends[run]; pixel++)
                    if (!double.IsNaN(dense.Foreground[pixel])) // 0/0 there
                        Assert.Equal(dense.Foreground[pixel], Foreground(model, runs.Histogram[runs.Patterns[run]]), 1e-8);
        }, iter: 200);

    // Near a point from which the rounds move away in several directions, each round multiplies what the last digit of a sum left: the dense implementation
    // differs from itself there, when it takes the pixels from last to first.
    private static bool IsStable(DenseStaple dense, byte[][] pixels)
    {
        var backwards = new DenseStaple([.. pixels.Select(mask => mask.Reverse().ToArray())], dense.Rounds);
        return dense.Foreground.Zip(backwards.Foreground.Reverse(), (a, b) => double.IsNaN(a) || Math.Abs(a - b) < 1e-10).All(isSame => isSame);
    }

    [Fact]
    public void Patterns_are_those_of_the_pixels() => Gen.OneOf(Gen.Int[1, 5], Gen.Const(66)).SelectMany(Generators.LooseMasks).Sample(masks =>
    {
        PatternRuns runs = PatternRuns.Of(masks);
        bool[][,] pixels = [.. masks.Select(mask => mask.Pixels())];
        int height = masks[0].Height, position = 0;
        for (int run = 0; run < runs.Ends.Length; run++)
        {
            ReadOnlySpan<Rating> pattern = runs.Histogram[runs.Patterns[run]];
            for (; position < runs.Ends[run]; position++)
                foreach (Rating rating in pattern)
                    Assert.Equal(pixels[rating.Rater][position % height, position / height], rating.Label == 1);
        }
        Assert.Equal(masks[0].PixelCount, position);
        Assert.Equal(masks[0].PixelCount, runs.Histogram.TotalWeight);
        bool[] all = [.. Enumerable.Range(0, runs.Histogram.Count).Select(pattern => runs.Histogram[pattern].ToArray().All(rating => rating.Label == 1))];
        Rle intersection = masks.Aggregate((a, b) => a.Intersection(b)).Canonical();
        Assert.Equal(intersection, runs.Mask(all));
    }, iter: 100);

    [Fact]
    public void Choices_outside_of_their_ranges_are_refused()
    {
        var table = new VoteTable(3, 2);
        Refused("3 labels; binary masks have 2", () => Staple.Binary(new VoteTable(3, 3)));
        Refused("tolerance NaN", () => Staple.Labels(table, new StapleOptions { Tolerance = double.NaN }));
        Refused("0 iterations", () => Staple.Binary(table, new StapleOptions { MaxIterations = 0 }));
        Refused("confidence weight 0", () => Staple.Binary(table, new StapleOptions { ConfidenceWeight = 0 }));
        Refused("0 masks", () => PatternRuns.Of(ReadOnlySpan<Rle>.Empty));
        Refused("0 maps", () => PatternRuns.Of(ReadOnlySpan<LabelRuns>.Empty));
        Refused("RowMajor; ColumnMajor is allowed", () => PatternRuns.Of([LabelRuns.Paint(2, 2, [], PixelOrder.RowMajor)]));
        Refused("0 values; the histogram has 1", () => PatternRuns.Of([Rle.Empty(2, 2)]).Mask([]));
        Assert.Equal(MeasureStatus.Empty, Staple.Binary(table).Status);

        static void Refused(string message, Action action) => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message);
    }

    // p, q and W of every pattern; null stands for 0/0.
    private static ErrorModel Check(PatternRuns runs, JsonElement expected)
    {
        ErrorModel model = Staple.Binary(VoteTable.Of(runs.Histogram, runs.Raters, 2));
        for (int rater = 0; rater < runs.Raters; rater++)
        {
            Near(expected.GetProperty("p")[rater], model.Accuracy(rater, 1).Value);
            Near(expected.GetProperty("q")[rater], model.Accuracy(rater, 0).Value);
        }
        foreach (JsonProperty pattern in expected.GetProperty("W_by_pattern").EnumerateObject())
            Near(pattern.Value, Foreground(model, [.. pattern.Name.Select((digit, rater) => new Rating(rater, digit - '0'))]));
        return model;

        static void Near(JsonElement golden, double? actual)
        {
            if (golden.ValueKind != JsonValueKind.Null) Assert.Equal(golden.GetDouble(), actual!.Value, Tolerance);
        }
    }

    private static double Foreground(VoteModel model, ReadOnlySpan<Rating> votes)
    {
        double[] posterior = new double[2];
        model.Posterior(votes, posterior);
        return posterior[1];
    }

    private static long WeightOf(PatternHistogram histogram, string pattern)
    {
        for (int i = 0; i < histogram.Count; i++)
            if (string.Concat(histogram[i].ToArray().Select(rating => rating.Label.ToString(CultureInfo.InvariantCulture))) == pattern) return histogram.Weight(i);
        return 0;
    }

    // The map of each rater of a set of several labels.
    private static IEnumerable<LabelRuns> Maps(JsonElement set) =>
        from rater in set.GetProperty("masks_rowmajor_value_run").EnumerateArray()
        let pixels = GoldenLabels.Pixels(rater)
        select LabelRuns.Paint(set.GetProperty("height").GetInt32(), set.GetProperty("width").GetInt32(),
            [.. Enumerable.Range(1, set.GetProperty("classes").GetInt32() - 1).Select(label => (GoldenLabels.Mask(pixels, (byte)label, set), label))]);

    // What a model says of each pixel, row-major.
    private static byte[] Labels(PatternRuns runs, VoteModel model, JsonElement set, byte undecided)
    {
        int height = set.GetProperty("height").GetInt32(), width = set.GetProperty("width").GetInt32();
        var labels = new byte[height * width];
        for (int run = 0, position = 0; run < runs.Ends.Length; run++)
        {
            Verdict verdict = model.Decide(runs.Histogram[runs.Patterns[run]]);
            for (; position < runs.Ends[run]; position++)
                labels[position % height * width + position / height] = verdict.Tie ? undecided : (byte)verdict.Label;
        }
        return labels;
    }
}
