namespace GeometryEngine.Bench;

/// <summary>Something that is timed again and again, in turn with others, so that a change of the machine's pace meets all alike.</summary>
/// <param name="name">What it is, for a message.</param>
/// <param name="work">Does it a number of times; returns a number that grows with that and with nothing else.</param>
/// <param name="leastTimes">How many times a sample does it, at least.</param>
/// <param name="clock">What times it; null for the machine's clock.</param>
internal sealed class Cell(string name, Func<int, long> work, int leastTimes = 1, BenchClock? clock = null)
{
    // Long against the clock's grain and a thread's start.
    private static readonly TimeSpan LeastSample = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(50);

    private readonly BenchClock _clock = clock ?? BenchClock.System;
    private readonly List<double> _wall = [];
    private readonly List<double> _processor = [];
    private int _times = 1;

    /// <summary>What the work returns when it is done once.</summary>
    public long Answer { get; private set; }

    /// <summary>Nanoseconds by the clock of doing it once, in each sample.</summary>
    public IReadOnlyList<double> Wall => _wall;

    /// <summary>Nanoseconds of processor time, of all threads, of doing it once, in each sample: what others do on the machine hardly moves it.</summary>
    public IReadOnlyList<double> Processor => _processor;

    /// <summary>Samples all cells in turn, a sample of each in a round, after warming up.</summary>
    /// <param name="cells">The cells, one or more, of one clock.</param>
    /// <param name="time">Processor time to spend, but not much longer by the clock; three rounds are made in any case.</param>
    /// <param name="stop">Stops between two samples.</param>
    public static void Sample(IReadOnlyList<Cell> cells, TimeSpan time, CancellationToken stop)
    {
        const int LeastRounds = 3, MostRounds = 40;
        const double Patience = 1.25; // times the time by the clock, where others use the processor too
        foreach (Cell cell in cells)
        {
            stop.ThrowIfCancellationRequested();
            cell.WarmUp();
        }
        BenchClock clock = cells[0]._clock;
        TimeSpan start = clock.Wall(), spent = clock.Processor();
        for (int round = 0; round < MostRounds; round++)
        {
            bool timeLeft = clock.Processor() - spent < time && clock.Wall() - start < Patience * time;
            if (round >= LeastRounds && !timeLeft) break;
            foreach (Cell cell in cells)
            {
                stop.ThrowIfCancellationRequested();
                cell.Sample();
            }
        }
    }

    // Compiles and tiers up the code, and finds how many times make a sample.
    private void WarmUp()
    {
        TimeSpan start = _clock.Wall();
        Answer = work(1);
        TimeSpan fastest = _clock.Wall() - start;
        while (_clock.Wall() - start < WarmUpTime)
        {
            TimeSpan begun = _clock.Wall();
            Run(1);
            TimeSpan took = _clock.Wall() - begun;
            if (took < fastest) fastest = took;
        }
        _times = (int)Math.Clamp(Math.Ceiling(LeastSample / fastest), leastTimes, 100_000);
    }

    private void Sample()
    {
        TimeSpan processor = _clock.Processor();
        TimeSpan start = _clock.Wall();
        Run(_times);
        TimeSpan wall = _clock.Wall() - start;
        _wall.Add(wall.TotalNanoseconds / _times);
        _processor.Add((_clock.Processor() - processor).TotalNanoseconds / _times);
    }

    private void Run(int times)
    {
        long answer = work(times);
        if (answer != Answer * times) Throw.OtherAnswer(name, Answer * times, answer);
    }
}
