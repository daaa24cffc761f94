namespace GeometryEngine;

/// <summary>Labels that agree or do not.</summary>
internal sealed class UnweightedLabels(int labels) : AgreementWeights(labels)
{
    public override double Disagreement(int k, int l) => k == l ? 0 : 1;

    // The sum of all shares but one, from those before and those behind: without cancellation, and exactly 0 where one label has all.
    internal override double[] Against(ReadOnlySpan<double> shares)
    {
        double[] against = new double[Labels];
        double before = 0, behind = 0;
        for (int k = 0; k < shares.Length; k++)
        {
            against[k] += before;
            before += shares[k];
        }
        for (int k = shares.Length - 1; k >= 0; k--)
        {
            against[k] += behind;
            behind += shares[k];
        }
        return against;
    }

    internal override double Among(ReadOnlySpan<LabelCount> counts)
    {
        long ratings = 0, agreeing = 0;
        foreach (LabelCount count in counts)
        {
            ratings += count.Count;
            agreeing += (long)count.Count * (count.Count - 1);
        }
        return ratings < 2 ? 0 : (ratings * (ratings - 1) - agreeing) / ((double)ratings * (ratings - 1));
    }
}
