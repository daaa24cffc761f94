using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>How the objects of a data set match: counts for each pair of annotators that occurs, and for each category.</summary>
internal sealed class InstanceAccumulator(DatasetInfo info, AgreementOptions options)
{
    private readonly Dictionary<(int A, int B), PairCounts> _pairs = [];
    private readonly InstanceCounts[] _categories = new InstanceCounts[info.Categories.Count];
    private readonly WorstImages _worst = new(options.WorstImages);

    /// <summary>Adds an image that two or more annotators have seen.</summary>
    /// <param name="engine">Compares masks.</param>
    /// <param name="item">The image.</param>
    /// <param name="objects">Its objects.</param>
    /// <param name="rows">Receives what became of each object.</param>
    /// <returns>How the objects match, summed over pairs; null when there are none.</returns>
    public InstanceScore? Add(Engine engine, DatasetItem item, ImageObjects objects, List<ObjectAgreement> rows)
    {
        var matcher = new ObjectMatcher(engine, options, info.Annotators, objects);
        var total = new InstanceCounts();
        for (int a = 0; a < item.Annotators.Count; a++)
        {
            for (int b = a + 1; b < item.Annotators.Count; b++)
            {
                (int A, int B) annotators = (item.Annotators[a], item.Annotators[b]);
                int start = rows.Count;
                matcher.Compare(annotators.A, annotators.B, rows);
                InstanceCounts counts = Count(CollectionsMarshal.AsSpan(rows)[start..]);
                ref PairCounts pair = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, annotators, out _);
                pair.Images++;
                pair.Counts.Add(counts);
                total.Add(counts);
            }
        }
        _worst.Add(item.Image.Name, total);
        return objects.Any ? total.ToScore() : null;
    }

    /// <summary>Adds the counts of other images.</summary>
    public void Merge(InstanceAccumulator other)
    {
        foreach (((int A, int B) key, PairCounts from) in other._pairs)
        {
            ref PairCounts pair = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, key, out _);
            pair.Images += from.Images;
            pair.Counts.Add(from.Counts);
        }
        for (int category = 0; category < _categories.Length; category++) _categories[category].Add(other._categories[category]);
        _worst.Merge(other._worst);
    }

    /// <summary>The sum over all pairs, and each pair.</summary>
    /// <param name="images">Number of images added.</param>
    /// <param name="whenEmpty">The status of ratios without objects.</param>
    public InstanceAgreement ToAgreement(long images, MeasureStatus whenEmpty)
    {
        var total = new InstanceCounts();
        foreach (PairCounts pair in _pairs.Values) total.Add(pair.Counts);
        return new InstanceAgreement
        {
            Images = images,
            Total = total.ToScore(whenEmpty),
            Pairs =
            [
                .. from pair in _pairs
                   orderby pair.Key.A, pair.Key.B
                   let score = pair.Value.Counts.ToScore()
                   select new InstancePair(info.Annotators[pair.Key.A], info.Annotators[pair.Key.B], pair.Value.Images, score),
            ],
        };
    }

    /// <summary>For each annotator, its pairs summed, seen so that what the annotator lacks is missing.</summary>
    public InstanceScore[] PerAnnotator()
    {
        InstanceCounts[] counts = new InstanceCounts[info.Annotators.Count];
        foreach (((int a, int b), PairCounts pair) in _pairs)
        {
            counts[a].Add(pair.Counts.Swapped());
            counts[b].Add(pair.Counts);
        }
        return [.. counts.Select(count => count.ToScore())];
    }

    /// <summary>For each category, how its objects match.</summary>
    public InstanceScore[] PerCategory() => [.. _categories.Select(count => count.ToScore())];

    /// <summary>The images whose objects agree least.</summary>
    public IReadOnlyList<WorstImage> Worst() => _worst.ToList();

    private InstanceCounts Count(ReadOnlySpan<ObjectAgreement> rows)
    {
        var counts = new InstanceCounts();
        foreach (ref readonly ObjectAgreement row in rows)
        {
            bool both = row.A is not null && row.B is not null;
            counts.Add(row, both ? 2 : 1);
            int category = (row.A ?? row.B)!.Category;
            if (row.Outcome == ObjectOutcome.LabelMismatch)
            {
                _categories[category].Add(row, 1);
                _categories[row.B!.Category].Add(row, 1);
            }
            else _categories[category].Add(row, both ? 2 : 1);
        }
        return counts;
    }

    private struct PairCounts
    {
        public long Images;
        public InstanceCounts Counts;
    }
}
