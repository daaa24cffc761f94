namespace GeometryEngine;

/// <summary>How the tags of two annotators match.</summary>
internal sealed class TagPairCounts
{
    private readonly SortedDictionary<int, TagScore> _tags = [];
    private FixedPointSum _jaccard;
    private long _units;
    private long _equal;

    /// <summary>The counts of each two annotators who have seen an item in common, ascending.</summary>
    /// <param name="patterns">The sets that annotators gave to items.</param>
    /// <param name="sets">The sets by number.</param>
    /// <param name="info">The tables of the data set.</param>
    public static IReadOnlyList<TagPair> OfAll(PatternHistogram patterns, LabelSets sets, DatasetInfo info)
    {
        var pairs = new PatternHistogram();
        pairs.AddPairsOf(patterns);
        var counts = new SortedDictionary<(int A, int B), TagPairCounts>();
        for (int i = 0; i < pairs.Count; i++)
        {
            (Rating a, Rating b) = (pairs[i][0], pairs[i][1]);
            if (!counts.TryGetValue((a.Rater, b.Rater), out TagPairCounts? pair)) counts.Add((a.Rater, b.Rater), pair = new TagPairCounts());
            pair.Add(sets[a.Label], sets[b.Label], pairs.Weight(i));
        }
        return [.. counts.Select(pair => pair.Value.ToPair(info, pair.Key.A, pair.Key.B))];
    }

    private void Add(int[] a, int[] b, long units)
    {
        _units += units;
        if (a.AsSpan().SequenceEqual(b)) _equal += units;
        _jaccard += (1 - SetDistance.Jaccard(a, b)) * units;
        foreach (int tag in a) Count(tag, Array.BinarySearch(b, tag) >= 0 ? new TagScore(units, 0, 0) : new TagScore(0, units, 0));
        foreach (int tag in b)
            if (Array.BinarySearch(a, tag) < 0) Count(tag, new TagScore(0, 0, units));
    }

    private void Count(int tag, TagScore score) => _tags[tag] = _tags.GetValueOrDefault(tag) + score;

    private TagPair ToPair(DatasetInfo info, int a, int b)
    {
        var f1 = new FixedPointSum();
        foreach (TagScore score in _tags.Values) f1 += score.F1.Value ?? 0;
        return new TagPair(info.Annotators[a], info.Annotators[b], _units)
        {
            PercentAgreement = Measure.Ratio(_equal, _units),
            MeanJaccard = _jaccard.Mean(_units),
            Score = _tags.Values.Aggregate(new TagScore(), TagScore.Add),
            MacroF1 = f1.Mean(_tags.Count),
            PerTag =
            [
                .. from tag in _tags
                   let differing = tag.Value.Missing + tag.Value.Extra
                   select new TagPairScore(info.Categories[tag.Key].Name, tag.Value, Measure.Ratio(_units - differing, _units)),
            ],
        };
    }
}
