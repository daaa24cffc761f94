using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

public class VoteModelTests
{
    private static readonly Gen<(int Raters, int Labels, Rating[][] Units)> Votes =
        from raters in Gen.Int[3, 6]
        from labels in Gen.Int[2, 4]
        from units in Gen.Select(Gen.Int[0, raters - 1], Gen.Int[0, labels - 1], (rater, label) => new Rating(rater, label)).Array[1, 9].Array[1, 30]
        select (raters, labels, units);

    [Fact]
    public void Dawid_Skene_is_the_papers() => Gen.Select(Votes, Gen.Int[1, 12]).Sample((votes, rounds) =>
    {
        ErrorModel model = DawidSkene.Fit(TableOf(votes), new ErrorModelOptions { Tolerance = 0, MaxIterations = rounds });
        var oracle = new DawidSkeneOracle(votes.Units.Length, votes.Raters, votes.Labels,
            votes.Units.Index().SelectMany(unit => unit.Item.Select(vote => (unit.Index, vote.Rater, vote.Label)))).Run(model.Fit.Iterations);
        Assert.Equal(oracle.LogLikelihood, model.Fit.LogLikelihood, 1e-8);
        double[] posterior = new double[votes.Labels];
        foreach ((int unit, Rating[] own) in votes.Units.Index())
        {
            model.Posterior(own, posterior);
            for (int label = 0; label < votes.Labels; label++) Assert.Equal(oracle.Posterior[unit, label], posterior[label], 1e-8);
        }
        for (int label = 0; label < votes.Labels; label++) Assert.Equal(oracle.Priors[label], model.Priors[label], 1e-8);
        for (int rater = 0; rater < votes.Raters; rater++)
            for (int truth = 0; truth < votes.Labels; truth++)
                for (int given = 0; given < votes.Labels && oracle.Mass[rater, truth] > 1e-30; given++) // shares of next to nothing are rounding
                    Assert.Equal(oracle.Errors[rater, truth, given], model.Error(rater, truth, given), 1e-8);
    });

    [Fact]
    public void Likelihood_never_falls() => Votes.Sample(votes =>
    {
        VoteTable table = TableOf(votes);
        foreach (Func<VoteTable, ErrorModelOptions, ErrorModel> fit in new Func<VoteTable, ErrorModelOptions, ErrorModel>[]
            { (t, o) => DawidSkene.Fit(t, o), (t, o) => OneCoin.Fit(t, o) })
        {
            double before = double.NegativeInfinity;
            for (int rounds = 1; rounds < 8; rounds++)
            {
                double now = fit(table, new ErrorModelOptions { Tolerance = 0, MaxIterations = rounds }).Fit.LogLikelihood;
                Assert.True(now >= before - 1e-9 * (1 + Math.Abs(now)), $"{now} after {before}");
                before = now;
            }
        }
    });

    [Fact]
    public void A_weight_is_as_many_units() => Gen.Select(Votes, Gen.Int[1, 4].Array[30]).Sample((votes, weights) =>
    {
        VoteTable weighted = new(votes.Raters, votes.Labels), repeated = new(votes.Raters, votes.Labels);
        foreach ((int unit, Rating[] own) in votes.Units.Index())
        {
            weighted.Add(own, weights[unit]);
            for (int i = 0; i < weights[unit]; i++) repeated.Add(own);
        }
        foreach (Func<VoteTable, VoteModel> fit in Fits)
        {
            VoteModel a = fit(weighted), b = fit(repeated);
            for (int rater = 0; rater < votes.Raters; rater++) Near(a.Skill(rater), b.Skill(rater));
        }
    }, iter: 50);

    // Raters of known skill: every model finds more than the majority does, and the skills.
    [Fact]
    public void Models_find_the_skills_that_made_the_votes()
    {
        double[] skills = [0.95, 0.9, 0.6, 0.55, 0.55];
        var random = new Random(7);
        var table = new VoteTable(skills.Length, 3);
        int[] truth = new int[8_000];
        for (int unit = 0; unit < truth.Length; unit++)
        {
            truth[unit] = random.Next(3);
            table.Add([.. skills.Select((skill, rater) =>
                new Rating(rater, random.NextDouble() < skill ? truth[unit] : (truth[unit] + random.Next(1, 3)) % 3))]);
        }
        double majority = Accuracy(VoteShares.Majority(table));
        foreach (Func<VoteTable, VoteModel> fit in Fits.Skip(1))
        {
            VoteModel model = fit(table);
            Assert.True(Accuracy(model) > majority + 0.02, $"{Accuracy(model)} against {majority}");
        }
        foreach (ErrorModel model in new[] { DawidSkene.Fit(table), OneCoin.Fit(table) })
            for (int rater = 0; rater < skills.Length; rater++) Assert.Equal(skills[rater], model.Skill(rater).Value!.Value, 0.03);

        double Accuracy(VoteModel model) => truth.Index().Average(unit => model.Decide(table[unit.Index]).Label == unit.Item ? 1.0 : 0);
    }

    [Fact]
    public void Threads_and_order_of_patterns_change_no_bit()
    {
        var random = new Random(3);
        Rating[][] units = [.. Enumerable.Range(0, 60_000).Select(_ =>
            Enumerable.Range(0, 20).Where(_ => random.Next(4) == 0).Select(rater => new Rating(rater, random.Next(4))).ToArray())];
        PatternHistogram forward = new(), backward = new();
        foreach (Rating[] unit in units) forward.Add(unit, 1);
        foreach (Rating[] unit in units.Reverse()) backward.Add(unit, 1);
        var options = new ErrorModelOptions { MaxIterations = 5 };
        ErrorModel[] models =
        [
            DawidSkene.Fit(VoteTable.Of(forward, 20, 4), options),
            DawidSkene.Fit(VoteTable.Of(forward, 20, 4), options with { Threads = 3 }),
            DawidSkene.Fit(VoteTable.Of(backward, 20, 4), options with { Threads = 2 }),
        ];
        Assert.True(VoteTable.Of(forward, 20, 4).Units > 40_000); // several chunks
        foreach (ErrorModel model in models)
        {
            Assert.Equal(models[0].Fit, model.Fit);
            Assert.Equal(models[0].Priors.ToArray(), model.Priors.ToArray());
            for (int rater = 0; rater < 20; rater++) Assert.Equal(models[0].Skill(rater), model.Skill(rater));
        }
    }

    [Fact]
    public void Posteriors_are_distributions() => Votes.Sample(votes =>
    {
        VoteTable table = TableOf(votes);
        double[] posterior = new double[votes.Labels];
        foreach (Func<VoteTable, VoteModel> fit in Fits)
        {
            VoteModel model = fit(table);
            foreach (Rating[] unit in votes.Units)
            {
                model.Posterior(unit, posterior);
                Assert.Equal(1, posterior.Sum(), 1e-9);
                Assert.All(posterior, probability => Assert.InRange(probability, 0, 1 + 1e-12));
                Verdict verdict = model.Decide(unit);
                Assert.Equal(posterior.Max(), verdict.Confidence, 1e-9);
                Assert.InRange(verdict.Entropy, 0, Math.Log2(votes.Labels) + 1e-12);
            }
            model.Posterior([], posterior);
            Assert.All(posterior, probability => Assert.Equal(0, probability));
            Assert.Equal(new Verdict(-1, 0, 0, 0, false), model.Decide([]));
        }
    });

    [Fact]
    public void Ties_are_said_and_go_to_the_lowest_label()
    {
        var table = new VoteTable(4, 3);
        table.Add([new(0, 2), new(1, 1), new(2, 2), new(3, 1)]);
        table.Add([new(0, 2), new(1, 1), new(2, 1)]);
        VoteShares majority = VoteShares.Majority(table);
        Assert.Equal(new Verdict(1, 0.5, 1, 4, true), majority.Decide(table[0]));
        Verdict second = majority.Decide(table[1]);
        Assert.Equal((1, false), (second.Label, second.Tie));
        Assert.Equal(2.0 / 3, second.Confidence, 1e-12);
    }

    [Fact]
    public void Degenerate_tables_have_a_status()
    {
        Expect(MeasureStatus.Empty);
        Expect(MeasureStatus.SingleRater, [new(0, 1)], [new(0, 0), new(0, 1)]);
        Expect(MeasureStatus.NoOverlap, [new(0, 1)], [new(1, 0)], [new(2, 0)]);
        Expect(MeasureStatus.NoVariation, [new(0, 1), new(1, 1)], [new(2, 1)]);
        Expect(MeasureStatus.NotIdentifiable, [new(0, 1), new(1, 0)], [new(1, 1)]);
        Expect(MeasureStatus.Ok, [new(0, 1), new(1, 0)], [new(2, 1)]);

        static void Expect(MeasureStatus status, params Rating[][] units)
        {
            VoteTable table = TableOf((4, 2, units));
            foreach (Func<VoteTable, VoteModel> fit in Fits)
            {
                VoteModel model = fit(table);
                bool isVoting = model is VoteShares;
                Assert.Equal(isVoting && status == MeasureStatus.NotIdentifiable ? MeasureStatus.Ok : status, model.Status);
                Assert.Equal(Measure.Undefined(MeasureStatus.Empty), model.Skill(3)); // who never votes
                foreach (Rating[] unit in units) Assert.InRange(model.Decide(unit).Label, 0, 1);
                if (model is ErrorModel found) Assert.True(double.IsFinite(found.Fit.LogLikelihood));
            }
        }
    }

    [Fact]
    public void Votes_outside_of_the_table_are_refused()
    {
        var table = new VoteTable(2, 3);
        Refused("rater 2; 0 to 1", () => table.Add([new(2, 0)]));
        Refused("rater -1; 0 to 1", () => table.Add([new(-1, 0)]));
        Refused("label 3 of rater 1; 0 to 2", () => table.Add([new(0, 0), new(1, 3)]));
        Refused("weight -1", () => table.Add([new(0, 0)], -1));
        Refused("-1; 0 or more", () => _ = new VoteTable(-1, 2));
        Refused("tolerance NaN", () => DawidSkene.Fit(table, new ErrorModelOptions { Tolerance = double.NaN }));
        Refused("0 iterations", () => OneCoin.Fit(table, new ErrorModelOptions { MaxIterations = 0 }));
        Refused("0 threads", () => Mace.Fit(table, new ErrorModelOptions { Threads = 0 }));
        Assert.Equal(0, table.Units);

        static void Refused(string message, Action action) => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message);
    }

    private static readonly Func<VoteTable, VoteModel>[] Fits =
        [VoteShares.Majority, VoteShares.Weighted, table => DawidSkene.Fit(table), table => OneCoin.Fit(table), table => Mace.Fit(table)];

    private static VoteTable TableOf((int Raters, int Labels, Rating[][] Units) votes)
    {
        var table = new VoteTable(votes.Raters, votes.Labels);
        foreach (Rating[] unit in votes.Units) table.Add(unit);
        return table;
    }

    private static void Near(Measure expected, Measure actual)
    {
        Assert.Equal(expected.Status, actual.Status);
        if (expected.Value is { } value) Assert.Equal(value, actual.Value!.Value, 1e-6);
    }
}
