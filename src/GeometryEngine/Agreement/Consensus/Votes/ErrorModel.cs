namespace GeometryEngine;

/// <summary>
/// A model of raters' errors: how frequent each label is, and how often a rater who looks at a unit of one label gives another. The
/// probability of a label of a unit is in proportion to its frequency times, for every vote, the probability of that vote: computed in
/// logarithms.
/// </summary>
public sealed class ErrorModel : VoteModel
{
    private readonly double[] _priors;
    private readonly double[] _errors; // of (rater, given, true) at (rater * Labels + given) * Labels + true
    private readonly double[] _logPriors;
    private readonly double[] _logErrors;
    private readonly Measure[] _skills;

    internal ErrorModel(double[] priors, double[] errors, Measure[] skills, ErrorFit fit) : base(skills.Length, priors.Length, fit.Status)
    {
        (_priors, _errors, _skills, Fit) = (priors, errors, skills, fit);
        _logPriors = [.. priors.Select(prior => Math.Log(prior))];
        _logErrors = [.. errors.Select(error => Math.Log(error))];
    }

    /// <summary>Most kinds of error a model holds: raters * labels * labels.</summary>
    public const long MostErrors = 1L << 26;

    /// <summary>How the model was found.</summary>
    public ErrorFit Fit { get; }

    /// <summary>The frequency of each label, of sum 1.</summary>
    public ReadOnlySpan<double> Priors => _priors;

    internal ReadOnlySpan<double> Errors => _errors;

    /// <summary>Whether a model of so many raters and labels has at most <see cref="MostErrors"/> kinds of error.</summary>
    /// <param name="raters">Number of raters.</param>
    /// <param name="labels">Number of labels.</param>
    public static bool Fits(int raters, int labels) => (Int128)raters * labels * labels <= MostErrors;

    /// <summary>
    /// The probability that a rater gives a label to a unit of some true label; 0 throughout where the rater saw no such unit.
    /// </summary>
    /// <param name="rater">Index in [0, <see cref="VoteModel.Raters"/>).</param>
    /// <param name="truth">The true label.</param>
    /// <param name="given">The label given.</param>
    public double Error(int rater, int truth, int given) => _errors[(rater * Labels + given) * Labels + truth];

    /// <summary>
    /// The probability that a rater recognises a label: for binary masks the sensitivity of label 1 and the specificity of label 0. Undefined
    /// where no unit the rater saw is expected to have the label.
    /// </summary>
    /// <param name="rater">Index in [0, <see cref="VoteModel.Raters"/>).</param>
    /// <param name="label">The true label.</param>
    public Measure Accuracy(int rater, int label)
    {
        for (int given = 0; given < Labels; given++)
            if (Error(rater, label, given) > 0) return Measure.Of(Error(rater, label, label));
        return Measure.Undefined(MeasureStatus.Empty);
    }

    /// <inheritdoc/>
    public override Measure Skill(int rater) => _skills[rater];

    /// <inheritdoc/>
    public override void Posterior(ReadOnlySpan<Rating> votes, Span<double> posterior)
    {
        if (votes.IsEmpty) posterior.Clear();
        else if (double.IsNegativeInfinity(Explain(votes, posterior))) _priors.CopyTo(posterior); // votes it holds for impossible tell nothing
    }

    /// <summary>The same model, found in another way.</summary>
    internal ErrorModel With(ErrorFit fit) => new(_priors, _errors, _skills, fit);

    /// <summary>The posterior of a unit; all 0 for votes that the model holds for impossible.</summary>
    /// <returns>The log-likelihood of the votes, natural.</returns>
    internal double Explain(ReadOnlySpan<Rating> votes, Span<double> posterior)
    {
        int labels = posterior.Length;
        _logPriors.CopyTo(posterior);
        foreach (Rating vote in votes)
        {
            ReadOnlySpan<double> given = _logErrors.AsSpan((vote.Rater * labels + vote.Label) * labels, labels);
            for (int truth = 0; truth < given.Length; truth++) posterior[truth] += given[truth];
        }
        double most = double.NegativeInfinity, sum = 0;
        foreach (double log in posterior) most = Math.Max(most, log);
        if (double.IsNegativeInfinity(most))
        {
            posterior.Clear();
            return most;
        }
        foreach (ref double log in posterior)
        {
            log = Math.Exp(log - most);
            sum += log;
        }
        foreach (ref double probability in posterior) probability /= sum;
        return most + Math.Log(sum);
    }
}
