namespace GeometryEngine;

/// <summary>
/// The contingency table of two raters: how many of the units that both rated got which label from the one and which from the other.
/// Unweighted coefficients are ratios of exact integers.
/// </summary>
public sealed partial class PairTable
{
    private readonly SortedDictionary<int, Margins> _labels = [];
    private readonly SortedDictionary<(int A, int B), long> _cells = [];
    private long _agreeing;

    /// <summary>An empty table.</summary>
    /// <param name="a">Index of the first rater.</param>
    /// <param name="b">Index of the second rater.</param>
    public PairTable(int a, int b) => (A, B) = (a, b);

    /// <summary>Index of the first rater.</summary>
    public int A { get; }

    /// <summary>Index of the second rater.</summary>
    public int B { get; }

    /// <summary>Number of units that both rated.</summary>
    public long Units { get; private set; }

    /// <summary>The cells that are not 0, ascending by the first, then the second rater's label.</summary>
    public IReadOnlyList<ContingencyCell> Cells =>
        [.. _cells.Select(cell => new ContingencyCell(cell.Key.A, cell.Key.B, cell.Value))];

    /// <summary>The tables of all pairs of raters that occur together, ascending by <see cref="A"/>, then <see cref="B"/>.</summary>
    /// <param name="pairs">Two-rater patterns: see <see cref="PatternHistogram.AddPairsOf"/>.</param>
    public static IReadOnlyList<PairTable> Of(PatternHistogram pairs)
    {
        var tables = new SortedDictionary<(int, int), PairTable>();
        for (int i = 0; i < pairs.Count; i++)
        {
            (Rating a, Rating b) = (pairs[i][0], pairs[i][1]);
            if (!tables.TryGetValue((a.Rater, b.Rater), out PairTable? table))
                tables.Add((a.Rater, b.Rater), table = new PairTable(a.Rater, b.Rater));
            table.Add(a.Label, b.Label, pairs.Weight(i));
        }
        return [.. tables.Values];
    }

    /// <summary>Adds units.</summary>
    /// <param name="labelA">The first rater's label.</param>
    /// <param name="labelB">The second rater's label.</param>
    /// <param name="weight">Number of units, 0 or more.</param>
    public void Add(int labelA, int labelB, long weight)
    {
        if (weight == 0) return;
        Of(labelA).A += weight;
        Of(labelB).B += weight;
        _cells[(labelA, labelB)] = _cells.GetValueOrDefault((labelA, labelB)) + weight;
        Units += weight;
        if (labelA != labelB) return;
        Of(labelA).Both += weight;
        _agreeing += weight;
    }

    /// <summary>Share of the units on which the labels are the same.</summary>
    public Measure PercentAgreement() => Measure.Ratio(_agreeing, Units, MeasureStatus.NoOverlap);

    /// <summary>Scott's pi (Scott 1955, Public Opinion Quarterly 19:321): chance agreement from the shares of both raters pooled.</summary>
    public Measure ScottPi()
    {
        Int128 chance = 0; // 4 n^2 p_e
        foreach (Margins label in _labels.Values) chance += (Int128)(label.A + label.B) * (label.A + label.B);
        return BeyondChance(chance, 4);
    }

    /// <summary>Mean over the labels that either gave of intersection over union.</summary>
    public Measure MeanIou()
    {
        var sum = new FixedPointSum();
        foreach (Margins label in _labels.Values) sum += (double)label.Both / (label.A + label.B - label.Both);
        return sum.Mean(_labels.Count);
    }

    /// <summary>Mean of the labels' intersections over unions, weighted by how often one of the raters gave each.</summary>
    /// <param name="byFirst">Whether the first rater's frequencies are the weights, rather than the second's.</param>
    public Measure FrequencyWeightedIou(bool byFirst)
    {
        double sum = 0;
        foreach (Margins label in _labels.Values) sum += (double)(byFirst ? label.A : label.B) / Units * label.Both / (label.A + label.B - label.Both);
        return Units == 0 ? Measure.Undefined(MeasureStatus.NoOverlap) : Measure.Of(sum);
    }

    /// <summary>For each label that either gave, ascending, how many units got it from both and how many from either.</summary>
    internal IEnumerable<(int Label, long Intersection, long Union)> Overlaps() =>
        _labels.Select(label => (label.Key, label.Value.Both, label.Value.A + label.Value.B - label.Value.Both));

    private Margins Of(int label)
    {
        if (!_labels.TryGetValue(label, out Margins? margins)) _labels.Add(label, margins = new Margins());
        return margins;
    }

    // 1 - (1 - p_o) / (1 - p_e), both multiplied by scale * n^2.
    private Measure BeyondChance(Int128 chance, int scale)
    {
        if (Units == 0) return Measure.Undefined(MeasureStatus.NoOverlap);
        Int128 square = (Int128)Units * Units * scale;
        Int128 observed = (Int128)Units * (Units - _agreeing) * scale;
        if (chance == square) return Measure.Undefined(MeasureStatus.NoVariation);
        return Measure.Of(1 - (double)observed / (double)(square - chance));
    }

    private sealed class Margins
    {
        public long A;
        public long B;
        public long Both;
    }
}
