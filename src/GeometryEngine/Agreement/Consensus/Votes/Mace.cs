namespace GeometryEngine;

/// <summary>
/// MACE (Hovy et al. 2013, NAACL): with some probability, its competence, a rater knows the label of a unit; otherwise it answers from a
/// distribution of its own that does not look at the unit. All labels are as frequent beforehand. Variational Bayes as in the authors'
/// program: Beta(0.5, 0.5) on competence, Dirichlet(10) on the answers of one who does not know; the best of several starts counts, all
/// from a fixed seed.
/// </summary>
public static class Mace
{
    private const int Starts = 10;
    private const int Rounds = 50; // of each start, as in the authors' program: the best start counts, not the last digit
    private const double CompetencePrior = 0.5;
    private const double AnswerPrior = 10;
    private const double Noise = 0.5; // of the random starts

    /// <summary>Finds the model of some votes. The likelihood reported is that of the variational parameters.</summary>
    /// <param name="votes">The votes.</param>
    /// <param name="options">When to stop, after 50 rounds at the latest; <see cref="ErrorModelOptions.Default"/> when null.</param>
    /// <param name="seed">Seed of the random starts; the first start is not random.</param>
    /// <exception cref="ArgumentException">
    /// An option is outside of its range, or there are more kinds of error than <see cref="ErrorModel.MostErrors"/>.
    /// </exception>
    public static ErrorModel Fit(VoteTable votes, ErrorModelOptions? options = null, int seed = 0)
    {
        options ??= ErrorModelOptions.Default;
        Throw.IfNotErrorModelOptions(options, nameof(options));
        Throw.IfTooManyErrors(votes, nameof(votes));
        options = options with { MaxIterations = Math.Min(options.MaxIterations, Rounds) };
        var fit = new ErrorFit(VoteStatus.Of(votes, VoteStatus.LeastRaters), 0, false, 0);
        var random = new StableRandom((ulong)seed);
        ErrorModel? best = null;
        for (int start = 0; start < Starts; start++)
        {
            Answers answers = Answers.Start(votes.Raters, votes.Labels, start == 0 ? 0 : Noise, ref random);
            ErrorModel found = ExpectationMaximization.ToLikelihood(votes, answers.ToModel(fit), counts =>
            {
                answers = answers.Maximize(counts);
                return answers.ToModel(fit);
            }, options);
            if (best is null || found.Fit.LogLikelihood > best.Fit.LogLikelihood) best = found;
        }
        return best!;
    }

    // The weights of knowing and of each answer of one who does not know, for each rater.
    private sealed class Answers(int labels, double[] knows, double[] guesses, Measure[] competence)
    {
        // guesses[rater * labels + label] holds the weight of not knowing, too.
        public static Answers Start(int raters, int labels, double noise, ref StableRandom random)
        {
            double[] knows = new double[raters], guesses = new double[raters * labels];
            for (int rater = 0; rater < raters; rater++)
            {
                double known = 1 + noise * random.NextDouble(), unknown = 1 + noise * random.NextDouble();
                knows[rater] = known / (known + unknown);
                Span<double> own = guesses.AsSpan(rater * labels, labels);
                foreach (ref double guess in own) guess = 1 + noise * random.NextDouble();
                double sum = 0;
                foreach (double guess in own) sum += guess;
                foreach (ref double guess in own) guess *= (1 - knows[rater]) / sum;
            }
            return new Answers(labels, knows, guesses, new Measure[raters]);
        }

        public ErrorModel ToModel(ErrorFit fit)
        {
            double[] errors = new double[knows.Length * labels * labels];
            for (int i = 0; i < errors.Length; i++)
                errors[i] = guesses[i / labels] + (i / labels % labels == i % labels ? knows[i / (labels * labels)] : 0);
            return new ErrorModel([.. Enumerable.Repeat(1.0 / labels, labels)], errors, competence, fit);
        }

        // Votes for another label than the true one are guesses; those for the true one are in part.
        public Answers Maximize(ExpectedCounts counts)
        {
            double[] nextKnows = new double[knows.Length], nextGuesses = new double[guesses.Length];
            var nextCompetence = new Measure[knows.Length];
            for (int rater = 0; rater < knows.Length; rater++)
            {
                Span<double> own = nextGuesses.AsSpan(rater * labels, labels);
                double known = 0, guessed = 0;
                for (int given = 0; given < labels; given++)
                {
                    int row = rater * labels + given;
                    double all = 0, right = counts.Votes[row * labels + given];
                    foreach (double count in counts.Votes.AsSpan(row * labels, labels)) all += count;
                    double knew = right == 0 ? 0 : right * knows[rater] / (knows[rater] + guesses[row]);
                    own[given] = Math.Max(0, all - knew);
                    known += knew;
                    guessed += own[given];
                }
                double total = Math.Exp(Digamma(known + guessed + 2 * CompetencePrior));
                double notKnowing = Math.Exp(Digamma(guessed + CompetencePrior)) / total;
                double answers = Math.Exp(Digamma(guessed + labels * AnswerPrior));
                foreach (ref double guess in own) guess = notKnowing * Math.Exp(Digamma(guess + AnswerPrior)) / answers;
                nextKnows[rater] = Math.Exp(Digamma(known + CompetencePrior)) / total;
                nextCompetence[rater] = known + guessed == 0
                    ? Measure.Undefined(MeasureStatus.Empty)
                    : Measure.Of((known + CompetencePrior) / (known + guessed + 2 * CompetencePrior));
            }
            return new Answers(labels, nextKnows, nextGuesses, nextCompetence);
        }
    }

    // The derivative of the logarithm of the gamma function, of a number above 0: recurrence up to 6, then the asymptotic series.
    private static double Digamma(double x)
    {
        double below = 0;
        for (; x < 6; x++) below += 1 / x;
        double inverse = 1 / (x * x);
        double series = inverse * (1.0 / 12 - inverse * (1.0 / 120 - inverse * (1.0 / 252 - inverse * (1.0 / 240 - inverse / 132))));
        return Math.Log(x) - 0.5 / x - series - below;
    }
}
