namespace GeometryEngine.Tests;

public class PatternHistogramTests
{
    private static readonly Gen<Rating[]> Pattern =
        Gen.Select(Gen.Int[0, 3], Gen.Bool).Array[0, 4].Select(cells =>
            cells.Index().Where(cell => cell.Item.Item2).Select(cell => new Rating(cell.Index * 1000, cell.Item.Item1)).ToArray());

    private static readonly Gen<(Rating[] Pattern, long Weight)[]> Entries = Gen.Select(Pattern, Gen.Long[0, 5]).Array[0, 200];

    [Fact]
    public void Counts_as_a_dictionary_does() => Entries.Sample(entries => Assert.Equal(Expected(entries), Contents(Of(entries))));

    [Fact]
    public void Merged_parts_equal_one_pass() => Gen.Select(Entries, Gen.Int[0, 200]).Sample((entries, cut) =>
    {
        PatternHistogram left = Of(entries.Take(cut)), right = Of(entries.Skip(cut));
        left.Merge(right);
        Assert.Equal(Expected(entries), Contents(left));
        Assert.Equal(entries.Sum(entry => entry.Weight), left.TotalWeight);
    });

    [Fact]
    public void Merging_into_itself_doubles()
    {
        PatternHistogram histogram = Of([([new(0, 1)], 2), ([new(1, 1)], 3)]);
        histogram.Merge(histogram);
        Assert.Equal(10, histogram.TotalWeight);
        Assert.Equal(2, histogram.Count);
    }

    [Fact]
    public void Cleared_is_as_new() => Gen.Select(Entries, Entries).Sample((first, second) =>
    {
        PatternHistogram histogram = Of(first);
        histogram.Clear();
        Assert.Equal(0, histogram.Count);
        foreach (var (pattern, weight) in second) histogram.Add(pattern, weight);
        Assert.Equal(Expected(second), Contents(histogram));
    });

    [Fact]
    public void Pairs_are_the_two_rater_margins() => Entries.Sample(entries =>
    {
        var expected = new List<(Rating[], long)>();
        foreach (var (pattern, weight) in entries)
            expected.AddRange(from a in pattern from b in pattern where a.Rater < b.Rater select (new[] { a, b }, weight));
        var pairs = new PatternHistogram();
        pairs.AddPairsOf(Of(entries));
        Assert.Equal(Expected([.. expected]), Contents(pairs));
    });

    [Fact]
    public void Many_patterns_of_many_raters()
    {
        var histogram = new PatternHistogram();
        for (int round = 0; round < 2; round++)
            for (int unit = 0; unit < 20_000; unit++) histogram.Add([new(unit, 0), new(unit + 1, unit % 7), new(unit + 3, 1)], 1);
        Assert.Equal(20_000, histogram.Count);
        Assert.Equal(40_000, histogram.TotalWeight);
        Assert.Equal([new(9, 0), new(10, 2), new(12, 1)], histogram[9].ToArray());
        Assert.Equal(2, histogram.Weight(9));
    }

    [Fact]
    public void A_known_pattern_allocates_nothing()
    {
        PatternHistogram histogram = Of([([new(0, 1), new(1, 2)], 1)]);
        Rating[] pattern = [new(0, 1), new(1, 2)];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) histogram.Add(pattern, 1);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Disorder_and_negative_weights_are_refused()
    {
        var histogram = new PatternHistogram();
        Refused("rater 1 after 2", [new(2, 0), new(1, 0)], 1);
        Refused("rater 2 after 2", [new(2, 0), new(2, 0)], 1);
        Refused("weight -1", [new(2, 0)], -1);
        Assert.Equal(0, histogram.Count);

        void Refused(string message, Rating[] pattern, long weight)
        {
            var exception = Assert.Throws<ArgumentException>(() => histogram.Add(pattern, weight));
            Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        }
    }

    private static PatternHistogram Of(IEnumerable<(Rating[] Pattern, long Weight)> entries)
    {
        var histogram = new PatternHistogram();
        foreach (var (pattern, weight) in entries) histogram.Add(pattern, weight);
        return histogram;
    }

    private static SortedDictionary<string, long> Expected((Rating[] Pattern, long Weight)[] entries)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var same in entries.GroupBy(entry => string.Join(' ', entry.Pattern)))
            counts.Add(same.Key, same.Sum(entry => entry.Weight));
        return counts;
    }

    private static SortedDictionary<string, long> Contents(PatternHistogram histogram)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (int i = 0; i < histogram.Count; i++) counts.Add(string.Join(' ', histogram[i].ToArray()), histogram.Weight(i));
        return counts;
    }
}
