namespace GeometryEngine;

/// <summary>Annotators in the order of their names, in which results do not depend on the order of sources.</summary>
/// <param name="Ranks">For each annotator, its place by name.</param>
/// <param name="Annotators">For each place, the annotator.</param>
internal sealed record RaterOrder(int[] Ranks, int[] Annotators)
{
    /// <summary>The order of some names.</summary>
    public static RaterOrder Of(IReadOnlyList<string> names)
    {
        int[] annotators = [.. Enumerable.Range(0, names.Count).OrderBy(annotator => names[annotator], StringComparer.Ordinal)];
        int[] ranks = new int[annotators.Length];
        for (int rank = 0; rank < ranks.Length; rank++) ranks[annotators[rank]] = rank;
        return new RaterOrder(ranks, annotators);
    }
}
