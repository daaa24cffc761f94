namespace GeometryEngine;

/// <summary>Each rater's labels against those of the others.</summary>
internal sealed class LeaveOneOut
{
    private readonly RatingTable _table;
    private readonly NominalStatistics _all = new();
    private readonly Dictionary<int, List<int>> _patternsOf = [];

    /// <summary>Finds who rated what.</summary>
    public LeaveOneOut(RatingTable table)
    {
        _table = table;
        for (int i = 0; i < table.Count; i++)
        {
            _all.Add(table[i], table.Units[i]);
            foreach (Rating rating in table[i])
            {
                if (!_patternsOf.TryGetValue(rating.Rater, out List<int>? patterns)) _patternsOf.Add(rating.Rater, patterns = []);
                patterns.Add(i);
            }
        }
    }

    /// <summary>One rater against the others.</summary>
    /// <param name="rater">A rater of the table.</param>
    /// <param name="nameOf">The name of a label.</param>
    public AnnotatorLabels Of(int rater, Func<int, string> nameOf)
    {
        List<int> patterns = _patternsOf[rater];
        var errors = new SortedDictionary<(int, int), long>();
        long units = 0, shared = 0, ties = 0;
        double agreement = 0;
        var without = new NominalStatistics();
        without.Merge(_all);
        foreach (int pattern in patterns)
        {
            long weight = _table.Units[pattern];
            units += weight;
            int label = LabelOf(rater, pattern);
            LabelCount[] others = Others(pattern, label);
            without.AddCounts(_table.CountsOf(pattern), -weight);
            without.AddCounts(others, weight);
            int count = others.Sum(other => other.Count);
            if (count == 0) continue;
            shared += weight;
            agreement += weight * (double)others.Where(other => other.Label == label).Sum(other => other.Count) / count;
            if (Plurality(others) is { } most) errors[(most, label)] = errors.GetValueOrDefault((most, label)) + weight;
            else ties += weight;
        }
        without.Forget(rater);
        Measure rest = without.KrippendorffAlpha(), mean = Measure.Ratio(agreement, shared, MeasureStatus.NoOverlap);
        return new AnnotatorLabels(units, mean, rest, Effect(_all.KrippendorffAlpha(), rest), Accuracy(errors, ties, nameOf));
    }

    private static Measure Effect(Measure all, Measure without)
    {
        if (all.Value is { } value && without.Value is { } less) return Measure.Of(value - less);
        return all.Value is null ? all : without;
    }

    private static LabelAccuracy Accuracy(SortedDictionary<(int Right, int Said), long> errors, long ties, Func<int, string> nameOf)
    {
        long correct = errors.Where(error => error.Key.Right == error.Key.Said).Sum(error => error.Value);
        var rows = errors.Select(error => new LabelConfusion(nameOf(error.Key.Right), nameOf(error.Key.Said), error.Value));
        return new LabelAccuracy(errors.Values.Sum(), correct, ties, [.. rows]);
    }

    private int LabelOf(int rater, int pattern)
    {
        foreach (Rating rating in _table[pattern])
            if (rating.Rater == rater) return rating.Label;
        throw new InvalidOperationException($"rater {rater} is not in pattern {pattern}");
    }

    private LabelCount[] Others(int pattern, int label)
    {
        var others = new List<LabelCount>();
        foreach (LabelCount count in _table.CountsOf(pattern))
        {
            int rest = count.Label == label ? count.Count - 1 : count.Count;
            if (rest > 0) others.Add(count with { Count = rest });
        }
        return [.. others];
    }

    // The label with more votes than any other.
    private static int? Plurality(LabelCount[] counts)
    {
        int most = counts.Max(count => count.Count);
        LabelCount[] first = [.. counts.Where(count => count.Count == most)];
        return first.Length == 1 ? first[0].Label : null;
    }
}
