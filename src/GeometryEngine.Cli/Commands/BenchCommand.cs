using System.CommandLine;
using System.CommandLine.Parsing;
using GeometryEngine.Bench;
using GeometryEngine.Formats;
using GeometryEngine.Gpu;

namespace GeometryEngine.Cli;

/// <summary><c>geom bench</c>: how fast this machine is, and what a large data set would take.</summary>
internal sealed class BenchCommand : GeomCommand
{
    private static readonly string ShapeNames = string.Join(", ", BenchShape.All.Select(shape => shape.Name));

    private readonly Option<bool> _quick = new("--quick") { Description = "About 8 seconds a shape instead of 25; times spread more" };
    private readonly Option<long?> _annotations = new("--annotations")
    {
        Description = "Say how long N annotations would take, and what memory and disk they need",
        HelpName = "N",
        CustomParser = ParseAnnotations,
    };

    private readonly DefaultedOption<int> _cores =
        CommonOptions.Number("--cores", Environment.ProcessorCount, 1, 100_000, "C", "Cores of the machine that --annotations is asked for");

    private readonly DefaultedOption<BenchShape[]> _shapes = new("--shapes", [.. BenchShape.All])
    {
        Description = $"Comma-separated: {ShapeNames} [default: all]",
        HelpName = "NAMES",
        CustomParser = ParseShapes,
    };

    private readonly Option<string?> _compare = new("--compare") { Description = "An earlier run's JSON, to tell what became faster or slower", HelpName = "FILE" };

    /// <summary>The command.</summary>
    public BenchCommand() : base(
        "bench",
        "Measure this machine on a standard workload, and say how long a large data set would take",
        "geom bench --quick --shapes coco --annotations 100000000 --cores 64")
    {
        foreach (Option option in (Option[])[CommonOptions.Out("Folder for bench.json and bench.html, with charts", required: false),
            _quick, _annotations, _cores, _shapes, _compare, CommonOptions.Json(), CommonOptions.Threads()])
            Options.Add(option);
    }

    /// <inheritdoc/>
    public override string Notes =>
        """
        The workload is made, the same in every run: images of two annotators with the sizes and outlines of COCO,
        LVIS and Cityscapes, and large ones. Stages: read (COCO JSON), rasterize (polygon to runs), fill (polygons to
        bits and areas in large batches, on a GPU with the way there and back), rle (runs to text and back), iou (matrix
        of an image), agreement (of the annotators), export (instance masks as PNG, not written).
        ns a unit  where each thread has a processor of its own: the threads' share of the processor time, and all of the time
                   for which garbage was collected. So what else runs on the machine hardly counts
        relative   processor time of the stage in proportion to rasterizing the same data set: free of the machine's pace
        speed-up   against one thread
        On a GPU, times are by the clock.
        Cost of an object: a + b * outline + c * pixels, fitted to objects of 8x8 to 1024x1024 pixels.

        How long it takes: a run with all four shapes about 2 minutes, with --quick about 40 seconds, with one shape about
        45 and 20. After a warm-up, a shape is measured in rounds: in each, every stage is sampled once on one thread and
        once on all, 10 milliseconds or more, until 25 seconds are over (with --quick 8): at least 3 rounds, 40 at most.
        Times are medians of all rounds, with what half of them lie between; ratios are of the medians of the best quarter
        of each side's rounds.
        """;

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        BenchReport? earlier = invocation.Get(_compare) is { } path ? BenchReport.Read(path) : null;
        using Engine engine = Engine.Create();
        using Engine? gpu = GpuEngine.TryCreate(out Engine? found, out string? reason, always: true) ? found : null;
        BenchOptions options = CreateOptions(invocation, engine, gpu);
        BenchReport report = BenchRun.Run(options, invocation.Terminal.ErrorIsTerminal ? Say : null, invocation.Stop) with { GpuStatus = reason };
        if (invocation.Get(_annotations) is { } annotations)
            report = report with { Forecast = Forecast.Of(report, annotations, invocation.Get(_cores)) };
        if (invocation.Out is { } folder) Write(folder, report);
        if (invocation.Json) JsonOutput.Print(invocation.Terminal, report.Write);
        else BenchTables.Print(invocation.Terminal, report);
        if (earlier is not null && !invocation.Json) BenchTables.Print(invocation.Terminal, BenchComparison.Of(earlier, report));
        return ExitCode.Done;

        void Say(string part) => invocation.Terminal.Error.WriteLine($"geom: measuring {part}");
    }

    private BenchOptions CreateOptions(Invocation invocation, Engine engine, Engine? gpu)
    {
        var cpu = new BenchBackend(BenchBackend.Cpu, engine);
        var options = new BenchOptions
        {
            Backends = gpu is null ? [cpu] : [cpu, new BenchBackend(BenchBackend.Cuda, gpu)],
            Shapes = invocation.Get(_shapes),
            Threads = invocation.Threads,
        };
        return invocation.Get(_quick) ? options.AsQuick() : options;
    }

    private static void Write(string path, BenchReport report) => Output.Try(path, () =>
    {
        using var folder = new AtomicFolder(path);
        using (FileStream json = File.Create(folder.PathOf("bench.json"))) JsonOutput.Write(json, report.Write);
        File.WriteAllText(folder.PathOf("bench.html"), BenchPage.Create(report));
        folder.Commit();
    });

    private static long? ParseAnnotations(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        if (long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out long annotations) && annotations is >= 1 and <= 1_000_000_000_000_000) return annotations;
        result.AddError($"--annotations '{text}': a whole number from 1 to 10^15 is allowed.");
        return null;
    }

    private static BenchShape[] ParseShapes(ArgumentResult result)
    {
        var shapes = new List<BenchShape>();
        foreach (string name in result.Tokens[^1].Value.Split(',', StringSplitOptions.TrimEntries).Distinct())
        {
            if (BenchShape.All.FirstOrDefault(shape => shape.Name == name) is { } shape) shapes.Add(shape);
            else result.AddError($"--shapes '{name}': {ShapeNames} are allowed.");
        }
        return [.. shapes];
    }
}
