namespace GeometryEngine.TestSupport.Oracles;

/// <summary>Dawid-Skene as the paper writes it: a dense table of counts, plain products of probabilities.</summary>
public sealed class DawidSkeneOracle
{
    private readonly int[,,] _counts; // unit, rater, label
    private readonly int _units, _raters, _labels;

    public DawidSkeneOracle(int units, int raters, int labels, IEnumerable<(int Unit, int Rater, int Label)> votes)
    {
        (_units, _raters, _labels) = (units, raters, labels);
        _counts = new int[units, raters, labels];
        foreach ((int unit, int rater, int label) in votes) _counts[unit, rater, label]++;
        (Posterior, Priors, Errors, Mass) = (new double[units, labels], new double[labels], new double[raters, labels, labels], new double[raters, labels]);
    }

    public double[,] Posterior { get; }

    public double[] Priors { get; }

    /// <summary>Probability of (rater, truth, given).</summary>
    public double[,,] Errors { get; }

    /// <summary>Expected votes of (rater, truth): what the errors are shares of.</summary>
    public double[,] Mass { get; }

    public double LogLikelihood { get; private set; }

    /// <summary>So many rounds from the shares of the votes.</summary>
    public DawidSkeneOracle Run(int rounds)
    {
        foreach (int unit in All(_units))
            foreach (int label in All(_labels))
                Posterior[unit, label] = (double)All(_raters).Sum(rater => _counts[unit, rater, label]) / Votes(unit);
        for (int round = 0; round < rounds; round++)
        {
            Maximize();
            Expect();
        }
        return this;
    }

    private void Maximize()
    {
        foreach (int truth in All(_labels)) Priors[truth] = All(_units).Average(unit => Posterior[unit, truth]);
        foreach (int rater in All(_raters))
        {
            foreach (int truth in All(_labels))
            {
                double Expected(int given) => All(_units).Sum(unit => Posterior[unit, truth] * _counts[unit, rater, given]);
                double sum = Mass[rater, truth] = All(_labels).Sum(Expected);
                foreach (int given in All(_labels)) Errors[rater, truth, given] = sum == 0 ? 0 : Expected(given) / sum;
            }
        }
    }

    private void Expect()
    {
        LogLikelihood = 0;
        foreach (int unit in All(_units))
        {
            double[] joint = [.. All(_labels).Select(truth => Priors[truth] * All(_raters).Aggregate(1.0, (product, rater) =>
                All(_labels).Aggregate(product, (p, given) => p * Math.Pow(Errors[rater, truth, given], _counts[unit, rater, given]))))];
            foreach (int label in All(_labels)) Posterior[unit, label] = joint[label] / joint.Sum();
            LogLikelihood += Math.Log(joint.Sum());
        }
    }

    private int Votes(int unit) => All(_raters).Sum(rater => All(_labels).Sum(label => _counts[unit, rater, label]));

    private static IEnumerable<int> All(int count) => Enumerable.Range(0, count);
}
