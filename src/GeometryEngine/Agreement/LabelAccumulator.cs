using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>
/// Image-level labels of a data set: how often each combination of annotators' label sets occurs. Whether they are categories (one label
/// each) or tags (several) shows only at the end, so both are kept in one histogram.
/// </summary>
internal sealed class LabelAccumulator(DatasetInfo info)
{
    private readonly PatternHistogram _patterns = new();
    private readonly LabelSets _sets = new(info.Categories.Count);
    private readonly List<(int Annotator, int Category)> _labels = [];
    private readonly List<Rating> _pattern = [];
    private readonly List<int> _set = [];

    /// <summary>Adds the labels of one item.</summary>
    /// <returns>The share of annotator pairs whose label sets are equal.</returns>
    public Measure Add(DatasetItem item)
    {
        _labels.Clear();
        foreach (Annotation annotation in item.Annotations)
            if (!annotation.IsObject) _labels.Add((annotation.Annotator, annotation.Category));
        if (_labels.Count == 0) return Measure.Undefined(MeasureStatus.Empty);
        _labels.Sort();
        _pattern.Clear();
        for (int i = 0; i < _labels.Count;)
        {
            int annotator = _labels[i].Annotator;
            _set.Clear();
            for (; i < _labels.Count && _labels[i].Annotator == annotator; i++)
                if (_set.Count == 0 || _set[^1] != _labels[i].Category) _set.Add(_labels[i].Category);
            _pattern.Add(new Rating(annotator, _sets.NumberOf(CollectionsMarshal.AsSpan(_set))));
        }
        _patterns.Add(CollectionsMarshal.AsSpan(_pattern), 1);
        return PercentAgreement();
    }

    /// <summary>Adds the labels of other items.</summary>
    public void Merge(LabelAccumulator other)
    {
        if (!other._sets.AnyMultiple)
        {
            _patterns.Merge(other._patterns);
            return;
        }
        for (int i = 0; i < other._patterns.Count; i++)
        {
            _pattern.Clear();
            foreach (Rating rating in other._patterns[i])
                _pattern.Add(new Rating(rating.Rater, _sets.NumberOf(other._sets[rating.Label])));
            _patterns.Add(CollectionsMarshal.AsSpan(_pattern), other._patterns.Weight(i));
        }
    }

    /// <summary>The agreement on categories; null without labels, or when they are tags.</summary>
    /// <param name="choices">Number of categories that annotators could choose from.</param>
    public CategoryAgreement? Categories(int choices)
    {
        if (_patterns.Count == 0 || _sets.AnyMultiple) return null;
        var statistics = new NominalStatistics();
        statistics.Add(_patterns);
        var pairs = new PatternHistogram();
        pairs.AddPairsOf(_patterns);
        return new CategoryAgreement
        {
            Units = statistics.Units,
            PercentAgreement = statistics.PercentAgreement(),
            UnanimousAgreement = statistics.UnanimousAgreement(),
            KrippendorffAlpha = statistics.KrippendorffAlpha(),
            FleissKappa = statistics.FleissKappa(),
            GwetAc1 = statistics.GwetAc1(choices),
            BrennanPrediger = statistics.BrennanPrediger(choices),
            Pairs = [.. PairTable.Of(pairs).Select(Pair)],
        };
    }

    /// <summary>The agreement on tags; null without labels, or when each annotator gives at most one an item.</summary>
    public TagAgreement? Tags()
    {
        if (!_sets.AnyMultiple) return null;
        long[] units = new long[info.Categories.Count], counts = new long[info.Categories.Count];
        var inUnit = new HashSet<int>();
        for (int i = 0; i < _patterns.Count; i++)
        {
            inUnit.Clear();
            foreach (Rating rating in _patterns[i])
            {
                foreach (int category in _sets[rating.Label])
                {
                    counts[category] += _patterns.Weight(i);
                    if (inUnit.Add(category)) units[category] += _patterns.Weight(i);
                }
            }
        }
        var tags = info.Categories.Select((category, i) => new TagCount(category.Name, units[i], counts[i]));
        return new TagAgreement { Units = _patterns.TotalWeight, PerTag = [.. tags.Where(tag => tag.Count > 0)] };
    }

    // Of the pattern at hand; labels in order stand next to their equals.
    private Measure PercentAgreement()
    {
        long raters = _pattern.Count;
        if (raters < 2) return Measure.Undefined(MeasureStatus.SingleRater);
        _pattern.Sort((x, y) => x.Label.CompareTo(y.Label));
        long agreeing = 0, run = 0;
        for (int i = 1; i < raters; i++)
        {
            run = _pattern[i].Label == _pattern[i - 1].Label ? run + 1 : 0;
            agreeing += run;
        }
        return Measure.Ratio(agreeing, raters * (raters - 1) / 2);
    }

    private CategoryPair Pair(PairTable table) => new()
    {
        A = info.Annotators[table.A],
        B = info.Annotators[table.B],
        Units = table.Units,
        PercentAgreement = table.PercentAgreement(),
        CohenKappa = table.CohenKappa(),
        ScottPi = table.ScottPi(),
    };
}
