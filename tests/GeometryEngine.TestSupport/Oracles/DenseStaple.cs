namespace GeometryEngine.TestSupport.Oracles;

/// <summary>Binary STAPLE as ITK writes it: every pixel of every mask, every round.</summary>
public sealed class DenseStaple
{
    private const double LargestSquare = 1e-14;

    /// <param name="masks">0 or 1 for each pixel, of each rater.</param>
    /// <param name="mostRounds">When to stop at the latest.</param>
    public DenseStaple(byte[][] masks, int mostRounds = int.MaxValue)
    {
        int pixels = masks[0].Length;
        (Foreground, Sensitivity, Specificity) = (new double[pixels], new double[masks.Length], new double[masks.Length]);
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            foreach (byte[] mask in masks) Foreground[pixel] += mask[pixel];
            Foreground[pixel] /= masks.Length;
        }
        double prior = Foreground.Sum() / pixels;
        do
        {
            LargestChange = 0;
            for (int rater = 0; rater < masks.Length; rater++) Rate(masks[rater], rater);
            for (int pixel = 0; pixel < pixels; pixel++) Foreground[pixel] = Weigh(masks, pixel, prior);
            Rounds++;
        }
        while (Rounds < mostRounds && (Rounds == 1 || LargestChange * LargestChange > LargestSquare));
    }

    /// <summary>The probability of foreground at each pixel.</summary>
    public double[] Foreground { get; }

    public double[] Sensitivity { get; }

    public double[] Specificity { get; }

    public int Rounds { get; private set; }

    private double LargestChange { get; set; }

    private void Rate(byte[] mask, int rater)
    {
        double inside = 0, hit = 0, outside = 0, passed = 0;
        for (int pixel = 0; pixel < mask.Length; pixel++)
        {
            inside += Foreground[pixel];
            hit += Foreground[pixel] * mask[pixel];
            outside += 1 - Foreground[pixel];
            passed += (1 - Foreground[pixel]) * (1 - mask[pixel]);
        }
        LargestChange = Math.Max(LargestChange, Math.Abs(hit / inside - Sensitivity[rater]));
        LargestChange = Math.Max(LargestChange, Math.Abs(passed / outside - Specificity[rater]));
        (Sensitivity[rater], Specificity[rater]) = (hit / inside, passed / outside);
    }

    private double Weigh(byte[][] masks, int pixel, double prior)
    {
        double yes = prior, no = 1 - prior;
        for (int rater = 0; rater < masks.Length; rater++)
        {
            yes *= masks[rater][pixel] == 1 ? Sensitivity[rater] : 1 - Sensitivity[rater];
            no *= masks[rater][pixel] == 1 ? 1 - Specificity[rater] : Specificity[rater];
        }
        return yes / (yes + no);
    }
}
