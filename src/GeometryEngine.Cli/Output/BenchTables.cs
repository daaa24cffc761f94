using System.Globalization;
using GeometryEngine.Bench;
using Spectre.Console;

namespace GeometryEngine.Cli;

/// <summary>The tables of <c>geom bench</c>.</summary>
internal static class BenchTables
{
    /// <summary>Prints a report.</summary>
    public static void Print(Terminal terminal, BenchReport report)
    {
        IAnsiConsole console = terminal.Tables();
        if (report.Forecast is { } forecast) Print(console, forecast);
        Machine machine = report.Machine;
        console.WriteLine(
            $"{machine.Processor}, {Tables.Count(machine.Processors, "processor")}, {machine.SimdBits}-bit registers, {machine.Runtime}");
        console.WriteLine($"GPU: {report.GpuStatus ?? string.Join(", ", report.Backends.Skip(1))}");
        if (report.Waited > 1.2)
            console.WriteLine($"Others used the processors: by the clock, work took {Fixed(report.Waited)} times as long as these times say, which are those of an idle machine.");
        console.Write(Stages(report));
        console.Write(Sizes(report));
        console.Write(Costs(report));
        console.Write(Space(report));
    }

    /// <summary>Prints what changed since an earlier report.</summary>
    public static void Print(Terminal terminal, BenchComparison comparison)
    {
        IAnsiConsole console = terminal.Tables();
        if (!comparison.SameMachine) console.WriteLine("The earlier run is of another machine: only the changes in proportion to rasterizing can be compared.");
        Table table = Tables.Plain("Shape", "Stage", "Backend", "#Threads", "#ns then", "#ns now", "#now / then", "#in proportion", "#speed-up", "Verdict");
        foreach (ComparedRow row in comparison.Rows)
        {
            Tables.AddRow(table, row.Shape, row.Stage, row.Backend, Tables.Count(row.Threads), Digits(row.Earlier), Digits(row.Now),
                Fixed(row.Change), Fixed(row.RelativeChange), Fixed(row.SpeedUpChange), row.Verdict);
        }
        console.Write(table);
        console.WriteLine($"{comparison.AgreeingRatios} of {Tables.Count(comparison.Ratios, "ratio")} agree within 15 %.");
        if (comparison.Unmatched > 0) console.WriteLine($"{Tables.Count(comparison.Unmatched, "row")} of one run only");
    }

    private static Table Stages(BenchReport report)
    {
        Table table = Tables.Plain("Shape", "Stage", "Backend", "#Threads", "Unit", "#ns a unit", "#half of the samples", "#Units a second", "#Relative", "#Speed-up");
        foreach (StageRow row in report.Stages)
        {
            Tables.AddRow(table, row.Shape, row.Stage, row.Backend, Tables.Count(row.Threads), row.Unit, Digits(row.Nanoseconds.Median),
                $"{Digits(row.Nanoseconds.Low)} to {Digits(row.Nanoseconds.High)}", Digits(1e9 / row.Nanoseconds.Median), Fixed(row.Relative), Fixed(row.SpeedUp));
        }
        return table;
    }

    private static Table Sizes(BenchReport report)
    {
        string[] operations = [.. report.Costs.Select(cost => cost.Operation)];
        Table table = Tables.Plain(["#Side, pixels", "#Outline", "#Area", .. operations.Select(name => $"#{name}, a second")]);
        foreach (IGrouping<(int, double), SizeRow> size in report.Sizes.GroupBy(row => (row.Side, row.Stretch)))
        {
            SizeRow first = size.First();
            string side = first.Stretch == 1 ? Tables.Count(first.Side) : $"{Tables.Count(first.Side)}, long";
            Tables.AddRow(table, [side, Digits(first.Outline), Digits(first.Pixels), .. size.Select(row => Digits(row.PerSecond))]);
        }
        return table;
    }

    private static Table Costs(BenchReport report)
    {
        Table table = Tables.Plain("Cost of an object", "#a, ns", "#b, ns a pixel of outline", "#c, ns a pixel of area", "#Median error", "#Worst");
        foreach (CostFit cost in report.Costs)
            Tables.AddRow(table, cost.Operation, Digits(cost.Fixed), Digits(cost.PerOutline), Digits(cost.PerPixel), Percent(cost.MedianError), Percent(cost.WorstError));
        return table;
    }

    private static Table Space(BenchReport report)
    {
        Table table = Tables.Plain("Space", "#Bytes");
        Tables.AddRow(table, "memory: the program", Digits(report.Memory.BaseBytes));
        Tables.AddRow(table, "memory: of an annotation (index)", Digits(report.Memory.BytesPerAnnotation));
        Tables.AddRow(table, "memory: of a thread, at most", Digits(report.Memory.BytesPerThread));
        Tables.AddRow(table, "manifest of an annotation", Digits(report.Files.ManifestBytesPerAnnotation));
        foreach (ShapeRow shape in report.Shapes)
        {
            Tables.AddRow(table, $"{shape.Shape}: COCO JSON of an annotation", Digits(shape.JsonBytesPerAnnotation));
            Tables.AddRow(table, $"{shape.Shape}: instance PNG of an annotation", Digits(shape.PngBytesPerAnnotation));
        }
        return table;
    }

    private static void Print(IAnsiConsole console, Forecast forecast)
    {
        console.WriteLine($"{Tables.Count(forecast.Annotations, "annotation")}: how long, and on what");
        Table table = Tables.Plain(
            "Data", "Job", $"#{Tables.Count(forecast.CoresHere, "core")} of this machine", $"#{Tables.Count(forecast.Cores, "such core")}",
            "#Memory", "#Input", "#Output", "#Files written", "#Disk at least");
        foreach (ForecastRow row in forecast.Rows)
        {
            Tables.AddRow(table, row.Shape, row.Job, Duration(row.SecondsHere), Range(Duration(row.SecondsLow), Duration(row.SecondsHigh)),
                Bytes(row.MemoryBytes), Bytes(row.InputBytes), row.OutputBytes == 0 ? "" : Bytes(row.OutputBytes),
                row.Files == 0 ? "" : Rounded(row.Files), $"{Bytes(row.DiskBytesPerSecond)}/s");
        }
        console.Write(table);
        foreach (string note in forecast.Notes) console.WriteLine(note);
        console.WriteLine();
    }

    private static string Range(string low, string high) => low == high ? low : $"{low} to {high}";

    private static string Duration(double seconds) => seconds switch
    {
        < 100 => $"{Rounded(seconds)} s",
        < 100 * 60 => $"{Rounded(seconds / 60)} min",
        < 48 * 3600 => $"{Rounded(seconds / 3600)} h",
        _ => $"{Rounded(seconds / 86400)} days",
    };

    private static string Bytes(double bytes) => bytes switch
    {
        < 1e6 => $"{Rounded(bytes / 1e3)} kB",
        < 1e9 => $"{Rounded(bytes / 1e6)} MB",
        < 1e12 => $"{Rounded(bytes / 1e9)} GB",
        _ => $"{Rounded(bytes / 1e12)} TB",
    };

    // To two digits: a forecast is no surer.
    private static string Rounded(double value)
    {
        double unit = value > 0 ? Math.Pow(10, Math.Floor(Math.Log10(value)) - 1) : 1;
        double rounded = Math.Round(value / unit) * unit;
        return rounded.ToString(rounded >= 10 ? "N0" : "0.##", CultureInfo.InvariantCulture);
    }

    private static string Digits(double value) => value.ToString(value >= 100 ? "N0" : "G3", CultureInfo.InvariantCulture);

    private static string Fixed(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
