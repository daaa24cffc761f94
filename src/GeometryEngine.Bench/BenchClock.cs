using System.Diagnostics;

namespace GeometryEngine.Bench;

/// <summary>What samples are timed by.</summary>
/// <param name="Wall">Time by the clock since some moment.</param>
/// <param name="Processor">Processor time that all threads have used since some moment.</param>
/// <param name="Pauses">Time by the clock for which all threads together were stopped, for garbage to be collected, since some moment.</param>
internal sealed record BenchClock(Func<TimeSpan> Wall, Func<TimeSpan> Processor, Func<TimeSpan> Pauses)
{
    /// <summary>The machine's.</summary>
    public static BenchClock System { get; } = new(() => Stopwatch.GetElapsedTime(0), SettledProcessorTime, GC.GetTotalPauseDuration);

    // A system may count a thread's time only when the thread leaves its processor, and workers leave just after they were joined.
    private static TimeSpan SettledProcessorTime()
    {
        Thread.Sleep(1);
        return Environment.CpuUsage.TotalTime;
    }
}
