namespace GeometryEngine.Bench.Tests;

/// <summary>What a run says of costs that are known, on a machine whose noise is made up: no real clock takes part.</summary>
public class RepeatabilityTests
{
    private const double Tolerance = 0.15, Reference = 3, Stage = 7; // milliseconds
    private const int Rounds = 40;

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void Ratios_repeat_though_rounds_are_disturbed(double disturbed)
    {
        for (int seed = 0; seed < 200; seed++)
        {
            (Cell stage, Cell reference) = Measure(new NoisyMachine(seed, disturbed));
            Assert.Equal(Rounds, stage.Wall.Count);
            Assert.InRange(Timing.RatioOfBest(stage.Wall, reference.Wall) * Reference / Stage, 1 / (1 + Tolerance), 1 + Tolerance);
            Assert.InRange(Timing.RatioOfBest(stage.Processor, reference.Processor) * Reference / Stage, 1 / (1 + Tolerance), 1 + Tolerance);
        }
    }

    // Or else the noise would be too little to tell a good statistic by.
    [Fact]
    public void Neither_means_nor_least_samples_repeat_on_that_machine()
    {
        (Cell Stage, Cell Reference)[] runs = [.. Enumerable.Range(0, 200).Select(seed => Measure(new NoisyMachine(seed, 0.2)))];
        Assert.Contains(runs, run => IsOff(run.Stage.Wall.Average() / run.Reference.Wall.Average()));
        Assert.Contains(runs, run => IsOff(run.Stage.Processor.Min() / run.Reference.Processor.Min()));
    }

    [Fact]
    public void A_sample_is_long_against_the_clock_and_goes_through_what_it_must()
    {
        var machine = new NoisyMachine(1, disturbed: 0);
        var most = new List<int>();
        foreach (int least in (int[])[1, 9])
        {
            int times = 0;
            var cell = new Cell("test", count => machine.Work(Reference, times = count), least, machine.Clock);
            Cell.Sample([cell], TimeSpan.Zero, TestContext.Current.CancellationToken);
            most.Add(times);
        }
        Assert.Equal([4, 9], most);
    }

    private static bool IsOff(double ratio) => Math.Abs(ratio * Reference / Stage - 1) > Tolerance;

    private static (Cell Stage, Cell Reference) Measure(NoisyMachine machine)
    {
        Cell stage = new("stage", times => machine.Work(Stage, times), clock: machine.Clock);
        Cell reference = new("reference", times => machine.Work(Reference, times), clock: machine.Clock);
        Cell.Sample([stage, reference], TimeSpan.FromHours(1), TestContext.Current.CancellationToken);
        return (stage, reference);
    }

    // Its pace swings by a tenth either way, over several samples; a share of them takes up to ten times as long; one in a hundred leaves a part of
    // its processor time to the next.
    private sealed class NoisyMachine
    {
        private readonly Random _random;
        private readonly double _disturbed;
        private TimeSpan _wall, _processor, _late;

        public NoisyMachine(int seed, double disturbed)
        {
            (_random, _disturbed) = (new Random(seed), disturbed);
            Clock = new BenchClock(() => _wall, () => _processor);
        }

        public BenchClock Clock { get; }

        public long Work(double milliseconds, int times)
        {
            double pace = 1 + 0.1 * Math.Sin(_wall.TotalSeconds * Math.Tau / 0.3), jitter = 1 + 0.05 * _random.NextDouble();
            double slowdown = _random.NextDouble() < _disturbed ? 1 + 9 * _random.NextDouble() : 1;
            TimeSpan took = TimeSpan.FromMilliseconds(milliseconds * times * pace * jitter * slowdown);
            _wall += took;
            _processor += took + _late;
            _late = _random.NextDouble() < 0.01 ? 0.4 * took : TimeSpan.Zero;
            _processor -= _late;
            return times;
        }
    }
}
