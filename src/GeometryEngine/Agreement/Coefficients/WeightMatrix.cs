namespace GeometryEngine;

/// <summary>Weights as a table of all pairs of labels.</summary>
internal sealed class WeightMatrix : AgreementWeights
{
    private readonly double[] _disagreements; // q x q

    private WeightMatrix(int labels, double[] disagreements) : base(labels) => _disagreements = disagreements;

    /// <summary>The weights of a family that compares two labels by their values or ranks.</summary>
    public static WeightMatrix OfFamily(WeightFamily family, ReadOnlySpan<double> values)
    {
        Throw.IfNotLabelValues(values, family == WeightFamily.Ratio, nameof(values));
        Throw.IfTooManyLabels(values.Length, nameof(values));
        int q = values.Length;
        double[] distances = new double[q * q];
        double most = 0;
        for (int k = 0; k < q; k++)
        {
            for (int l = 0; l < k; l++)
            {
                double distance = Distance(family, k, l, values);
                distances[k * q + l] = distances[l * q + k] = distance;
                most = Math.Max(most, distance);
            }
        }
        if (most > 0)
            for (int i = 0; i < distances.Length; i++) distances[i] /= most;
        return new WeightMatrix(q, distances);
    }

    /// <summary>Weights as the user gives them.</summary>
    public static WeightMatrix OfWeights(double[,] weights)
    {
        Throw.IfTooManyLabels(weights.GetLength(0), nameof(weights));
        Throw.IfNotWeights(weights, nameof(weights));
        int q = weights.GetLength(0);
        double[] disagreements = new double[q * q];
        for (int k = 0; k < q; k++)
            for (int l = 0; l < q; l++) disagreements[k * q + l] = 1 - weights[k, l];
        return new WeightMatrix(q, disagreements);
    }

    public override double Disagreement(int k, int l) => _disagreements[k * Labels + l];

    internal override double[] Against(ReadOnlySpan<double> shares)
    {
        double[] against = new double[Labels];
        for (int k = 0; k < Labels; k++)
        {
            ReadOnlySpan<double> row = _disagreements.AsSpan(k * Labels, Labels);
            for (int l = 0; l < row.Length; l++) against[k] += row[l] * shares[l];
        }
        return against;
    }

    // Up to a factor, which the largest distance sets.
    private static double Distance(WeightFamily family, int k, int l, ReadOnlySpan<double> values)
    {
        double a = values[k], b = values[l], least = values[0], most = values[^1], ranks = Math.Abs(k - l) + 1;
        return family switch
        {
            WeightFamily.Linear => Math.Abs(a - b),
            WeightFamily.Ordinal => ranks * (ranks - 1) / 2,
            WeightFamily.Radical => Math.Sqrt(Math.Abs(a - b)),
            WeightFamily.Ratio => (a - b) / (a + b) * ((a - b) / (a + b)),
            WeightFamily.Circular => Math.Pow(Math.Sin(Math.PI * (a - b) / (most - least + 1)), 2),
            WeightFamily.Bipolar => (a - b) * (a - b) / ((a + b - 2 * least) * (2 * most - (a + b))),
            _ => throw new ArgumentOutOfRangeException(nameof(family), family, "no table is made of this family"),
        };
    }
}
