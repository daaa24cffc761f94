using System.Globalization;
using System.Text.Json;
using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

public class MatchingTests
{
    // Eighths, so that sums are exact and ties are many.
    private static readonly Gen<(int Rows, int Columns, double[] Iou)> Tied =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6]).SelectMany((rows, columns) =>
            Gen.Int[0, 8].Select(i => i / 8.0).Array[rows * columns].Select(iou => (rows, columns, iou)));

    private static readonly Gen<(int Rows, int Columns, double[] Iou)> Any =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6]).SelectMany((rows, columns) =>
            Gen.Double.Unit.Array[rows * columns].Select(iou => (rows, columns, iou)));

    [Fact]
    public void Golden_boxes_match_as_scipy_and_as_greedy()
    {
        int compared = 0;
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Repository.Golden("agreement", "image_kinds.json")));
        foreach (JsonElement set in golden.RootElement.GetProperty("boxes_open").EnumerateArray())
        {
            Box[][] raters = [.. set.GetProperty("raters_boxes_xyxy_label").EnumerateArray().Select(Boxes)];
            foreach (JsonProperty pair in set.GetProperty("pairs").EnumerateObject())
            {
                int[] names = [.. pair.Name.Split('-').Select(name => int.Parse(name, CultureInfo.InvariantCulture))];
                Box[] a = raters[names[0]], b = raters[names[1]];
                double[] iou = [.. from x in a from y in b select Box.Iou(x, y)];
                foreach (JsonProperty at in pair.Value.EnumerateObject())
                {
                    if (!double.TryParse(at.Name, CultureInfo.InvariantCulture, out double threshold)) continue;
                    Assert.Equal(Pairs(at.Value.GetProperty("hungarian")), Found(MatchMethod.Hungarian, iou, a.Length, b.Length, threshold));
                    Assert.Equal(Pairs(at.Value.GetProperty("greedy")), Found(MatchMethod.Greedy, iou, a.Length, b.Length, threshold));
                    compared++;
                }
            }
        }
        Assert.InRange(compared, 100, 10000);
    }

    [Fact]
    public void Hungarian_has_the_largest_total_of_all_pairings() =>
        Gen.Select(Gen.OneOf(Tied, Any), Gen.OneOf(0.125, 0.3, 0.5, 0.75, 1.0)).Sample((objects, threshold) =>
        {
            (int rows, int columns, double[] iou) = objects;
            Match[] matches = Matching.Find(MatchMethod.Hungarian, iou, rows, columns, threshold);
            AssertOneToOne(matches, iou, columns, threshold);
            (double total, int count) = NaiveMatching.Best(iou, rows, columns, threshold);
            Assert.Equal(total, matches.Sum(match => match.Iou), 1e-11);
            Assert.Equal(count, matches.Length);
        }, iter: 5000);

    [Fact]
    public void Many_groups_are_matched_as_well_as_all_objects_together() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 60], Gen.Int).Sample((rows, columns, pairs, seed) =>
        {
            var random = new Random(seed);
            double[] iou = new double[rows * columns];
            for (int i = 0; i < pairs; i++) iou[random.Next(iou.Length)] = random.Next(1, 9) / 8.0;
            Match[] matches = Matching.Find(MatchMethod.Hungarian, iou, rows, columns, 0.125);
            AssertOneToOne(matches, iou, columns, 0.125);
            Assert.Equal(Together(iou, rows, columns), (matches.Sum(match => match.Iou), matches.Length));
        }, iter: 2000);

    [Fact]
    public void A_matcher_used_again_finds_what_a_new_one_does()
    {
        var matcher = new CandidateMatcher();
        var found = new List<Match>();
        Gen.Select(Gen.OneOf(Tied, Any), Gen.Enum<MatchMethod>()).Sample((objects, method) =>
        {
            (int rows, int columns, double[] iou) = objects;
            List<Match> candidates = [.. iou.Index().Where(pair => pair.Item >= 0.25).Select(pair => new Match(pair.Index / columns, pair.Index % columns, pair.Item))];
            found.Clear();
            found.Add(new Match(-1, -1, -1)); // what is there stays
            matcher.Find(method, candidates, rows, columns, found);
            Assert.Equal([new Match(-1, -1, -1), .. Matching.Find(method, iou, rows, columns, 0.25)], found);
        }, threads: 1, iter: 2000);
    }

    // The largest total of a pairing, and with it the most matches, of the whole table at once; IoUs are eighths.
    private static (double Total, int Matches) Together(double[] iou, int rows, int columns)
    {
        int size = Math.Max(rows, columns);
        long[] cost = new long[size * size];
        for (int i = 0; i < iou.Length; i++)
            if (iou[i] > 0) cost[i / columns * size + i % columns] = -((long)(iou[i] * 8) * (size + 1) + 1);
        ReadOnlySpan<int> rowOf = new LinearAssignment().Solve(cost, size, size);
        long total = 0;
        for (int column = 0; column < size; column++) total -= cost[rowOf[column] * size + column];
        return (total / (size + 1) / 8.0, (int)(total % (size + 1)));
    }

    [Fact]
    public void Swapping_the_annotators_changes_neither_total_nor_number() =>
        Gen.Select(Tied, Gen.OneOf(0.125, 0.5)).Sample((objects, threshold) =>
        {
            (int rows, int columns, double[] iou) = objects;
            double[] swapped = [.. from column in Enumerable.Range(0, columns) from row in Enumerable.Range(0, rows) select iou[row * columns + column]];
            Match[] matches = Matching.Find(MatchMethod.Hungarian, iou, rows, columns, threshold);
            Match[] back = Matching.Find(MatchMethod.Hungarian, swapped, columns, rows, threshold);
            Assert.Equal(matches.Length, back.Length);
            Assert.Equal(matches.Sum(match => match.Iou), back.Sum(match => match.Iou));
        }, iter: 2000);

    [Fact]
    public void Greedy_takes_the_best_pair_left() =>
        Gen.Select(Gen.OneOf(Tied, Any), Gen.OneOf(0.125, 0.5)).Sample((objects, threshold) =>
        {
            (int rows, int columns, double[] iou) = objects;
            Match[] matches = Matching.Find(MatchMethod.Greedy, iou, rows, columns, threshold);
            AssertOneToOne(matches, iou, columns, threshold);
            var left = new List<Match>();
            for (int i = 0; i < iou.Length; i++)
                if (iou[i] >= threshold) left.Add(new Match(i / columns, i % columns, iou[i]));
            var expected = new List<Match>();
            while (left.Count > 0)
            {
                Match best = left.MaxBy(pair => pair.Iou);
                expected.Add(best);
                left.RemoveAll(pair => pair.A == best.A || pair.B == best.B);
            }
            Assert.Equal(expected.OrderBy(pair => pair.A), matches);
        }, iter: 2000);

    [Fact]
    public void Total_comes_before_number_of_matches()
    {
        double[] iou = [0.9, 0.4, 0.4, 0];
        Assert.Equal([new Match(0, 0, 0.9)], Matching.Find(MatchMethod.Hungarian, iou, 2, 2, 0.4));
        iou[0] = 0.7;
        Assert.Equal([new Match(0, 1, 0.4), new Match(1, 0, 0.4)], Matching.Find(MatchMethod.Hungarian, iou, 2, 2, 0.4));
        Assert.Equal([new Match(0, 0, 0.7)], Matching.Find(MatchMethod.Greedy, iou, 2, 2, 0.4));
    }

    [Fact]
    public void An_iou_equal_to_the_threshold_matches()
    {
        foreach (MatchMethod method in Enum.GetValues<MatchMethod>())
        {
            Assert.Single(Matching.Find(method, [0.5], 1, 1, 0.5));
            Assert.Empty(Matching.Find(method, [Math.BitDecrement(0.5)], 1, 1, 0.5));
        }
    }

    [Fact]
    public void A_thousand_objects_each_match_themselves()
    {
        const int n = 1000;
        var iou = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            iou[i * n + i] = 0.75;
            iou[i * n + (i + 1) % n] = 0.625;
        }
        Assert.Equal(n * 0.75, Matching.Find(MatchMethod.Hungarian, iou, n, n, 0.5).Sum(match => match.Iou));
    }

    [Fact]
    public void Wrong_sizes_and_thresholds_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Matching.Find(MatchMethod.Greedy, [1, 1, 1], 2, 2, 0.5));
        foreach (double threshold in new[] { 0, -1, 1.1, double.NaN })
            Assert.Throws<ArgumentException>(() => Matching.Find(MatchMethod.Greedy, [1], 1, 1, threshold));
    }

    private static void AssertOneToOne(Match[] matches, double[] iou, int columns, double threshold)
    {
        Assert.Equal(matches.Length, matches.DistinctBy(match => match.A).Count());
        Assert.Equal(matches.Length, matches.DistinctBy(match => match.B).Count());
        Assert.Equal(matches.OrderBy(match => match.A), matches);
        Assert.All(matches, match => Assert.Equal(iou[match.A * columns + match.B], match.Iou));
        Assert.All(matches, match => Assert.True(match.Iou >= threshold));
    }

    private static (int, int)[] Found(MatchMethod method, double[] iou, int rows, int columns, double threshold) =>
        [.. Matching.Find(method, iou, rows, columns, threshold).Select(match => (match.A, match.B))];

    private static (int, int)[] Pairs(JsonElement pairs) =>
        [.. pairs.EnumerateArray().Select(pair => (pair[0].GetInt32(), pair[1].GetInt32())).Order()];

    private static Box[] Boxes(JsonElement rater) =>
        [.. rater.EnumerateArray().Select(box => box.Doubles()).Select(c => new Box(c[0], c[1], c[2] - c[0], c[3] - c[1]))];
}
