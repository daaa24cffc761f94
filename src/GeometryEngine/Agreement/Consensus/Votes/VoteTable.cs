namespace GeometryEngine;

/// <summary>
/// Votes on units (items, objects or pixels), each unit with a weight: who gave which label, as often as was said. 8 bytes a vote.
/// </summary>
public sealed class VoteTable
{
    private Rating[] _votes = [];
    private int[] _ends = []; // unit u is _votes[_ends[u - 1] .. _ends[u]]
    private long[] _weights = [];

    /// <summary>A table without units.</summary>
    /// <param name="raters">Number of raters, voting or not.</param>
    /// <param name="labels">Number of labels to choose from.</param>
    /// <exception cref="ArgumentException">A number is negative.</exception>
    public VoteTable(int raters, int labels)
    {
        Throw.IfNegative(raters, nameof(raters));
        Throw.IfNegative(labels, nameof(labels));
        (Raters, Labels) = (raters, labels);
    }

    /// <summary>Number of raters, voting or not.</summary>
    public int Raters { get; }

    /// <summary>Number of labels to choose from.</summary>
    public int Labels { get; }

    /// <summary>Number of units.</summary>
    public int Units { get; private set; }

    /// <summary>Number of votes in the table, weights not counted.</summary>
    public int Votes => Start(Units);

    /// <summary>The votes on a unit, in the order in which they were given; valid until the next change.</summary>
    /// <param name="unit">Index in [0, <see cref="Units"/>).</param>
    public ReadOnlySpan<Rating> this[int unit] => _votes.AsSpan(Start(unit), _ends[unit] - Start(unit));

    /// <summary>
    /// The units of a histogram, each pattern once with its weight, in an order that does not depend on how the histogram came about.
    /// </summary>
    /// <param name="histogram">Patterns of labels below <paramref name="labels"/>, by raters below <paramref name="raters"/>.</param>
    /// <param name="raters">Number of raters.</param>
    /// <param name="labels">Number of labels.</param>
    /// <exception cref="ArgumentException">A rater or label is outside of its range.</exception>
    public static VoteTable Of(PatternHistogram histogram, int raters, int labels)
    {
        int[] order = [.. Enumerable.Range(0, histogram.Count)];
        order.AsSpan().Sort((x, y) => Compare(histogram[x], histogram[y]));
        var table = new VoteTable(raters, labels);
        foreach (int pattern in order) table.Add(histogram[pattern], histogram.Weight(pattern));
        return table;
    }

    /// <summary>How many units a unit of the table stands for.</summary>
    /// <param name="unit">Index in [0, <see cref="Units"/>).</param>
    public long Weight(int unit) => _weights.AsSpan(0, Units)[unit];

    /// <summary>Adds a unit; without votes, or of weight 0, it changes nothing.</summary>
    /// <param name="votes">The votes, in any order; a rater may vote more than once.</param>
    /// <param name="weight">How many units it stands for, 0 or more.</param>
    /// <exception cref="ArgumentException">A rater or label is outside of its range, or the weight is negative.</exception>
    public void Add(ReadOnlySpan<Rating> votes, long weight = 1)
    {
        if (weight < 0) Throw.Argument($"weight {weight}; 0 or more is allowed", nameof(weight));
        foreach (Rating vote in votes) Throw.IfNotVote(vote, Raters, Labels, nameof(votes));
        if (votes.IsEmpty || weight == 0) return;
        int start = Votes, end = checked(start + votes.Length);
        if (end > _votes.Length) Array.Resize(ref _votes, Grown(end, _votes.Length));
        if (Units == _ends.Length)
        {
            Array.Resize(ref _ends, Grown(Units + 1, Units));
            Array.Resize(ref _weights, _ends.Length);
        }
        votes.CopyTo(_votes.AsSpan(start));
        (_ends[Units], _weights[Units]) = (end, weight);
        Units++;
    }

    private int Start(int unit) => unit == 0 ? 0 : _ends[unit - 1];

    private static int Grown(int needed, int length) => Math.Max(needed, (int)Math.Min(Array.MaxLength, Math.Max(16, 2L * length)));

    private static int Compare(ReadOnlySpan<Rating> x, ReadOnlySpan<Rating> y)
    {
        for (int i = 0; i < Math.Min(x.Length, y.Length); i++)
        {
            if (x[i].Rater != y[i].Rater) return x[i].Rater.CompareTo(y[i].Rater);
            if (x[i].Label != y[i].Label) return x[i].Label.CompareTo(y[i].Label);
        }
        return x.Length.CompareTo(y.Length);
    }
}
