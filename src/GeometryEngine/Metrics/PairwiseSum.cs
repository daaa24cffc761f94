namespace GeometryEngine;

/// <summary>
/// The sum of doubles in the order in which NumPy adds them: eight running sums over blocks of up to 128, blocks joined two by two. Where a
/// result depends on the last digit of a sum, it then is NumPy's.
/// </summary>
internal static class PairwiseSum
{
    private const int Block = 128;

    /// <summary>The sum; 0 of nothing.</summary>
    public static double Of(ReadOnlySpan<double> terms)
    {
        if (terms.Length > Block)
        {
            int half = terms.Length / 2;
            half -= half % 8;
            return Of(terms[..half]) + Of(terms[half..]);
        }
        double sum = 0;
        int next = 0;
        if (terms.Length >= 8)
        {
            Span<double> lanes = stackalloc double[8];
            terms[..8].CopyTo(lanes);
            for (next = 8; next + 8 <= terms.Length; next += 8)
                for (int lane = 0; lane < 8; lane++) lanes[lane] += terms[next + lane];
            sum = lanes[0] + lanes[1] + (lanes[2] + lanes[3]) + (lanes[4] + lanes[5] + (lanes[6] + lanes[7]));
        }
        for (; next < terms.Length; next++) sum += terms[next];
        return sum;
    }
}
