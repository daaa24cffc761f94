namespace GeometryEngine;

/// <summary>The distances of all sets of objects of some images from one another.</summary>
internal sealed class SetDistances
{
    private const double LowQuantile = 0.05;
    private readonly double[] _within; // of one image; ascending
    private readonly double[] _between; // of different images; ascending
    private readonly CandidateMatcher _matcher = new();
    private readonly List<Match> _overlaps = [], _matches = [];

    /// <summary>Compares all sets.</summary>
    /// <param name="images">The images.</param>
    public SetDistances(IReadOnlyList<SampledImage> images)
    {
        _within = [.. images.SelectMany(image => image.Distances)];
        (ObjectShape[] Shapes, Box Bounds)[][] sets = [.. images.Select(image => image.Sets.Select(set => (set, BoundsOf(set))).ToArray())];
        var between = new List<double>();
        for (int i = 0; i < sets.Length; i++)
            for (int j = 0; j < i; j++)
                foreach ((ObjectShape[] Shapes, Box Bounds) a in sets[i])
                    foreach ((ObjectShape[] Shapes, Box Bounds) b in sets[j]) between.Add(Meet(a.Bounds, b.Bounds) ? Distance(a.Shapes, b.Shapes) : Apart(a.Shapes, b.Shapes));
        _between = [.. between];
        Array.Sort(_within); // sums of ascending terms do not depend on the order of annotators
        Array.Sort(_between);
    }

    /// <summary>The mean distance of all pairs of sets.</summary>
    /// <param name="whenEmpty">The status without a pair.</param>
    public Measure MeanOfAll(MeasureStatus whenEmpty) =>
        Measure.Ratio(_within.Sum() + _between.Sum(), (double)_within.Length + _between.Length, whenEmpty);

    /// <summary>The mean distance of the pairs of sets of different images.</summary>
    /// <param name="whenEmpty">The status without such a pair.</param>
    public Measure MeanBetween(MeasureStatus whenEmpty) => Measure.Ratio(_between.Sum(), _between.Length, whenEmpty);

    /// <summary>Share of the distances within images that are below the 5 % quantile of those between images.</summary>
    /// <param name="whenEmpty">The status where there are none of either.</param>
    public Measure Sigma(MeasureStatus whenEmpty)
    {
        if (_within.Length == 0 || _between.Length == 0) return Measure.Undefined(whenEmpty);
        double low = Bootstrap.Quantile(_between, LowQuantile);
        return Measure.Of((double)_within.Count(distance => distance < low) / _within.Length);
    }

    /// <summary>The largest excess of the share of distances within images up to some value over that between images.</summary>
    /// <param name="whenEmpty">The status where there are none of either.</param>
    public Measure KolmogorovSmirnov(MeasureStatus whenEmpty)
    {
        if (_within.Length == 0 || _between.Length == 0) return Measure.Undefined(whenEmpty);
        double largest = 0;
        for (int below = 0, other = 0; below < _within.Length;)
        {
            double value = _within[below];
            while (below < _within.Length && _within[below] <= value) below++;
            while (other < _between.Length && _between[other] <= value) other++;
            largest = Math.Max(largest, (double)below / _within.Length - (double)other / _between.Length);
        }
        return Measure.Of(largest);
    }

    private double Distance(ObjectShape[] a, ObjectShape[] b)
    {
        _overlaps.Clear();
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
            {
                double iou = ObjectShape.Iou(a[i], b[j]);
                if (iou > 0) _overlaps.Add(new Match(i, j, iou));
            }
        }
        if (_overlaps.Count == 0) return Apart(a, b);
        _matches.Clear();
        _matcher.Find(MatchMethod.Hungarian, _overlaps, a.Length, b.Length, _matches);
        double total = 0;
        foreach (Match match in _matches) total += match.Iou;
        return 1 - total / Math.Max(a.Length, b.Length);
    }

    private static double Apart(ObjectShape[] a, ObjectShape[] b) => a.Length == 0 && b.Length == 0 ? 0 : 1;

    private static bool Meet(in Box a, in Box b) => a.X <= b.Right && b.X <= a.Right && a.Y <= b.Bottom && b.Y <= a.Bottom;

    // NaN, which meets nothing, for no objects; everything where there is a point, which is like others however far away.
    private static Box BoundsOf(ObjectShape[] shapes)
    {
        if (shapes.Length == 0) return new Box(double.NaN, double.NaN, double.NaN, double.NaN);
        if (Array.Exists(shapes, shape => shape.PointScale > 0)) return new Box(-1e300, -1e300, 2e300, 2e300);
        double left = shapes.Min(shape => shape.Box.X), top = shapes.Min(shape => shape.Box.Y);
        return new Box(left, top, shapes.Max(shape => shape.Box.Right) - left, shapes.Max(shape => shape.Box.Bottom) - top);
    }
}
