using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace GeometryEngine.Bench.Tests;

/// <summary>Whether ratios are what they must be, by the machine's own clock and while other programs use all of its processors.</summary>
[Collection(nameof(RepeatabilityTests))]
[CollectionDefinition(nameof(RepeatabilityTests), DisableParallelization = true)] // the processor time of other tests would count
public sealed class RepeatabilityTests : IDisposable
{
    private const double Tolerance = 0.15;
    private readonly List<Process> _others = [];

    public void Dispose()
    {
        foreach (Process other in _others)
        {
            other.Kill();
            other.Dispose();
        }
    }

    // Work that shares nothing: one is three times the other, and two threads are twice as fast as one, whatever else the machine does. By the clock,
    // the two threads would seem to be no faster than one here.
    [Fact]
    public void Ratios_are_right_while_every_processor_is_used_by_others()
    {
        DisturbAll();
        string said = "";
        for (int attempt = 0; attempt < 3; attempt++)
        {
            Cell one = new("one", Count), three = new("three", times => Count(3 * times) / 3), both = new("both", times => CountOn(2, times), threads: 2);
            Cell.Sample([one, three, both], TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
            double relative = Timing.RatioOfBest(three.Cost, one.Cost), speedUp = Timing.RatioOfBest(one.Own, both.Own);
            if (IsNear(relative, 3) && IsNear(speedUp, 2)) return;
            said += $"{relative:F2} for 3, {speedUp:F2} for 2; ";
        }
        Assert.Fail(said);
    }

    [Fact]
    public void Time_of_ones_own_is_the_share_of_the_processor_time_and_all_of_the_pauses()
    {
        var machine = new MadeUpMachine();
        Cell cell = new("test", machine.Work, threads: 4, clock: machine.Clock), gpu = new("gpu", machine.Work, threads: 4, onGpu: true, machine.Clock);
        Cell.Sample([cell, gpu], TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.All(cell.Own, own => Assert.Equal((20 + 3 * 1) / 4.0 * 1e6, own, 3));
        Assert.All(cell.Cost, cost => Assert.Equal(20e6, cost, 3));
        Assert.All(cell.Wall.Concat(gpu.Own).Concat(gpu.Cost), time => Assert.Equal(30e6, time, 3));
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(2, 6)]
    [InlineData(0.1, 100)]
    public void A_sample_is_long_against_the_clock(double milliseconds, int expected)
    {
        var machine = new MadeUpMachine { Processor = milliseconds };
        int last = 0;
        var cell = new Cell("test", times => machine.Work(last = times), clock: machine.Clock);
        Cell.Sample([cell], TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.Equal(expected, last);
    }

    private static bool IsNear(double ratio, double expected) => Math.Max(ratio / expected, expected / ratio) <= 1 + Tolerance;

    private void DisturbAll()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("no shell that keeps a processor busy");
        for (int i = 0; i < Environment.ProcessorCount; i++) _others.Add(Process.Start("sh", ["-c", "while :; do :; done"]));
    }

    private static long CountOn(int threads, int times)
    {
        long sum = 0;
        OrderedParallel.Run(threads * 8, threads, part => Count((part + 1) * times / (threads * 8) - part * times / (threads * 8)), count => sum += count);
        return sum;
    }

    // About a millisecond a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Count(int times)
    {
        long start = Stopwatch.GetTimestamp();
        ulong state = (ulong)start;
        for (int i = 0; i < times * 300_000; i++) state = state * 6364136223846793005 + 1442695040888963407;
        return state == 0 ? 0 : times;
    }

    // Everything takes 30 ms by the clock, 20 ms of processor time, and stands still for 1 ms.
    private sealed class MadeUpMachine
    {
        private int _times;

        public MadeUpMachine() => Clock = new BenchClock(() => Time(30), () => Time(Processor), () => Time(1));

        public double Processor { get; init; } = 20;

        public BenchClock Clock { get; }

        public long Work(int times)
        {
            _times += times;
            return times;
        }

        private TimeSpan Time(double milliseconds) => TimeSpan.FromMilliseconds(_times * milliseconds);
    }
}
