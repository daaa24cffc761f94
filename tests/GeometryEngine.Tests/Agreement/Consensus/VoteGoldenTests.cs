using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Held to an independent EM run to convergence, and to crowd-kit where that stops at the right place.</summary>
public class VoteGoldenTests
{
    private const double Tolerance = 1e-6;
    private static readonly JsonElement Golden = GoldenRows.Document("agreement", "dawid_skene.json");

    [Fact]
    public void Anaesthetists_by_Dawid_and_Skene() =>
        CheckDawidSkene(GoldenVotes.Anaesthetists(), Golden.GetProperty("dawid_skene_1979_anaesthetists").GetProperty("reference_em"));

    [Fact]
    public void Random_set_by_Dawid_and_Skene() =>
        CheckDawidSkene(GoldenVotes.Wide("open_b.csv"), Golden.GetProperty("ds_random_open_b").GetProperty("reference_em"));

    [Fact]
    public void Published_class_marginals()
    {
        ErrorModel model = DawidSkene.Fit(GoldenVotes.Anaesthetists().Table);
        double[] published = Golden.GetProperty("dawid_skene_1979_anaesthetists").GetProperty("published").GetProperty("class_marginals_2dp").Doubles();
        Assert.Equal(published, model.Priors.ToArray().Select(prior => Math.Round(prior, 2)));
    }

    [Fact]
    public void Labels_of_crowd_kit()
    {
        GoldenVotes anaesthetists = GoldenVotes.Anaesthetists(), random = GoldenVotes.Wide("open_b.csv");
        JsonElement first = Golden.GetProperty("dawid_skene_1979_anaesthetists").GetProperty("crowd_kit_1.4.1");
        JsonElement second = Golden.GetProperty("ds_random_open_b").GetProperty("crowd_kit");
        CheckLabels(first, "DawidSkene", anaesthetists, DawidSkene.Fit(anaesthetists.Table));
        CheckLabels(first, "OneCoinDawidSkene", anaesthetists, OneCoin.Fit(anaesthetists.Table));
        CheckLabels(second, "DawidSkene", random, DawidSkene.Fit(random.Table));
        CheckLabels(second, "OneCoinDawidSkene", random, OneCoin.Fit(random.Table));
        CheckLabels(second, "MajorityVote", random, VoteShares.Majority(random.Table));
    }

    [Fact]
    public void Skills_and_labels_of_Wawa()
    {
        GoldenVotes votes = GoldenVotes.Wide("open_b.csv");
        JsonElement golden = Golden.GetProperty("ds_random_open_b").GetProperty("crowd_kit");
        VoteShares model = VoteShares.Weighted(votes.Table);
        CheckLabels(golden, "Wawa", votes, model);
        foreach (JsonProperty skill in golden.GetProperty("Wawa").GetProperty("skills").EnumerateObject())
            Assert.Equal(skill.Value.GetDouble(), model.Skill(Array.IndexOf(votes.Raters, skill.Name)).Value!.Value, 1e-12);
    }

    [Fact]
    public void Bluebirds()
    {
        GoldenVotes votes = GoldenVotes.Long("bluebirds_labels.csv");
        JsonElement golden = GoldenRows.Document("agreement", "bluebirds_expected.json"), expected = golden.GetProperty("dawid_skene");
        Dictionary<string, string> truth = File.ReadLines(Repository.Golden("agreement", "bluebirds_truth.csv")).Skip(1)
            .Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => cells[1]);
        ErrorModel model = DawidSkene.Fit(votes.Table);
        Assert.Equal(expected.GetProperty("loglik").GetDouble(), model.Fit.LogLikelihood, 1e-6);
        Near(expected.GetProperty("prior"), label => model.Priors[label]);
        Assert.Equal(GoldenVotes.LabelsOf(expected.GetProperty("labels")), votes.Decide(model));
        foreach (JsonProperty rater in expected.GetProperty("confusion_true_obs_first3").EnumerateObject())
            Near(rater.Value, (truth, given) => model.Error(Array.IndexOf(votes.Raters, rater.Name), truth, given));
        Assert.Equal(golden.GetProperty("ds_accuracy").GetDouble(), Accuracy(votes.Decide(model)), 1e-12);
        VoteShares majority = VoteShares.Majority(votes.Table);
        Assert.Equal(golden.GetProperty("majority_accuracy_ties_to_first").GetDouble(), Accuracy(votes.Decide(majority)), 1e-12);
        Assert.Equal(golden.GetProperty("majority_ties").GetInt32(), Ties(votes, majority));

        double Accuracy(Dictionary<string, string> labels) => labels.Average(label => truth[label.Key] == label.Value ? 1.0 : 0);
    }

    [Fact]
    public void Ducks()
    {
        GoldenVotes votes = GoldenVotes.Long("ducks_labels.csv");
        JsonElement golden = GoldenRows.Document("agreement", "ducks_expected.json"), expected = golden.GetProperty("dawid_skene");
        ErrorModel model = DawidSkene.Fit(votes.Table);
        Assert.Equal(expected.GetProperty("loglik").GetDouble(), model.Fit.LogLikelihood, 1e-6);
        Near(expected.GetProperty("prior"), label => model.Priors[label]);
        Dictionary<string, string> labels = votes.Decide(model);
        Assert.Equal(expected.GetProperty("labels").GetString(), string.Concat(Enumerable.Range(0, 240).Select(unit => labels[$"{unit}"])));
        Assert.Equal(golden.GetProperty("majority_ties").GetInt32(), Ties(votes, VoteShares.Majority(votes.Table)));
    }

    // No tool's numbers: MACE starts at random. The workers whom it trusts must make it better than the majority.
    [Fact]
    public void Mace_beats_the_majority_on_the_bluebirds()
    {
        GoldenVotes votes = GoldenVotes.Long("bluebirds_labels.csv");
        Dictionary<string, string> truth = File.ReadLines(Repository.Golden("agreement", "bluebirds_truth.csv")).Skip(1)
            .Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => cells[1]);
        double Accuracy(VoteModel model) => votes.Decide(model).Average(label => truth[label.Key] == label.Value ? 1.0 : 0);
        Assert.True(Accuracy(Mace.Fit(votes.Table)) > Accuracy(VoteShares.Majority(votes.Table)));
    }

    private static void CheckDawidSkene(GoldenVotes votes, JsonElement golden)
    {
        ErrorModel model = DawidSkene.Fit(votes.Table);
        Assert.Equal(MeasureStatus.Ok, model.Status);
        Assert.True(model.Fit.Converged);
        Assert.Equal(golden.GetProperty("loglik").GetDouble(), model.Fit.LogLikelihood, Tolerance);
        Near(golden.GetProperty("prior"), label => model.Priors[label]);
        string[] workers = [.. golden.GetProperty("workers").EnumerateArray().Select(name => name.ToString())];
        foreach (JsonProperty worker in golden.GetProperty("confusion_true_obs").EnumerateObject())
            Near(worker.Value, (truth, given) => model.Error(Array.IndexOf(votes.Raters, worker.Name), truth, given));
        Assert.Equal(workers, votes.Raters);
        double[] posterior = new double[votes.Labels.Length];
        foreach ((int unit, JsonElement expected) in golden.GetProperty("posterior").EnumerateArray().Index())
        {
            int row = Array.IndexOf(votes.Units, golden.GetProperty("items")[unit].ToString());
            model.Posterior(votes.Table[row], posterior);
            Near(expected, label => posterior[label]);
            string label = golden.GetProperty("labels")[unit].ToString();
            Assert.Equal(label, votes.Labels[model.Decide(votes.Table[row]).Label]);
        }
    }

    private static void CheckLabels(JsonElement golden, string method, GoldenVotes votes, VoteModel model) =>
        Assert.Equal(GoldenVotes.LabelsOf(golden.GetProperty(method).GetProperty("labels")), votes.Decide(model));

    private static int Ties(GoldenVotes votes, VoteModel model) =>
        Enumerable.Range(0, votes.Table.Units).Count(unit => model.Decide(votes.Table[unit]).Tie);

    private static void Near(JsonElement expected, Func<int, double> actual)
    {
        foreach ((int index, double value) in expected.Doubles().Index()) Assert.Equal(value, actual(index), Tolerance);
    }

    private static void Near(JsonElement expected, Func<int, int, double> actual)
    {
        foreach ((int row, JsonElement values) in expected.EnumerateArray().Index()) Near(values, column => actual(row, column));
    }
}
