using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>
/// Ratings in one order of raters, labels and patterns, which depends on neither the order of input nor how it was split: sums over it come
/// out the same to the last digit, and so do resamples.
/// </summary>
internal sealed class RatingTable
{
    private readonly PatternHistogram _patterns = new();
    private readonly int[] _order; // patterns, ascending by their ratings
    private readonly long[] _units;
    private readonly LabelCount[] _counts;
    private readonly int[] _countEnds;

    /// <summary>Orders a histogram.</summary>
    /// <param name="histogram">Patterns with their numbers of units.</param>
    /// <param name="rankOfRater">For each rater, its rank.</param>
    /// <param name="rankOfLabel">For each label, its rank; -1 for labels that are no rating. Several labels may share one.</param>
    /// <param name="labels">Number of ranks of labels, used or not.</param>
    public RatingTable(PatternHistogram histogram, ReadOnlySpan<int> rankOfRater, ReadOnlySpan<int> rankOfLabel, int labels)
    {
        Labels = labels;
        var pattern = new List<Rating>();
        var raters = new SortedSet<int>();
        for (int i = 0; i < histogram.Count; i++)
        {
            pattern.Clear();
            foreach (Rating rating in histogram[i])
                if (rankOfLabel[rating.Label] >= 0) pattern.Add(new Rating(rankOfRater[rating.Rater], rankOfLabel[rating.Label]));
            if (pattern.Count == 0 || histogram.Weight(i) == 0) continue;
            pattern.Sort((x, y) => x.Rater.CompareTo(y.Rater));
            foreach (Rating rating in pattern) raters.Add(rating.Rater);
            _patterns.Add(CollectionsMarshal.AsSpan(pattern), histogram.Weight(i));
        }
        Raters = [.. raters];
        _order = [.. Enumerable.Range(0, _patterns.Count)];
        _order.AsSpan().Sort(Compare);
        _units = [.. _order.Select(_patterns.Weight)];
        (_counts, _countEnds) = CountLabels();
    }

    /// <summary>The ranks of the raters who rated some unit, ascending.</summary>
    public IReadOnlyList<int> Raters { get; }

    /// <summary>Number of labels, used or not; labels are below it.</summary>
    public int Labels { get; }

    /// <summary>Number of patterns.</summary>
    public int Count => _order.Length;

    /// <summary>How many units have each pattern.</summary>
    public ReadOnlySpan<long> Units => _units;

    /// <summary>A pattern, ascending by rater.</summary>
    /// <param name="index">Index in [0, <see cref="Count"/>).</param>
    public ReadOnlySpan<Rating> this[int index] => _patterns[_order[index]];

    /// <summary>How often each label occurs in a pattern, ascending by label.</summary>
    /// <param name="index">Index in [0, <see cref="Count"/>).</param>
    public ReadOnlySpan<LabelCount> CountsOf(int index) => _counts.AsSpan((index == 0 ? 0 : _countEnds[index - 1]).._countEnds[index]);

    /// <summary>The contingency tables of all pairs of raters that rated a unit in common.</summary>
    public IReadOnlyList<PairTable> Pairs()
    {
        var pairs = new PatternHistogram();
        pairs.AddPairsOf(_patterns);
        return PairTable.Of(pairs);
    }

    /// <summary>The table of a histogram whose order is canonical already: raters and labels keep their indexes.</summary>
    /// <param name="histogram">Patterns with their numbers of units.</param>
    /// <param name="labels">Number of labels.</param>
    public static RatingTable Of(PatternHistogram histogram, int labels)
    {
        int raters = 0;
        for (int i = 0; i < histogram.Count; i++)
            foreach (Rating rating in histogram[i]) raters = Math.Max(raters, rating.Rater + 1);
        return new RatingTable(histogram, [.. Enumerable.Range(0, raters)], [.. Enumerable.Range(0, labels)], labels);
    }

    private int Compare(int x, int y)
    {
        ReadOnlySpan<Rating> a = _patterns[x], b = _patterns[y];
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (a[i].Rater != b[i].Rater) return a[i].Rater.CompareTo(b[i].Rater);
            if (a[i].Label != b[i].Label) return a[i].Label.CompareTo(b[i].Label);
        }
        return a.Length.CompareTo(b.Length);
    }

    private (LabelCount[] Counts, int[] Ends) CountLabels()
    {
        var counts = new List<LabelCount>();
        int[] ends = new int[Count];
        var labels = new List<int>();
        for (int i = 0; i < Count; i++)
        {
            labels.Clear();
            foreach (Rating rating in this[i]) labels.Add(rating.Label);
            labels.Sort();
            for (int first = 0, next; first < labels.Count; first = next)
            {
                for (next = first + 1; next < labels.Count && labels[next] == labels[first];) next++;
                counts.Add(new LabelCount(labels[first], next - first));
            }
            ends[i] = counts.Count;
        }
        return ([.. counts], ends);
    }
}
