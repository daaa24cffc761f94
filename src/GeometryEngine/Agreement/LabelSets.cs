namespace GeometryEngine;

/// <summary>
/// Numbers for sets of categories, so that a set can stand as one label in a <see cref="PatternHistogram"/>. A set of one category has the
/// category's own index, the empty set comes next, and larger ones follow in the order in which they first came.
/// </summary>
internal sealed class LabelSets(int categories)
{
    private readonly List<int[]> _sets = [];
    private readonly Dictionary<int[], int> _numbers = new(SequenceComparer.Instance);

    /// <summary>The number of the empty set.</summary>
    public int Empty => categories;

    /// <summary>How many numbers there are.</summary>
    public int Count => categories + 1 + _sets.Count;

    /// <summary>Whether any set has several categories.</summary>
    public bool AnyMultiple => _sets.Count > 0;

    /// <summary>The sets of several categories.</summary>
    public IReadOnlyList<int[]> Larger => _sets;

    /// <summary>The number of a set.</summary>
    /// <param name="set">Category indexes, ascending.</param>
    public int NumberOf(ReadOnlySpan<int> set)
    {
        if (set.Length == 0) return Empty;
        if (set.Length == 1) return set[0];
        int[] key = set.ToArray();
        if (_numbers.TryGetValue(key, out int number)) return number;
        number = Count;
        _sets.Add(key);
        _numbers.Add(key, number);
        return number;
    }

    /// <summary>The category indexes of a set, ascending.</summary>
    /// <param name="number">A number that <see cref="NumberOf"/> gave.</param>
    public int[] this[int number]
    {
        get
        {
            if (number < categories) return [number];
            return number == Empty ? [] : _sets[number - categories - 1];
        }
    }

    private sealed class SequenceComparer : IEqualityComparer<int[]>
    {
        public static readonly SequenceComparer Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] set)
        {
            var hash = new HashCode();
            foreach (int category in set) hash.Add(category);
            return hash.ToHashCode();
        }
    }
}
