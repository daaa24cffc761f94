using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>How the objects of a data set match: counts for each pair of annotators that occurs, for each category and for each class of size.</summary>
internal sealed class InstanceAccumulator(DatasetInfo info, AgreementOptions options)
{
    private const int MostConfusions = 50;
    private readonly ObjectMatcher _matcher = new(options, info.Annotators);
    private readonly Dictionary<(int A, int B), PairCounts> _pairs = [];
    private readonly InstanceCounts[] _categories = new InstanceCounts[info.Categories.Count];
    private readonly SizeCounts[] _sizes = new SizeCounts[Enum.GetValues<ObjectSize>().Length];
    private readonly Dictionary<(int, int), long> _confusions = []; // of two categories, in order of their names
    private readonly AttributeTally _attributes = new();
    private readonly KeypointAccumulator _keypoints = new(info, options);
    private readonly SetAlphaAccumulator _alpha = new(options);
    private readonly WorstImages _worst = new(options.WorstImages);
    private readonly List<double> _distances = [];

    /// <summary>Keeps no image for the expected distances that the whole, of which this is a part, has left out.</summary>
    public void BeginAsPartOf(InstanceAccumulator whole) => _alpha.BeginAsPartOf(whole._alpha);

    /// <summary>Adds an image that two or more annotators have seen.</summary>
    /// <param name="item">The image.</param>
    /// <param name="objects">Its objects.</param>
    /// <param name="rows">Receives what became of each object.</param>
    /// <returns>How the objects match, summed over pairs; null when there are none.</returns>
    public InstanceScore? Add(DatasetItem item, ImageObjects objects, List<ObjectAgreement> rows)
    {
        var total = new InstanceCounts();
        _distances.Clear();
        for (int a = 0; a < item.Annotators.Count; a++)
        {
            for (int b = a + 1; b < item.Annotators.Count; b++)
            {
                (int A, int B) annotators = (item.Annotators[a], item.Annotators[b]);
                PairComparison found = _matcher.Compare(objects, annotators.A, annotators.B);
                ref PairCounts? pair = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, annotators, out _);
                pair ??= new PairCounts();
                InstanceCounts counts = Count(objects, annotators, found.Objects, pair, rows);
                pair.Images++;
                pair.Counts.Add(counts);
                pair.AtThresholds.Add(found.AtThresholds);
                total.Add(counts);
                _distances.Add(found.Distance);
            }
        }
        _alpha.Add(item, objects, _distances);
        _worst.Add(item.Image.Name, total);
        return objects.Any ? total.ToScore() : null;
    }

    /// <summary>Adds the counts of other images.</summary>
    /// <param name="other">The counts.</param>
    /// <param name="map">From its tables to these, which are the same unless no image has objects.</param>
    public void Merge(InstanceAccumulator other, TableMap map)
    {
        foreach (((int A, int B) key, PairCounts from) in other._pairs)
        {
            ref PairCounts? pair = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, map.Pair(key), out _);
            pair ??= new PairCounts();
            pair.Images += from.Images;
            pair.Counts.Add(from.Counts);
            pair.AtThresholds.Add(from.AtThresholds);
            pair.Bias.Add(from.Bias);
        }
        for (int category = 0; category < map.Categories.Length; category++) _categories[map.Categories[category]].Add(other._categories[category]);
        for (int size = 0; size < _sizes.Length; size++) _sizes[size].Add(other._sizes[size]);
        foreach (((int, int) categories, long count) in other._confusions) CountConfusion(categories, count);
        _attributes.Merge(other._attributes);
        _keypoints.Merge(other._keypoints);
        _alpha.Merge(other._alpha);
        _worst.Merge(other._worst);
    }

    /// <summary>The sum over all pairs, and each pair.</summary>
    /// <param name="images">Number of images added.</param>
    /// <param name="whenEmpty">The status of ratios without objects.</param>
    public InstanceAgreement ToAgreement(long images, MeasureStatus whenEmpty)
    {
        var total = new PairCounts();
        foreach (PairCounts pair in _pairs.Values)
        {
            total.Counts.Add(pair.Counts);
            total.AtThresholds.Add(pair.AtThresholds);
        }
        return new InstanceAgreement
        {
            Images = images,
            Total = total.Counts.ToScore(whenEmpty),
            AtThresholds = total.AtThresholds.ToScores(whenEmpty),
            Alpha = _alpha.Compute(whenEmpty),
            PerSize = [.. _sizes.Select((size, i) => size.ToSummary((ObjectSize)i))],
            PerAttribute = _attributes.ToList(),
            Confusions = [.. Confusions().Take(MostConfusions)],
            Pairs =
            [
                .. from pair in _pairs
                   orderby pair.Key.A, pair.Key.B
                   let score = pair.Value.Counts.ToScore()
                   select new InstancePair(info.Annotators[pair.Key.A], info.Annotators[pair.Key.B], pair.Value.Images, score)
                   {
                       AtThresholds = pair.Value.AtThresholds.ToScores(),
                       Bias = pair.Value.Bias.ToBias(),
                   },
            ],
        };
    }

    /// <summary>For each annotator, its pairs summed, seen so that what the annotator lacks is missing.</summary>
    public AnnotatorObjects[] PerAnnotator()
    {
        PairCounts[] counts = [.. info.Annotators.Select(_ => new PairCounts())];
        foreach (((int a, int b), PairCounts pair) in _pairs)
        {
            counts[a].Counts.Add(pair.Counts.Swapped());
            counts[a].AtThresholds.Add(pair.AtThresholds, swapped: true);
            counts[a].Bias.Add(pair.Bias, swapped: true);
            counts[b].Counts.Add(pair.Counts);
            counts[b].AtThresholds.Add(pair.AtThresholds);
            counts[b].Bias.Add(pair.Bias);
        }
        Measure[] oks = _keypoints.PerAnnotator();
        return
        [
            .. counts.Select((count, i) =>
                new AnnotatorObjects(count.Counts.ToScore(), count.AtThresholds.ToScores(), count.Bias.ToBias()) { MeanOks = oks[i] }),
        ];
    }

    /// <summary>Agreement on keypoints; null when no object has some that could be compared.</summary>
    public KeypointAgreement? Keypoints() => _keypoints.ToAgreement();

    /// <summary>For each category, how its objects match.</summary>
    public InstanceScore[] PerCategory() => [.. _categories.Select(count => count.ToScore())];

    /// <summary>The images whose objects agree least.</summary>
    public IReadOnlyList<WorstImage> Worst() => _worst.ToList();

    /// <summary>Writes or reads the counts.</summary>
    public void Sync(SavedState state)
    {
        state.Sync(_pairs, SavedState.Pair, static (SavedState state, ref PairCounts pair) => (pair ??= new PairCounts()).Sync(state));
        for (int category = 0; category < _categories.Length; category++) InstanceCounts.Sync(state, ref _categories[category]);
        for (int size = 0; size < _sizes.Length; size++) SizeCounts.Sync(state, ref _sizes[size]);
        state.Sync(_confusions, SavedState.Pair, SavedState.Whole);
        _attributes.Sync(state);
        _keypoints.Sync(state);
        _alpha.Sync(state);
        _worst.Sync(state);
    }

    private InstanceCounts Count(
        ImageObjects objects, (int A, int B) annotators, List<ObjectPair> found, PairCounts pair, List<ObjectAgreement> rows)
    {
        var counts = new InstanceCounts();
        foreach (ObjectPair row in found)
        {
            Annotation? a = row.A == ObjectPair.None ? null : objects.Annotations[row.A], b = row.B == ObjectPair.None ? null : objects.Annotations[row.B];
            counts.Add(row.Outcome, a is not null, b is not null);
            CountCategories(row.Outcome, a, b);
            CountSizes(objects, row);
            var line = new ObjectAgreement(annotators.A, annotators.B, row.Outcome, a, b, row.IsBoth ? row.Iou : null);
            if (row.Outcome == ObjectOutcome.Matched)
            {
                IReadOnlyList<string>? differing = _attributes.Add(a!, b!);
                bool low = row.Iou < options.LowOverlap;
                counts.AddMatch(row.Iou, low, differing is not null);
                _categories[a!.Category].AddMatch(row.Iou, low, differing is not null);
                _keypoints.Add(annotators, objects, row);
                pair.Bias.Add(objects.Shape(row.A), objects.Shape(row.B));
                line = line with { IsLowOverlap = low, DifferingAttributes = differing };
            }
            rows.Add(line);
        }
        return counts;
    }

    // A mismatch shows in both categories, each time as one object.
    private void CountCategories(ObjectOutcome outcome, Annotation? a, Annotation? b)
    {
        if (outcome != ObjectOutcome.LabelMismatch) _categories[(a ?? b)!.Category].Add(outcome, a is not null, b is not null);
        else
        {
            _categories[a!.Category].Add(outcome, first: true, second: false);
            _categories[b!.Category].Add(outcome, first: false, second: true);
            bool inOrder = string.CompareOrdinal(info.Categories[a.Category].Name, info.Categories[b.Category].Name) <= 0;
            CountConfusion(inOrder ? (a.Category, b.Category) : (b.Category, a.Category), 1);
        }
    }

    private void CountConfusion((int, int) categories, long count) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_confusions, categories, out _) += count;

    private IEnumerable<LabelConfusion> Confusions() => _confusions
        .Select(entry => new LabelConfusion(info.Categories[entry.Key.Item1].Name, info.Categories[entry.Key.Item2].Name, entry.Value))
        .OrderByDescending(row => row.Count).ThenBy(row => row.A, StringComparer.Ordinal).ThenBy(row => row.B, StringComparer.Ordinal);

    private void CountSizes(ImageObjects objects, in ObjectPair row)
    {
        if (row.Outcome == ObjectOutcome.Ignored) return;
        if (row.A != ObjectPair.None) _sizes[(int)SizeCounts.SizeOf(objects.Shape(row.A).Area)].Add(row);
        if (row.B != ObjectPair.None) _sizes[(int)SizeCounts.SizeOf(objects.Shape(row.B).Area)].Add(row);
    }

    private sealed class PairCounts
    {
        public long Images;
        public InstanceCounts Counts;
        public MatchBias Bias;
        public readonly ThresholdCounts AtThresholds = new();

        public void Sync(SavedState state)
        {
            state.Sync(ref Images);
            InstanceCounts.Sync(state, ref Counts);
            Bias.Sync(state);
            AtThresholds.Sync(state);
        }
    }
}
