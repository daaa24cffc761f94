namespace GeometryEngine;

/// <summary>
/// How far apart labels are: for each two of q labels a disagreement, which is 1 minus the agreement weight of Cohen (1968) and Gwet (2014). It
/// is symmetric, 0 between equal labels and, in the families, 1 between the two that are furthest apart.
/// </summary>
public abstract class AgreementWeights
{
    private protected AgreementWeights(int labels) => Labels = labels;

    /// <summary>The number q of labels.</summary>
    public int Labels { get; }

    /// <summary>Labels that agree or do not.</summary>
    /// <param name="labels">The number of labels, 0 or more.</param>
    public static AgreementWeights Unweighted(int labels) => new UnweightedLabels(labels);

    /// <summary>The weights of a family.</summary>
    /// <param name="family">The family.</param>
    /// <param name="values">The values of the labels, finite and ascending; ranks for labels that have an order alone.</param>
    /// <exception cref="ArgumentException">
    /// Values do not ascend or are not finite, or are negative in a <see cref="WeightFamily.Ratio"/>; or there are more than 2,048, except
    /// where the family is unweighted or quadratic.
    /// </exception>
    public static AgreementWeights Of(WeightFamily family, params ReadOnlySpan<double> values) => family switch
    {
        WeightFamily.Unweighted => new UnweightedLabels(values.Length),
        WeightFamily.Quadratic => new QuadraticWeights(values),
        _ => WeightMatrix.OfFamily(family, values),
    };

    /// <summary>Weights of one's own.</summary>
    /// <param name="weights">q x q agreement weights: symmetric, 1 on the diagonal, at most 1 elsewhere; 2,048 labels at most.</param>
    /// <exception cref="ArgumentException">The weights are not such, or not finite.</exception>
    public static AgreementWeights Custom(double[,] weights) => WeightMatrix.OfWeights(weights);

    /// <summary>1 minus the agreement weight of two labels.</summary>
    /// <param name="k">A label, in [0, <see cref="Labels"/>).</param>
    /// <param name="l">A label, in [0, <see cref="Labels"/>).</param>
    public abstract double Disagreement(int k, int l);

    /// <summary>For each label k, its disagreement with labels of given shares: sum_l d_kl s_l.</summary>
    internal abstract double[] Against(ReadOnlySpan<double> shares);

    /// <summary>The mean disagreement of two different ratings of a unit; 0 for a single one.</summary>
    internal virtual double Among(ReadOnlySpan<LabelCount> counts)
    {
        double sum = 0;
        long ratings = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            ratings += counts[i].Count;
            for (int j = 0; j < i; j++)
                sum += (double)counts[i].Count * counts[j].Count * Disagreement(counts[i].Label, counts[j].Label);
        }
        return sum == 0 ? 0 : 2 * sum / ((double)ratings * (ratings - 1));
    }

    /// <summary>The disagreements of all ordered pairs of labels, summed.</summary>
    internal double Total()
    {
        double[] one = new double[Labels];
        Array.Fill(one, 1);
        return Against(one).Sum();
    }
}
