namespace GeometryEngine.Bench;

/// <summary>Something that is timed again and again, in turn with others, so that a change of the machine's pace meets all alike.</summary>
/// <param name="name">What it is, for a message.</param>
/// <param name="work">Does it a number of times; returns a number that grows with that and with nothing else.</param>
/// <param name="threads">Number of threads that it is done on.</param>
/// <param name="onGpu">Whether a GPU does it, whose time no processor counts.</param>
/// <param name="clock">What times it; null for the machine's clock.</param>
internal sealed class Cell(string name, Func<int, long> work, int threads = 1, bool onGpu = false, BenchClock? clock = null)
{
    // Long against the clock's grain and the handing over to threads.
    private static readonly TimeSpan LeastSample = TimeSpan.FromMilliseconds(10);
    private const int MostTimes = 100_000;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(50);

    private readonly BenchClock _clock = clock ?? BenchClock.System;
    private readonly List<double> _cost = [];
    private readonly List<double> _own = [];
    private readonly List<double> _wall = [];
    private int _times = 1;

    /// <summary>What the work returns when it is done once.</summary>
    public long Answer { get; private set; }

    /// <summary>Nanoseconds of processor time, of all threads, of doing it once, in each sample; on a GPU, time by the clock.</summary>
    public IReadOnlyList<double> Cost => _cost;

    /// <summary>
    /// Nanoseconds by the clock of doing it once, in each sample, if each thread had a processor of its own: its share of the processor time, and
    /// all of the time for which the threads were stopped. What others do on the machine hardly moves it.
    /// </summary>
    public IReadOnlyList<double> Own => _own;

    /// <summary>Nanoseconds by the clock of doing it once, in each sample.</summary>
    public IReadOnlyList<double> Wall => _wall;

    /// <summary>Samples all cells in turn, a sample of each in a round, after warming up.</summary>
    /// <param name="cells">The cells, one or more, of one clock.</param>
    /// <param name="time">Processor time to spend, or time by the clock, where others use the processor too; three rounds are made in any case.</param>
    /// <param name="stop">Stops between two samples.</param>
    public static void Sample(IReadOnlyList<Cell> cells, TimeSpan time, CancellationToken stop)
    {
        const int LeastRounds = 3, MostRounds = 40;
        foreach (Cell cell in cells)
        {
            stop.ThrowIfCancellationRequested();
            cell.WarmUp();
        }
        BenchClock clock = cells[0]._clock;
        TimeSpan start = clock.Wall(), spent = clock.Processor();
        for (int round = 0; round < MostRounds; round++)
        {
            bool timeLeft = clock.Processor() - spent < time && clock.Wall() - start < time;
            if (round >= LeastRounds && !timeLeft) break;
            foreach (Cell cell in cells)
            {
                stop.ThrowIfCancellationRequested();
                cell.Sample();
            }
        }
    }

    // Compiles and tiers up the code, and finds how many times make a sample. Where others use the processor too, that takes longer.
    private void WarmUp()
    {
        const double Patience = 2;
        TimeSpan start = _clock.Wall(), spent = _clock.Processor();
        Answer = work(1);
        while (_clock.Wall() - start < WarmUpTime || (_clock.Processor() - spent < WarmUpTime && _clock.Wall() - start < Patience * WarmUpTime)) Run(1);
        for (TimeSpan own; (own = Measure().Own) < LeastSample && _times < MostTimes;)
            _times = (int)Math.Min(Math.Ceiling(_times * Math.Clamp(1.1 * (LeastSample / own), 1.1, 10)), MostTimes);
    }

    private void Sample()
    {
        (TimeSpan wall, TimeSpan cost, TimeSpan own) = Measure();
        _wall.Add(wall.TotalNanoseconds / _times);
        _cost.Add(cost.TotalNanoseconds / _times);
        _own.Add(own.TotalNanoseconds / _times);
    }

    private (TimeSpan Wall, TimeSpan Cost, TimeSpan Own) Measure()
    {
        TimeSpan processor = _clock.Processor(), pauses = _clock.Pauses(), start = _clock.Wall();
        Run(_times);
        TimeSpan wall = _clock.Wall() - start, stopped = _clock.Pauses() - pauses;
        if (onGpu) return (wall, wall, wall);
        TimeSpan cost = _clock.Processor() - processor;
        return (wall, cost, (cost + (threads - 1) * stopped) / threads);
    }

    private void Run(int times)
    {
        long answer = work(times);
        if (answer != Answer * times) Throw.OtherAnswer(name, Answer * times, answer);
    }
}
