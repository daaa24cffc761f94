namespace GeometryEngine;

/// <summary>
/// Units as how many of their ratings are one label. Only units where it occurs are added; the many where it does not are made up for at the
/// end, so that all labels together cost what their occurrences cost.
/// </summary>
/// <param name="raters">The raters who rated some unit.</param>
internal sealed class BinaryUnits(IReadOnlyCollection<int> raters)
{
    private readonly NominalStatistics _statistics = new(raters);
    private readonly Dictionary<int, long> _added = []; // by number of ratings
    private long _units;
    private long _count;

    /// <summary>Adds units where the label occurs.</summary>
    /// <param name="count">How many ratings of such a unit are the label.</param>
    /// <param name="ratings">How many ratings such a unit has.</param>
    /// <param name="units">Number of units.</param>
    public void Add(int count, int ratings, long units)
    {
        _units += units;
        _count += count * units;
        _added[ratings] = _added.GetValueOrDefault(ratings) + units;
        _statistics.AddCounts([new LabelCount(1, count), new LabelCount(0, ratings - count)], units);
    }

    /// <summary>Adds the units where it does not occur.</summary>
    /// <param name="unitsOf">For each number of ratings, how many units have it in all.</param>
    public LabelAgainstRest Complete(IEnumerable<KeyValuePair<int, long>> unitsOf)
    {
        foreach ((int ratings, long units) in unitsOf)
            _statistics.AddCounts([new LabelCount(0, ratings)], units - _added.GetValueOrDefault(ratings));
        return new LabelAgainstRest(_units, _count, _statistics);
    }
}
