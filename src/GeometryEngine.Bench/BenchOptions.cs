namespace GeometryEngine.Bench;

/// <summary>What is measured, and how long.</summary>
public sealed record BenchOptions
{
    /// <summary>What the workload runs on; the first must be <see cref="BenchBackend.Cpu"/>.</summary>
    public required IReadOnlyList<BenchBackend> Backends { get; init; }

    /// <summary>The kinds of data set.</summary>
    public IReadOnlyList<BenchShape> Shapes { get; init; } = BenchShape.All;

    /// <summary>Most worker threads; 1, this number, and when not <see cref="Quick"/> the powers of two between are measured.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether some seconds a shape are enough.</summary>
    public bool Quick { get; init; }

    /// <summary>How long the cells of one shape are sampled, together; objects of growing size take half as long.</summary>
    public TimeSpan TimePerShape { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>The thread counts measured, ascending.</summary>
    internal IReadOnlyList<int> ThreadCounts
    {
        get
        {
            var counts = new SortedSet<int> { 1, Threads };
            if (!Quick) for (int threads = 2; threads < Threads; threads *= 2) counts.Add(threads);
            return [.. counts];
        }
    }

    /// <summary>The choices of a run that takes less than a minute on two cores.</summary>
    public BenchOptions AsQuick() => this with { Quick = true, TimePerShape = TimeSpan.FromSeconds(8) };
}
