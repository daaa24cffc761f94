using System.Globalization;

namespace GeometryEngine;

/// <summary>
/// What labels mean beyond being different: nothing, an order, or numbers. It gives each label a rank, by value, order or name, which depends
/// on nothing else.
/// </summary>
internal sealed class LabelScale
{
    private LabelScale(int labels) => (RankOf, Names) = (new int[labels], []);

    /// <summary>For each label its rank; -1 for one that cannot be chosen. Labels of equal value share a rank.</summary>
    public int[] RankOf { get; }

    /// <summary>The name of each rank; of several labels, the first by name.</summary>
    public IReadOnlyList<string> Names { get; private set; }

    /// <summary>The value of each rank, ascending: the labels' numbers, or 1, 2, ... where they have an order alone; null for plain names.</summary>
    public double[]? Values { get; private set; }

    /// <summary>Whether the labels are numbers.</summary>
    public bool IsNumeric { get; private set; }

    /// <summary>Whether some labels are numbers and others are not.</summary>
    public bool IsMixed { get; private set; }

    /// <summary>The scale of some labels.</summary>
    /// <param name="names">The labels.</param>
    /// <param name="canBeChosen">For each, whether annotators could choose it.</param>
    /// <param name="order">The labels in ascending order, as the user gives it; empty when no order is given.</param>
    public static LabelScale Of(IReadOnlyList<string> names, Func<int, bool> canBeChosen, IReadOnlyList<string> order)
    {
        var scale = new LabelScale(names.Count);
        Array.Fill(scale.RankOf, -1);
        int[] choices = [.. Enumerable.Range(0, names.Count).Where(canBeChosen)];
        if (order.Count > 0) scale.RankByOrder(names, choices, order);
        else
        {
            int numbers = choices.Count(label => TryNumber(names[label], out _));
            scale.IsMixed = numbers > 0 && numbers < choices.Length;
            if (numbers > 0 && numbers == choices.Length) scale.RankByNumber(names, choices);
            else scale.Rank(choices.OrderBy(label => names[label], StringComparer.Ordinal), names, label => names[label]);
        }
        return scale;
    }

    /// <summary>Whether a label is a finite number: digits with a sign, a decimal point and an exponent, where there are some.</summary>
    public static bool TryNumber(string name, out double number) =>
        double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && Math.Abs(number) <= IntervalAlpha.Largest;

    private void RankByOrder(IReadOnlyList<string> names, int[] choices, IReadOnlyList<string> order)
    {
        var place = order.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        foreach (int label in choices) RankOf[label] = place.GetValueOrDefault(names[label], -1);
        Names = order;
        Values = [.. Enumerable.Range(1, order.Count).Select(rank => (double)rank)];
    }

    private void RankByNumber(IReadOnlyList<string> names, int[] choices)
    {
        double Number(int label) => TryNumber(names[label], out double number) ? number : double.NaN;
        Rank(choices.OrderBy(Number).ThenBy(label => names[label], StringComparer.Ordinal), names, Number);
        Values = [.. Names.Select(name => TryNumber(name, out double number) ? number : double.NaN)];
        IsNumeric = true;
    }

    private void Rank<TKey>(IEnumerable<int> ordered, IReadOnlyList<string> names, Func<int, TKey> keyOf)
    {
        var ranked = new List<string>();
        TKey? previous = default;
        foreach (int label in ordered)
        {
            TKey key = keyOf(label);
            if (ranked.Count == 0 || !EqualityComparer<TKey>.Default.Equals(key, previous)) ranked.Add(names[label]);
            RankOf[label] = ranked.Count - 1;
            previous = key;
        }
        Names = ranked;
    }
}
