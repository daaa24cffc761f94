using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>
/// Image-level labels of a data set: how often each combination of annotators' label sets occurs. Whether they are categories (one label
/// each) or tags (several) shows only at the end, so both are kept in one histogram. An annotator who has seen an item and labelled nothing
/// has the empty set: a missing rating among categories, and a rating among tags.
/// </summary>
internal sealed class LabelAccumulator(DatasetInfo info, AgreementOptions options)
{
    private readonly PatternHistogram _patterns = new();
    private readonly LabelSets _sets = new(info.Categories.Count);
    private readonly WorstItems _worst = new(options.WorstImages);
    private readonly UncertainItems _uncertain = new(options.WorstImages, info.Categories.Count);
    private readonly bool[] _isNumber = [.. info.Categories.Select(category => LabelScale.TryNumber(category.Name, out _))];
    private readonly List<(int Annotator, int Category)> _labels = [];
    private readonly List<Rating> _pattern = [];
    private readonly List<Rating> _given = [];
    private readonly List<int> _set = [];
    private bool _any;
    private (string Item, string Annotator, string Label)? _notNumeric; // the first by name of what is no number

    /// <summary>Adds the labels of one item.</summary>
    /// <returns>The share of annotator pairs whose label sets are equal.</returns>
    public Measure Add(DatasetItem item)
    {
        _labels.Clear();
        foreach (Annotation annotation in item.Annotations)
            if (!annotation.IsObject) _labels.Add((annotation.Annotator, annotation.Category));
        _labels.Sort();
        _pattern.Clear();
        _given.Clear();
        int next = 0;
        foreach (int annotator in item.Annotators)
        {
            _set.Clear();
            for (; next < _labels.Count && _labels[next].Annotator == annotator; next++)
                if (_set.Count == 0 || _set[^1] != _labels[next].Category) _set.Add(_labels[next].Category);
            var rating = new Rating(annotator, _sets.NumberOf(CollectionsMarshal.AsSpan(_set)));
            _pattern.Add(rating);
            if (_set.Count > 0) _given.Add(rating);
        }
        _patterns.Add(CollectionsMarshal.AsSpan(_pattern), 1);
        if (_given.Count == 0) return Measure.Undefined(MeasureStatus.Empty);
        _any = true;
        NoteWords(item);
        _uncertain.Add(item.Image.Name, CollectionsMarshal.AsSpan(_given));
        Measure agreement = PercentAgreement(_given);
        if (agreement.Value is { } share) _worst.Add(item.Image.Name, share, CollectionsMarshal.AsSpan(_given));
        return agreement;
    }

    /// <summary>Adds the labels of other items.</summary>
    /// <param name="other">The labels.</param>
    /// <param name="map">From its tables to these.</param>
    public void Merge(LabelAccumulator other, TableMap map)
    {
        for (int i = 0; i < other._patterns.Count; i++) _patterns.Add(Translate(other._patterns[i].ToArray()), other._patterns.Weight(i));
        _worst.Merge(other._worst, Translate);
        _uncertain.Merge(other._uncertain, Translate);
        _any |= other._any;
        if (other._notNumeric is { } word) NoteWord(word);

        Rating[] Translate(Rating[] pattern) =>
            [.. pattern.Select(rating => new Rating(map.Annotators[rating.Rater], Number(rating.Label))).OrderBy(rating => rating.Rater)];
        int Number(int label) => _sets.NumberOf([.. other._sets[label].Select(category => map.Categories[category]).Order()]);
    }

    /// <summary>Writes or reads the labels. Sets are numbered in ascending order, so that equal states are written alike.</summary>
    public void Sync(SavedState state)
    {
        int[][] sets = [.. _sets.Larger.Order(SetDistance.Order)];
        Dictionary<int, int> numbers = sets.Index().ToDictionary(set => _sets.NumberOf(set.Item), set => info.Categories.Count + 1 + set.Index);
        sets = state.Sync(sets, static (SavedState state, ref int[] set) => set = state.Sync(set ?? [], SavedState.Index));
        if (state.IsLoading)
            foreach (int[] set in sets) _sets.NumberOf(set);
        _patterns.Sync(state, Translate);
        _worst.Sync(state, Translate);
        _uncertain.Sync(state, Translate);
        state.Sync(ref _any);
        (string Item, string Annotator, string Label)[] words = state.Sync<(string, string, string)>(
            _notNumeric is { } word ? [word] : [],
            static (SavedState state, ref (string Item, string Annotator, string Label) word) =>
            {
                word = (word.Item ?? "", word.Annotator ?? "", word.Label ?? "");
                state.Sync(ref word.Item);
                state.Sync(ref word.Annotator);
                state.Sync(ref word.Label);
            });
        if (state.IsLoading) _notNumeric = words.Length > 0 ? words[0] : null;

        int Translate(int label) => numbers.GetValueOrDefault(label, label);
    }

    /// <summary>The agreement on categories; null without labels, or when they are tags.</summary>
    /// <param name="canBeChosen">For each category, whether annotators could choose it.</param>
    public CategoryReport? Categories(Func<int, bool> canBeChosen)
    {
        if (!_any || _sets.AnyMultiple) return null;
        LabelScale scale = LabelScale.Of([.. info.Categories.Select(category => category.Name)], canBeChosen, options.LabelOrder.Labels);
        int[] rankOfLabel = [.. scale.RankOf, -1];
        var table = new RatingTable(_patterns, RaterOrder.Of(info.Annotators).Ranks, rankOfLabel, scale.Names.Count);
        return new CategoryReport(info, options, table, scale, _worst, _uncertain, scale.IsMixed ? _notNumeric : null);
    }

    /// <summary>Whether some annotator gave an item several labels.</summary>
    public bool AreTags => _sets.AnyMultiple;

    /// <summary>Each two annotators with an item in common, their labels read as tags; none without labels.</summary>
    public IReadOnlyList<TagPair> TagPairs() => _any ? TagPairCounts.OfAll(_patterns, _sets, info) : [];

    /// <summary>The agreement on tags; null without labels, or when each annotator gives at most one an item.</summary>
    public TagReport? Tags() => _sets.AnyMultiple ? new TagReport(info, options, _patterns, _sets, _worst, _uncertain) : null;

    // Labels in order stand next to their equals.
    private static Measure PercentAgreement(List<Rating> given)
    {
        long raters = given.Count;
        if (raters < 2) return Measure.Undefined(MeasureStatus.SingleRater);
        Span<int> labels = raters <= 64 ? stackalloc int[given.Count] : new int[given.Count];
        for (int i = 0; i < labels.Length; i++) labels[i] = given[i].Label;
        labels.Sort();
        long agreeing = 0, run = 0;
        for (int i = 1; i < labels.Length; i++)
        {
            run = labels[i] == labels[i - 1] ? run + 1 : 0;
            agreeing += run;
        }
        return Measure.Ratio(agreeing, raters * (raters - 1) / 2);
    }

    private void NoteWords(DatasetItem item)
    {
        foreach ((int annotator, int category) in _labels)
        {
            string label = info.Categories[category].Name;
            if (options.LabelOrder.Labels.Count > 0 && !options.LabelOrder.Labels.Contains(label))
                Throw.NotInOrder(item.Image.Name, info.Annotators[annotator], label, options.LabelOrder);
            if (!_isNumber[category]) NoteWord((item.Image.Name, info.Annotators[annotator], label));
        }
    }

    private void NoteWord((string Item, string Annotator, string Label) word)
    {
        if (_notNumeric is not { } first || Compare(word, first) < 0) _notNumeric = word;
    }

    private static int Compare((string Item, string Annotator, string Label) x, (string Item, string Annotator, string Label) y)
    {
        int order = string.CompareOrdinal(x.Item, y.Item);
        if (order == 0) order = string.CompareOrdinal(x.Annotator, y.Annotator);
        return order != 0 ? order : string.CompareOrdinal(x.Label, y.Label);
    }
}
