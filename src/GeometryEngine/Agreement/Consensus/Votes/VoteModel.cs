namespace GeometryEngine;

/// <summary>
/// How votes are weighed against each other: it turns the votes on a unit into a probability of each label, and says how far each rater
/// is trusted.
/// </summary>
public abstract class VoteModel
{
    private protected VoteModel(int raters, int labels, MeasureStatus status) => (Raters, Labels, Status) = (raters, labels, status);

    /// <summary>Number of raters.</summary>
    public int Raters { get; }

    /// <summary>Number of labels.</summary>
    public int Labels { get; }

    /// <summary>
    /// <see cref="MeasureStatus.Ok"/>, or why the model says no more than the votes do: nobody voted, one rater alone, no unit with the
    /// votes of two, one label only, or too few raters to tell who is right (<see cref="MeasureStatus.NotIdentifiable"/>).
    /// </summary>
    public MeasureStatus Status { get; }

    /// <summary>The probability of each label of a unit.</summary>
    /// <param name="votes">The votes on the unit.</param>
    /// <param name="posterior">Receives <see cref="Labels"/> probabilities of sum 1; all 0 without votes.</param>
    public abstract void Posterior(ReadOnlySpan<Rating> votes, Span<double> posterior);

    /// <summary>How likely a rater's vote is right, in [0, 1]; undefined for one who did not vote.</summary>
    /// <param name="rater">Index in [0, <see cref="Raters"/>).</param>
    public abstract Measure Skill(int rater);

    /// <summary>What the votes on a unit come to.</summary>
    /// <param name="votes">The votes on the unit.</param>
    public Verdict Decide(ReadOnlySpan<Rating> votes)
    {
        Span<double> posterior = Labels <= 64 ? stackalloc double[Labels] : new double[Labels];
        Posterior(votes, posterior);
        return Verdict.Of(posterior, votes.Length);
    }
}
