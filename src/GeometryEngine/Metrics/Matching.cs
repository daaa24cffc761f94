namespace GeometryEngine;

/// <summary>One-to-one matching of two annotators' objects by IoU. An IoU equal to the threshold matches.</summary>
public static class Matching
{
    /// <summary>Pairs objects whose IoU reaches the threshold.</summary>
    /// <param name="method">Optimal in total IoU, or greedy.</param>
    /// <param name="iou">rows x columns values in [0, 1], row-major.</param>
    /// <param name="rows">Number of the first annotator's objects.</param>
    /// <param name="columns">Number of the second annotator's objects.</param>
    /// <param name="threshold">Least IoU of a match, in (0, 1].</param>
    /// <returns>The matches, ascending by <see cref="Match.A"/>.</returns>
    public static Match[] Find(MatchMethod method, ReadOnlySpan<double> iou, int rows, int columns, double threshold) =>
        throw new NotImplementedException();
}
