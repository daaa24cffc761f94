using System.Diagnostics;

namespace GeometryEngine.Bench;

/// <summary>Something that is timed again and again, in turn with others, so that a change of the machine's pace meets all alike.</summary>
/// <param name="name">What it is, for a message.</param>
/// <param name="work">Does it a number of times; returns a number that grows with that and with nothing else.</param>
internal sealed class Cell(string name, Func<int, long> work)
{
    // Long against the clock's grain and a thread's start.
    private static readonly TimeSpan LeastSample = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(50);

    private readonly List<double> _wall = [];
    private readonly List<double> _processor = [];
    private int _times = 1;

    /// <summary>What the work returns when it is done once.</summary>
    public long Answer { get; private set; }

    /// <summary>Nanoseconds by the clock of doing it once, in each sample.</summary>
    public IReadOnlyList<double> Wall => _wall;

    /// <summary>Nanoseconds of processor time, of all threads, of doing it once, in each sample: what others do on the machine hardly moves it.</summary>
    public IReadOnlyList<double> Processor => _processor;

    /// <summary>Samples all cells in turn, after warming up.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="time">Processor time to spend, but not much longer by the clock; three rounds are made in any case.</param>
    /// <param name="stop">Stops between two samples.</param>
    public static void Sample(IReadOnlyList<Cell> cells, TimeSpan time, CancellationToken stop)
    {
        const int LeastRounds = 3, MostRounds = 40, Patience = 2; // times the time by the clock, where others use the processor too
        foreach (Cell cell in cells)
        {
            stop.ThrowIfCancellationRequested();
            cell.WarmUp();
        }
        long start = Stopwatch.GetTimestamp();
        TimeSpan spent = Environment.CpuUsage.TotalTime;
        for (int round = 0; round < MostRounds; round++)
        {
            bool timeLeft = Environment.CpuUsage.TotalTime - spent < time && Stopwatch.GetElapsedTime(start) < Patience * time;
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
        long start = Stopwatch.GetTimestamp();
        Answer = work(1);
        TimeSpan fastest = Stopwatch.GetElapsedTime(start);
        while (Stopwatch.GetElapsedTime(start) < WarmUpTime)
        {
            long begun = Stopwatch.GetTimestamp();
            Run(1);
            TimeSpan took = Stopwatch.GetElapsedTime(begun);
            if (took < fastest) fastest = took;
        }
        _times = (int)Math.Clamp(Math.Ceiling(LeastSample / fastest), 1, 100_000);
    }

    private void Sample()
    {
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        Run(_times);
        TimeSpan wall = Stopwatch.GetElapsedTime(start);
        _wall.Add(wall.TotalNanoseconds / _times);
        _processor.Add((Environment.CpuUsage.TotalTime - processor).TotalNanoseconds / _times);
    }

    private void Run(int times)
    {
        long answer = work(times);
        if (answer != Answer * times) Throw.OtherAnswer(name, Answer * times, answer);
    }
}
