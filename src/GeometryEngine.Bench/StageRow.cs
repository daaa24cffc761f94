namespace GeometryEngine.Bench;

/// <summary>How long one stage of the work takes on the data set of one shape.</summary>
public sealed record StageRow
{
    /// <summary>The kind of data set.</summary>
    public required string Shape { get; init; }

    /// <summary>The part of the work.</summary>
    public required string Stage { get; init; }

    /// <summary>What it ran on.</summary>
    public required string Backend { get; init; }

    /// <summary>Number of worker threads.</summary>
    public required int Threads { get; init; }

    /// <summary>What <see cref="Nanoseconds"/> is the time of.</summary>
    public required string Unit { get; init; }

    /// <summary>Number of units measured.</summary>
    public required long Units { get; init; }

    /// <summary>
    /// Time by the clock of one unit where each thread has a processor of its own: the threads' share of the processor time, and all of the time for
    /// which garbage was collected. On a GPU, time by the clock.
    /// </summary>
    public required Timing Nanoseconds { get; init; }

    /// <summary>Median of such times of the whole stage for one annotation of the data set, nanoseconds.</summary>
    public required double NanosecondsPerAnnotation { get; init; }

    /// <summary>
    /// Processor time of the stage (on a GPU, time by the clock), in proportion to that of rasterizing the same data set on one thread, by the best quarter
    /// of the samples of both.
    /// </summary>
    public required double Relative { get; init; }

    /// <summary>How many times faster than on one thread of the same backend, by the best quarter of the samples of both.</summary>
    public required double SpeedUp { get; init; }

    /// <summary>How many times as long it took by the clock, median: above 1 where threads waited for each other, or for a processor that others used.</summary>
    public required double Waited { get; init; }

    /// <summary>What tells the row from others of a report.</summary>
    internal (string, string, string, int) Key => (Shape, Stage, Backend, Threads);
}
