namespace GeometryEngine;

/// <summary>How far apart sets of tags are.</summary>
/// <param name="sets">For each label, its set of tags, ascending.</param>
/// <param name="distance">The distance of two sets, in [0, 1].</param>
internal sealed class SetDistance(int[][] sets, Func<int[], int[], double> distance) : AgreementWeights(sets.Length)
{
    /// <summary>Sets by their first different tag; a set comes after those that begin it.</summary>
    public static IComparer<int[]> Order { get; } = Comparer<int[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y));

    public override double Disagreement(int k, int l) => k == l ? 0 : distance(sets[k], sets[l]);

    /// <summary>1 - |A and B| / |A or B|; 0 between two empty sets.</summary>
    public static double Jaccard(int[] a, int[] b)
    {
        int common = Common(a, b), either = a.Length + b.Length - common;
        return either == 0 ? 0 : 1 - (double)common / either;
    }

    /// <summary>
    /// 1 - J M, J = |A and B| / |A or B|, M = 1 for equal sets, 2/3 where one holds the other, 1/3 where they overlap, 0 where they do not
    /// (Passonneau 2006, LREC: Measuring agreement on set-valued items). 0 between two empty sets.
    /// </summary>
    public static double Masi(int[] a, int[] b)
    {
        int common = Common(a, b), either = a.Length + b.Length - common;
        if (either == common) return 0;
        double monotonicity = common == Math.Min(a.Length, b.Length) ? 2 / 3.0 : 1 / 3.0;
        return 1 - (double)common / either * monotonicity;
    }

    internal override double[] Against(ReadOnlySpan<double> shares)
    {
        double[] against = new double[Labels];
        for (int k = 0; k < Labels; k++)
        {
            for (int l = 0; l < k; l++)
            {
                double apart = distance(sets[k], sets[l]);
                against[k] += shares[l] * apart;
                against[l] += shares[k] * apart;
            }
        }
        return against;
    }

    private static int Common(int[] a, int[] b)
    {
        int common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j]) common++;
            int step = a[i].CompareTo(b[j]);
            if (step <= 0) i++;
            if (step >= 0) j++;
        }
        return common;
    }
}
