namespace GeometryEngine.Bench;

/// <summary>Runs the standard workload and measures it.</summary>
public static class BenchRun
{
    /// <summary>Runs it.</summary>
    /// <param name="options">What is measured, and how long.</param>
    /// <param name="progress">Receives a line before each part.</param>
    /// <param name="stop">Stops between two samples.</param>
    public static BenchReport Run(BenchOptions options, Action<string>? progress = null, CancellationToken stop = default)
    {
        Engine engine = options.Backends[0].Engine;
        progress?.Invoke("memory and files");
        ProgramUse program = ProgramUse.Measure(engine, options.Threads);
        var shapes = new List<ShapeRow>();
        var stages = new List<StageRow>();
        foreach (BenchShape shape in options.Shapes)
        {
            progress?.Invoke(shape.Name);
            using Workload workload = Workload.Create(shape, engine);
            var run = new ShapeRun(workload, options);
            run.Sample(stop);
            shapes.Add(run.Shape());
            stages.AddRange(run.Rows());
        }
        progress?.Invoke("objects of growing size");
        IReadOnlyList<SizeRow> sizes = Sizes(options, engine, stop);
        return new BenchReport
        {
            Schema = BenchReport.CurrentSchema,
            Machine = Machine.Here(),
            Quick = options.Quick,
            Backends = [.. options.Backends.Select(backend => backend.Name)],
            Shapes = shapes,
            Stages = stages,
            Sizes = sizes,
            Costs = [.. Operation.All.Select(operation => Fit(operation.Name, sizes))],
            Memory = program.Memory,
            Files = program.Files,
            StartSeconds = program.StartSeconds,
        };
    }

    private static SizeRow[] Sizes(BenchOptions options, Engine engine, CancellationToken stop)
    {
        IReadOnlyList<ObjectSize> sizes = ObjectSize.All(engine, options.Quick);
        (Operation Operation, ObjectSize Size, Cell Cell)[] cells =
        [
            .. from operation in Operation.All
               from size in sizes
               select (operation, size, new Cell($"{operation.Name}, side {size.Side}", times => Repeat(operation, size, engine, times))),
        ];
        Cell.Sample([.. cells.Select(it => it.Cell)], options.TimePerShape / 2, stop);
        return
        [
            .. cells.Select(it => new SizeRow(
                it.Operation.Name, it.Size.Side, it.Size.Stretch, it.Size.Outline, it.Size.Pixels,
                Timing.Of(it.Cell.Cost, it.Size.Polygons.Length).Best)),
        ];
    }

    private static long Repeat(Operation operation, ObjectSize size, Engine engine, int times)
    {
        long sum = 0;
        for (int i = 0; i < times; i++) sum += operation.Run(size, engine);
        return sum;
    }

    private static CostFit Fit(string operation, IReadOnlyList<SizeRow> sizes) => CostFit.Of(
        operation, [.. sizes.Where(row => row.Operation == operation).Select(row => (row.Outline, row.Pixels, row.Nanoseconds))]);
}
