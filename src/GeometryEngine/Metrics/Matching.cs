namespace GeometryEngine;

/// <summary>One-to-one matching of two annotators' objects by IoU. An IoU equal to the threshold matches.</summary>
public static class Matching
{
    // IoU is compared as a whole number of 2^-40, so that sums are exact.
    private const long One = 1L << 40;

    /// <summary>Pairs objects whose IoU reaches the threshold.</summary>
    /// <remarks>
    /// <see cref="MatchMethod.Hungarian"/> makes the sum of the matched IoU as large as it can be (to 2^-40 a match), and among such pairings takes
    /// one with the most matches. It does not maximise the number of matches first: one pair of IoU 0.9 beats two pairs that sum up to less.
    /// Where several pairings are equal in both, which one comes out depends on the order of the objects only.
    /// </remarks>
    /// <param name="method">Optimal in total IoU, or greedy.</param>
    /// <param name="iou">rows x columns values in [0, 1], row-major.</param>
    /// <param name="rows">Number of the first annotator's objects.</param>
    /// <param name="columns">Number of the second annotator's objects.</param>
    /// <param name="threshold">Least IoU of a match, in (0, 1].</param>
    /// <returns>The matches, ascending by <see cref="Match.A"/>.</returns>
    /// <exception cref="ArgumentException">The threshold is not in (0, 1], or there are not rows x columns values.</exception>
    public static Match[] Find(MatchMethod method, ReadOnlySpan<double> iou, int rows, int columns, double threshold)
    {
        if (!(threshold is > 0 and <= 1)) Throw.Argument($"IoU threshold {threshold}; more than 0 and at most 1 is allowed", nameof(threshold));
        if (iou.Length != (long)rows * columns) Throw.Argument($"{iou.Length} IoU values for {rows}x{columns} objects", nameof(iou));
        List<Match> matches = method == MatchMethod.Greedy ? Greedy(iou, columns, threshold) : Hungarian(iou, rows, columns, threshold);
        matches.Sort((x, y) => x.A.CompareTo(y.A));
        return [.. matches];
    }

    private static List<Match> Greedy(ReadOnlySpan<double> iou, int columns, double threshold)
    {
        var candidates = new List<Match>();
        for (int i = 0; i < iou.Length; i++)
            if (iou[i] >= threshold) candidates.Add(new Match(i / columns, i % columns, iou[i]));
        var matches = new List<Match>();
        var takenA = new HashSet<int>();
        var takenB = new HashSet<int>();
        foreach (Match pair in candidates.OrderByDescending(pair => pair.Iou)) // stable: ties stay in order of A, then B
        {
            if (takenA.Contains(pair.A) || takenB.Contains(pair.B)) continue;
            takenA.Add(pair.A);
            takenB.Add(pair.B);
            matches.Add(pair);
        }
        return matches;
    }

    // Pairs under the threshold are worth nothing, as no pair is; the solver may assign them, and they are left out afterwards.
    private static List<Match> Hungarian(ReadOnlySpan<double> iou, int rows, int columns, double threshold)
    {
        bool swap = rows > columns; // the solver wants no more rows than columns
        (int few, int many) = swap ? (columns, rows) : (rows, columns);
        var cost = new long[iou.Length];
        for (int i = 0; i < iou.Length; i++)
        {
            if (!(iou[i] >= threshold)) continue;
            (int row, int column) = Math.DivRem(i, columns);
            long worth = (long)Math.Round(iou[i] * One) * (few + 1) + 1; // the 1s of all matches together weigh less than 2^-40 of IoU
            cost[swap ? column * many + row : i] = -worth;
        }
        int[] rowOf = new LinearAssignment(cost, few, many).Solve();
        var matches = new List<Match>();
        for (int column = 0; column < many; column++)
        {
            (int a, int b) = swap ? (column, rowOf[column]) : (rowOf[column], column);
            if (rowOf[column] >= 0 && iou[a * columns + b] >= threshold) matches.Add(new Match(a, b, iou[a * columns + b]));
        }
        return matches;
    }
}
