namespace GeometryEngine.Bench;

/// <summary>The cells of one shape: every stage, on every backend, with every number of threads.</summary>
internal sealed class ShapeRun
{
    private readonly Workload _workload;
    private readonly List<(Stage Stage, string Backend, int Threads, Cell Cell)> _cells = [];

    /// <summary>Lays out the cells; <see cref="Sample"/> fills them.</summary>
    public ShapeRun(Workload workload, BenchOptions options)
    {
        _workload = workload;
        foreach (BenchBackend backend in options.Backends)
        {
            foreach (Stage stage in Stage.All)
            {
                if (backend != options.Backends[0] && !stage.UsesEngine) continue;
                foreach (int threads in options.ThreadCounts)
                {
                    string name = $"{workload.Shape.Name}, {stage.Name}, {backend.Name}, {threads} threads";
                    var cell = new Cell(
                        name, times => stage.Run(new WorkloadPass(workload, backend.Engine, threads, times)), Math.Min(threads, stage.MostThreads), onGpu: backend != options.Backends[0]);
                    _cells.Add((stage, backend.Name, threads, cell));
                }
            }
        }
        Time = options.TimePerShape;
    }

    private TimeSpan Time { get; }

    /// <summary>Measures; every backend and number of threads must give the same answer.</summary>
    public void Sample(CancellationToken stop)
    {
        Cell.Sample([.. _cells.Select(it => it.Cell)], Time, stop);
        foreach (var it in _cells)
        {
            long expected = _cells.First(other => other.Stage == it.Stage).Cell.Answer;
            if (it.Cell.Answer != expected) Throw.OtherAnswer($"{it.Stage.Name} on {it.Backend}, {it.Threads} threads", expected, it.Cell.Answer);
        }
    }

    /// <summary>What the data set holds.</summary>
    public ShapeRow Shape()
    {
        BenchShape shape = _workload.Shape;
        double annotations = _workload.Annotations;
        long png = _cells.First(it => it.Stage.Name == Stage.ExportName).Cell.Answer;
        return new ShapeRow(
            shape.Name, shape.Width, shape.Height, shape.Images, _workload.Annotations, _workload.JsonBytes / (double)_workload.FileAnnotations, png / annotations);
    }

    /// <summary>A row for each cell.</summary>
    public IEnumerable<StageRow> Rows()
    {
        Cell reference = Find(Stage.Reference, BenchBackend.Cpu, 1);
        foreach ((Stage stage, string backend, int threads, Cell cell) in _cells)
        {
            long units = stage.Units(_workload), annotations = stage.Name == Stage.IndexName ? units : _workload.Annotations;
            yield return new StageRow
            {
                Shape = _workload.Shape.Name,
                Stage = stage.Name,
                Backend = backend,
                Threads = threads,
                Unit = stage.Unit,
                Units = units,
                Nanoseconds = Timing.Of(cell.Own, units),
                NanosecondsPerAnnotation = Timing.MedianOf(cell.Own) / annotations,
                Relative = Timing.RatioOfBest(cell.Cost, reference.Cost),
                SpeedUp = Timing.RatioOfBest(Find(stage.Name, backend, 1).Own, cell.Own),
                Waited = Timing.MedianOf(cell.Wall.Zip(cell.Own, (wall, own) => wall / own)),
            };
        }
    }

    private Cell Find(string stage, string backend, int threads) =>
        _cells.Single(it => it.Stage.Name == stage && it.Backend == backend && it.Threads == threads).Cell;
}
