namespace GeometryEngine.Bench;

/// <summary>
/// Cost of an operation on one object as a + b * outline + c * pixels, each share 0 or more, fitted to measurements. What is made small is the
/// sum of squared relative errors, since costs span several powers of ten.
/// </summary>
/// <param name="Operation">What was measured.</param>
/// <param name="Fixed">a: nanoseconds of any object.</param>
/// <param name="PerOutline">b: nanoseconds of a pixel of outline.</param>
/// <param name="PerPixel">c: nanoseconds of a pixel of area.</param>
/// <param name="MedianError">The middle one of the relative errors, in [0, 1].</param>
/// <param name="WorstError">The largest of the relative errors.</param>
public sealed record CostFit(string Operation, double Fixed, double PerOutline, double PerPixel, double MedianError, double WorstError)
{
    private const int Parameters = 3;

    /// <summary>The cost that is expected of an object, nanoseconds.</summary>
    /// <param name="outline">Length of its outline, pixels.</param>
    /// <param name="pixels">Its area, pixels.</param>
    public double At(double outline, double pixels) => Fixed + PerOutline * outline + PerPixel * pixels;

    /// <summary>The fit to measurements.</summary>
    /// <param name="operation">What was measured.</param>
    /// <param name="points">Outline and area of an object in pixels, and its cost in nanoseconds; three or more.</param>
    /// <exception cref="ArgumentException">Fewer than three measurements.</exception>
    public static CostFit Of(string operation, IReadOnlyList<(double Outline, double Pixels, double Nanoseconds)> points)
    {
        Throw.IfTooFew(points.Count, Parameters);
        double[][] rows = [.. points.Select(point => (double[])[1 / point.Nanoseconds, point.Outline / point.Nanoseconds, point.Pixels / point.Nanoseconds])];
        // Few enough sets of shares to try all: the best without a negative one is the constrained least squares solution.
        double[]? best = null;
        double least = double.PositiveInfinity;
        for (int set = 1; set < 1 << Parameters; set++)
        {
            if (Solve(rows, set) is not { } costs || costs.Any(cost => cost < 0)) continue;
            double error = rows.Sum(row => Squared(Predicted(row, costs) - 1));
            if (error < least) (best, least) = (costs, error);
        }
        double[] errors = [.. rows.Select(row => Math.Abs(Predicted(row, best!) - 1))];
        return new CostFit(operation, best![0], best[1], best[2], Timing.MedianOf(errors), errors.Max());
    }

    // Least squares over the shares of a set, by the normal equations; the others are 0. Null when the measurements do not determine them.
    private static double[]? Solve(double[][] rows, int set)
    {
        int[] columns = [.. Enumerable.Range(0, Parameters).Where(column => (set >> column & 1) != 0)];
        // Columns are scaled to length 1: outlines and areas differ by powers of ten.
        double[] scale = [.. columns.Select(column => Math.Sqrt(rows.Sum(row => Squared(row[column]))))];
        if (scale.Any(length => length == 0)) return null;
        int n = columns.Length;
        var matrix = new double[n, n + 1];
        foreach (double[] row in rows)
        {
            for (int i = 0; i < n; i++)
            {
                double value = row[columns[i]] / scale[i];
                for (int j = 0; j < n; j++) matrix[i, j] += value * row[columns[j]] / scale[j];
                matrix[i, n] += value;
            }
        }
        if (!Eliminate(matrix, n)) return null;
        var costs = new double[Parameters];
        for (int i = 0; i < n; i++) costs[columns[i]] = matrix[i, n] / scale[i];
        return costs;
    }

    // Gauss and Jordan; the matrix is symmetric and positive, so that it needs no pivoting.
    private static bool Eliminate(double[,] matrix, int n)
    {
        const double Singular = 1e-12;
        for (int k = 0; k < n; k++)
        {
            double pivot = matrix[k, k];
            if (pivot < Singular) return false;
            for (int j = k; j <= n; j++) matrix[k, j] /= pivot;
            for (int i = 0; i < n; i++)
            {
                if (i == k) continue;
                double factor = matrix[i, k];
                for (int j = k; j <= n; j++) matrix[i, j] -= factor * matrix[k, j];
            }
        }
        return true;
    }

    private static double Predicted(double[] row, double[] costs) => row[0] * costs[0] + row[1] * costs[1] + row[2] * costs[2];

    private static double Squared(double value) => value * value;
}
