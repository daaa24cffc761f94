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

    /// <summary>What the rows mean, what was assumed, and what limits them: sentences for a reader.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>A forecast from a report.</summary>
    /// <param name="report">What was measured.</param>
    /// <param name="annotations">Number of annotations, 1 or more.</param>
    /// <param name="cores">Number of cores; null for those of this machine.</param>
    public static Forecast Of(BenchReport report, long annotations, int? cores)
    {
        int here = report.Stages.Max(row => row.Threads), there = cores ?? here;
        ForecastRow[] rows = [.. report.Shapes.SelectMany(shape => Job.All.Select(job => Row(report, shape, job, annotations, here, there)))];
        return new Forecast
        {
            Annotations = annotations,
            Cores = there,
            CoresHere = here,
            Rows = rows,
            Notes = [.. ForecastNotes.Of(report, rows, here, there)],
        };
    }

    private static ForecastRow Row(BenchReport report, ShapeRow shape, Job job, long annotations, int here, int there)
    {
        (StageRow Row, int Times)[] stages = [.. job.Stages.Select(it => (Find(report, shape, it.Stage, here), it.Times))];
        double index = 1e-9 * annotations * Find(report, shape, Stage.IndexName, here).NanosecondsPerAnnotation;
        double indexThere = index * Math.Min(here, BenchShape.Annotators) / Math.Min(there, BenchShape.Annotators);
        double files = job.Writes ? (double)annotations / shape.Annotations * shape.Images * BenchShape.Annotators : 0;
        double writing = files * report.Files.SecondsPerFile / here, start = report.StartSeconds;
        double work = stages.Sum(it => it.Times * Seconds(it.Row)) + writing;
        double amdahl = stages.Sum(it => it.Times * Seconds(it.Row) * Amdahl(it.Row, there)) + writing * here / there;
        return new ForecastRow
        {
            Shape = shape.Shape,
            Job = job.Name,
            SecondsHere = start + index + work,
            SecondsLow = start + indexThere + (there <= here ? amdahl : work * here / there),
            SecondsHigh = start + indexThere + amdahl,
            IndexSeconds = indexThere,
            MemoryBytes = report.Memory.Bytes(annotations, there),
            InputBytes = annotations * shape.JsonBytesPerAnnotation,
            ReadBytes = (1 + job.Reads) * annotations * shape.JsonBytesPerAnnotation,
            OutputBytes = job.Writes ? annotations * (shape.PngBytesPerAnnotation + report.Files.ManifestBytesPerAnnotation) : 0,
            Files = files,
        };

        double Seconds(StageRow row) => 1e-9 * row.NanosecondsPerAnnotation * annotations;
    }

    private static StageRow Find(BenchReport report, ShapeRow shape, string stage, int threads) =>
        report.Stages.Single(row => row.Key == (shape.Shape, stage, BenchBackend.Cpu, threads));

    // Time on a number of cores over the time measured, if the part that did not speed up here is serial: t(n) ~ serial + (1 - serial) / n.
    private static double Amdahl(StageRow row, int cores)
    {
        int here = row.Threads;
        double speedUp = Math.Clamp(row.SpeedUp, 1, here);
        double serial = here == 1 ? 0 : (here / speedUp - 1) / (here - 1);
        return speedUp * (serial + (1 - serial) / cores);
    }
}
