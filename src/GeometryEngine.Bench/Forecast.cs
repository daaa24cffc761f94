namespace GeometryEngine.Bench;

/// <summary>How long a large data set would take, and what it needs, as far as measurements of a small one tell.</summary>
public sealed record Forecast
{
    /// <summary>Number of annotations.</summary>
    public required long Annotations { get; init; }

    /// <summary>Number of cores asked for.</summary>
    public required int Cores { get; init; }

    /// <summary>Number of threads that were measured: this machine.</summary>
    public required int CoresHere { get; init; }

    /// <summary>A row for each job and shape.</summary>
    public required IReadOnlyList<ForecastRow> Rows { get; init; }

    /// <summary>A forecast from a report.</summary>
    /// <param name="report">What was measured.</param>
    /// <param name="annotations">Number of annotations, 1 or more.</param>
    /// <param name="cores">Number of cores; null for those of this machine.</param>
    public static Forecast Of(BenchReport report, long annotations, int? cores)
    {
        int here = report.Stages.Max(row => row.Threads), there = cores ?? here;
        return new Forecast
        {
            Annotations = annotations,
            Cores = there,
            CoresHere = here,
            Rows = [.. report.Shapes.SelectMany(shape => Jobs.Select(job => Row(report, shape, job, annotations, here, there)))],
        };
    }

    // What a user runs: every job reads its input.
    private static readonly (string Name, string[] Stages)[] Jobs =
    [
        ("read", [Stage.ReadName]),
        ("agree", [Stage.ReadName, Stage.AgreementName]),
        ("export", [Stage.ReadName, Stage.ExportName]),
    ];

    private static ForecastRow Row(
        BenchReport report, ShapeRow shape, (string Name, string[] Stages) job, long annotations, int here, int there)
    {
        StageRow[] rows = [.. job.Stages.Select(stage => report.Stages.Single(row => row.Key == (shape.Shape, stage, BenchBackend.Cpu, here)))];
        double seconds = rows.Sum(Seconds), amdahl = rows.Sum(row => Seconds(row) * Amdahl(row, there));
        return new ForecastRow(
            shape.Shape,
            job.Name,
            seconds,
            there <= here ? amdahl : seconds * here / there,
            amdahl,
            report.Memory.Bytes(annotations, there),
            annotations * shape.JsonBytesPerAnnotation,
            job.Name == "export" ? annotations * shape.PngBytesPerAnnotation : 0);

        double Seconds(StageRow row) => 1e-9 * row.NanosecondsPerAnnotation * annotations;
    }

    // Time on a number of cores over the time measured, if the part that did not speed up here is serial: t(n) ~ serial + (1 - serial) / n.
    private static double Amdahl(StageRow row, int cores)
    {
        int here = row.Threads;
        double speedUp = Math.Clamp(row.SpeedUp, 1, here);
        double serial = here == 1 ? 0 : (here / speedUp - 1) / (here - 1);
        return speedUp * (serial + (1 - serial) / cores);
    }
}
