namespace GeometryEngine;

/// <summary>
/// What the nominal coefficients of all raters need to know about their ratings, in integers: for each number m of ratings in a unit, how
/// many units have it, how many of them are unanimous, how often each label occurs in them, and how many pairs of ratings disagree. Being
/// integers, and not knowing one rater from another, they do not depend on the order of units, raters or labels. Weights may be numbers of
/// items or of pixels.
/// </summary>
/// <remarks>
/// Formulas: n units with a rating, n2 units with two or more, r_ik ratings of unit i with label k, r_i = sum_k r_ik. Percent agreement p_a
/// = mean over the n2 of sum_k r_ik (r_ik - 1) / (r_i (r_i - 1)); label shares pi_k = mean over the n of r_ik / r_i. Missing ratings are
/// treated as in Gwet's irrCAC; without them the coefficients are the original ones.
/// </remarks>
public sealed partial class NominalStatistics
{
    private readonly SortedDictionary<int, Group> _groups = []; // by m, ascending
    private readonly HashSet<int> _raters = [];
    private int[] _seen = []; // per label, ratings of the pattern at hand; all 0 between calls

    /// <summary>Number of units with a rating.</summary>
    public long Units => _groups.Values.Sum(group => group.Units);

    /// <summary>Number of raters who rated some unit.</summary>
    public int Raters => _raters.Count;

    /// <summary>Number of labels that were given.</summary>
    public int UsedLabels => LabelCounts(leastRatings: 1).Count(count => count > 0);

    /// <summary>Statistics without units yet.</summary>
    public NominalStatistics() { }

    /// <summary>Statistics of raters who are known beforehand.</summary>
    /// <param name="raters">Indexes of those who rated some unit.</param>
    internal NominalStatistics(IEnumerable<int> raters) => _raters.UnionWith(raters);

    /// <summary>Adds units of one pattern. A pattern without ratings is no unit and changes nothing.</summary>
    /// <param name="pattern">The labels of those who rated, each rater once; labels are indexes from 0.</param>
    /// <param name="weight">Number of units, 0 or more.</param>
    public void Add(ReadOnlySpan<Rating> pattern, long weight)
    {
        if (pattern.IsEmpty || weight == 0) return;
        Group group = GroupOf(pattern.Length);
        long agreeing = 0; // ordered pairs of equal labels
        foreach (Rating rating in pattern)
        {
            _raters.Add(rating.Rater);
            if (rating.Label >= _seen.Length) Array.Resize(ref _seen, Math.Max(rating.Label + 1, _seen.Length * 2));
            agreeing += 2L * _seen[rating.Label]++;
            group.Count(rating.Label, weight);
        }
        foreach (Rating rating in pattern) _seen[rating.Label] = 0;
        group.Add(weight, (long)pattern.Length * (pattern.Length - 1) - agreeing);
    }

    /// <summary>Adds units of which it is known how often each label occurs; who gave it is known otherwise.</summary>
    /// <param name="counts">How often each label occurs in such a unit.</param>
    /// <param name="weight">Number of units; below 0 to take away what was added.</param>
    internal void AddCounts(ReadOnlySpan<LabelCount> counts, long weight)
    {
        long ratings = 0, agreeing = 0;
        foreach (LabelCount count in counts)
        {
            ratings += count.Count;
            agreeing += (long)count.Count * (count.Count - 1);
        }
        if (ratings == 0 || weight == 0) return;
        Group group = GroupOf((int)ratings);
        foreach (LabelCount count in counts) group.Count(count.Label, weight * count.Count);
        group.Add(weight, ratings * (ratings - 1) - agreeing);
        if (group.Units == 0) _groups.Remove((int)ratings);
    }

    /// <summary>Adds every pattern of a histogram.</summary>
    /// <param name="histogram">Patterns with their numbers of units.</param>
    public void Add(PatternHistogram histogram)
    {
        for (int i = 0; i < histogram.Count; i++) Add(histogram[i], histogram.Weight(i));
    }

    /// <summary>Adds the statistics of other units, which stay as they are.</summary>
    /// <param name="other">Statistics over the same raters and labels.</param>
    public void Merge(NominalStatistics other)
    {
        foreach ((int ratings, Group from) in other._groups)
        {
            Group group = GroupOf(ratings);
            group.Units += from.Units;
            group.Unanimous += from.Unanimous;
            group.DisagreeingPairs += from.DisagreeingPairs;
            for (int label = 0; label < from.Labels.Length; label++)
                if (from.Labels[label] != 0) group.Count(label, from.Labels[label]);
        }
        _raters.UnionWith(other._raters);
    }

    /// <summary>Forgets all units.</summary>
    internal void Clear()
    {
        _groups.Clear();
        _raters.Clear();
    }

    /// <summary>Forgets a rater whose ratings have all been taken away.</summary>
    internal void Forget(int rater) => _raters.Remove(rater);

    private int LabelRange => _groups.Values.Select(group => group.Labels.Length).DefaultIfEmpty().Max();

    private Group GroupOf(int ratings)
    {
        if (!_groups.TryGetValue(ratings, out Group? group)) _groups.Add(ratings, group = new Group());
        return group;
    }

    // How often each label occurs in units with at least so many ratings.
    private long[] LabelCounts(int leastRatings)
    {
        long[] counts = new long[LabelRange];
        foreach ((int ratings, Group group) in _groups)
            if (ratings >= leastRatings)
                for (int label = 0; label < group.Labels.Length; label++) counts[label] += group.Labels[label];
        return counts;
    }

    // Units with one number of ratings.
    private sealed class Group
    {
        public long Units;
        public long Unanimous;
        public Int128 DisagreeingPairs; // ordered: each pair counts twice
        public long[] Labels = [];

        public void Add(long weight, long disagreeing)
        {
            Units += weight;
            if (disagreeing == 0) Unanimous += weight;
            DisagreeingPairs += (Int128)disagreeing * weight;
        }

        public void Count(int label, long weight)
        {
            if (label >= Labels.Length) Array.Resize(ref Labels, Math.Max(label + 1, Labels.Length * 2));
            Labels[label] += weight;
        }
    }
}
