namespace GeometryEngine.TestSupport.Oracles;

/// <summary>Every way to match at most min(rows, columns) pairs, tried one by one; for up to 6 x 6.</summary>
public static class NaiveMatching
{
    /// <summary>The largest sum of matched IoU over pairs that reach the threshold, and the most matches that give it.</summary>
    public static (double Total, int Matches) Best(double[] iou, int rows, int columns, double threshold) =>
        Best(iou, rows, columns, threshold, row: 0, taken: new bool[columns]);

    private static (double Total, int Matches) Best(double[] iou, int rows, int columns, double threshold, int row, bool[] taken)
    {
        if (row == rows) return (0, 0);
        (double, int) best = Best(iou, rows, columns, threshold, row + 1, taken);
        for (int column = 0; column < columns; column++)
        {
            double value = iou[row * columns + column];
            if (taken[column] || value < threshold) continue;
            taken[column] = true;
            (double total, int matches) = Best(iou, rows, columns, threshold, row + 1, taken);
            taken[column] = false;
            if ((total + value, matches + 1).CompareTo(best) > 0) best = (total + value, matches + 1);
        }
        return best;
    }
}
