using System.Numerics;
using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>
/// Krippendorff's ratio metric, ((a - b) / (a + b))^2 of values of 0 or more, 0 between two zeros: computed where it is needed, so that tens
/// of thousands of values need no table.
/// </summary>
internal sealed class RatioMetric(double[] values) : AgreementWeights(values.Length)
{
    public override double Disagreement(int k, int l)
    {
        double ratio = (values[k] - values[l]) / (values[k] + values[l]);
        return k == l ? 0 : ratio * ratio;
    }

    internal override double[] Against(ReadOnlySpan<double> shares)
    {
        double[] against = new double[Labels];
        for (int k = 0; k < Labels; k++) against[k] = Against(k, shares);
        return against;
    }

    // A value meets itself with 0 / (2 a), which is 0 but for a = 0.
    private double Against(int k, ReadOnlySpan<double> shares)
    {
        if (values[k] == 0) return Sum(shares[..k]) + Sum(shares[(k + 1)..]);
        ReadOnlySpan<Vector<double>> own = MemoryMarshal.Cast<double, Vector<double>>(values);
        ReadOnlySpan<Vector<double>> weights = MemoryMarshal.Cast<double, Vector<double>>(shares);
        var value = new Vector<double>(values[k]);
        Vector<double> sums = Vector<double>.Zero;
        for (int i = 0; i < own.Length; i++)
        {
            Vector<double> ratio = (value - own[i]) / (value + own[i]);
            sums += weights[i] * ratio * ratio;
        }
        double sum = Vector.Sum(sums);
        for (int l = own.Length * Vector<double>.Count; l < values.Length; l++) sum += shares[l] * Disagreement(k, l);
        return sum;
    }

    private static double Sum(ReadOnlySpan<double> shares)
    {
        double sum = 0;
        foreach (double share in shares) sum += share;
        return sum;
    }
}
