using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace GeometryEngine.Benchmarks;

/// <summary>Dawid-Skene to convergence on 10,000,000 votes: 1,000,000 units, 10 votes each by 100 raters, 4 labels.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 0, iterationCount: 3)]
public class DawidSkeneOfVotes
{
    private const int Units = 1_000_000;
    private const int VotesPerUnit = 10;
    private const int Raters = 100;
    private const int Labels = 4;

    private readonly VoteTable _votes = new(Raters, Labels);
    private readonly int[] _truth = new int[Units];

    /// <summary>Number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Draws the votes, of raters who are right in 50 to 95 of 100, and checks that the model finds the truth.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(10);
        double[] skills = [.. Enumerable.Range(0, Raters).Select(_ => 0.5 + 0.45 * random.NextDouble())];
        Span<Rating> unit = stackalloc Rating[VotesPerUnit];
        for (int i = 0; i < Units; i++)
        {
            _truth[i] = random.Next(Labels);
            int first = random.Next(Raters);
            for (int vote = 0; vote < VotesPerUnit; vote++)
            {
                int rater = (first + 7 * vote) % Raters;
                int label = random.NextDouble() < skills[rater] ? _truth[i] : (_truth[i] + 1 + random.Next(Labels - 1)) % Labels;
                unit[vote] = new Rating(rater, label);
            }
            _votes.Add(unit);
        }
        ErrorModel model = Fit();
        int right = Enumerable.Range(0, Units).Count(i => model.Decide(_votes[i]).Label == _truth[i]);
        if (!model.Fit.Converged || right < 0.97 * Units)
            throw new InvalidOperationException($"{right} of {Units} units right after {model.Fit.Iterations} rounds");
        Console.WriteLine($"// {model.Fit.Iterations} rounds, peak memory {Environment.WorkingSet >> 20} MiB");
    }

    /// <summary>The engine.</summary>
    [Benchmark]
    public ErrorModel Fit() => DawidSkene.Fit(_votes, new ErrorModelOptions { Threads = Threads });
}
