namespace GeometryEngine;

/// <summary>One-to-one matching of two annotators' objects by IoU. An IoU equal to the threshold matches.</summary>
public static class Matching
{
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
        var candidates = new List<Match>();
        for (int i = 0; i < iou.Length; i++)
            if (iou[i] >= threshold) candidates.Add(new Match(i / columns, i % columns, iou[i]));
        var matches = new List<Match>();
        new CandidateMatcher().Find(method, candidates, rows, columns, matches);
        return [.. matches];
    }
}
