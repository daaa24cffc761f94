namespace GeometryEngine.Bench;

/// <summary>Two reports side by side: what became faster or slower since the earlier one.</summary>
public sealed record BenchComparison
{
    private const double Tolerance = 0.15; // two runs of one program differ by less

    /// <summary>The rows that both have.</summary>
    public required IReadOnlyList<ComparedRow> Rows { get; init; }

    /// <summary>Rows that only one of them has.</summary>
    public required int Unmatched { get; init; }

    /// <summary>Number of ratios that both have: in proportion to rasterizing, and to one thread; not those of a row to itself.</summary>
    public int Ratios => RatioChanges.Count();

    /// <summary>How many of the <see cref="Ratios"/> agree within 15 %, as those of two runs of one program should.</summary>
    public int AgreeingRatios => RatioChanges.Count(change => Math.Max(change, 1 / change) <= 1 + Tolerance);

    /// <summary>Whether both come from one kind of machine; if not, only ratios can be compared.</summary>
    public required bool SameMachine { get; init; }

    /// <summary>Compares.</summary>
    /// <param name="earlier">The earlier report.</param>
    /// <param name="now">The report at hand.</param>
    public static BenchComparison Of(BenchReport earlier, BenchReport now)
    {
        Dictionary<(string, string, string, int), StageRow> before = earlier.Stages.ToDictionary(row => row.Key);
        ComparedRow[] rows = [.. now.Stages.Where(row => before.ContainsKey(row.Key)).Select(row => Compare(before[row.Key], row))];
        Machine a = earlier.Machine, b = now.Machine;
        return new BenchComparison
        {
            Rows = rows,
            Unmatched = earlier.Stages.Count + now.Stages.Count - 2 * rows.Length,
            SameMachine = (a.Processor, a.Processors, a.SimdBits) == (b.Processor, b.Processors, b.SimdBits),
        };
    }

    private IEnumerable<double> RatioChanges =>
    [
        .. Rows.Where(row => (row.Stage, row.Backend, row.Threads) != (Stage.Reference, BenchBackend.Cpu, 1)).Select(row => row.RelativeChange),
        .. Rows.Where(row => row.Threads > 1).Select(row => row.SpeedUpChange),
    ];

    // A change counts when it is larger than the noise of either run.
    private static ComparedRow Compare(StageRow earlier, StageRow now)
    {
        double change = now.Nanoseconds.Median / earlier.Nanoseconds.Median;
        bool apart = now.Nanoseconds.Low > earlier.Nanoseconds.High || now.Nanoseconds.High < earlier.Nanoseconds.Low;
        string verdict = !apart || Math.Abs(change - 1) < Tolerance ? "same" : change > 1 ? "slower" : "faster";
        return new ComparedRow(
            now.Shape, now.Stage, now.Backend, now.Threads, earlier.Nanoseconds.Median, now.Nanoseconds.Median,
            now.Relative / earlier.Relative, now.SpeedUp / earlier.SpeedUp, verdict);
    }
}
