namespace GeometryEngine.Bench.Tests;

public class ForecastTests
{
    private const double Start = 2, Index = 0.1; // of a million annotations: two files on two threads

    [Fact]
    public void Time_and_space_grow_with_the_annotations()
    {
        Forecast forecast = Forecast.Of(Report(speedUp: 2), annotations: 1_000_000, cores: null);
        ForecastRow agree = Row(forecast, "agree"), export = Row(forecast, "export");
        Assert.Equal(Start + Index + 0.5 * (1000 + 3000) * 1e-9 * 1_000_000, agree.SecondsHere, 9);
        Assert.Equal(100e6 + 2 * 30 * 1e6 + 2 * 5e6, agree.MemoryBytes);
        Assert.Equal((500e6, 1000e6, 0), (agree.InputBytes, agree.ReadBytes, agree.OutputBytes));
        Assert.Equal(Start + Index + 0.5 * (2 * 1000 + 9000) * 1e-9 * 1_000_000 + 200_000 * 50e-6 / 2, export.SecondsHere, 9);
        Assert.Equal((1500e6, 100e6, 200_000), (export.ReadBytes, export.OutputBytes, export.Files));
    }

    [Fact]
    public void Work_that_divides_well_does_so_on_more_cores()
    {
        ForecastRow agree = Row(Forecast.Of(Report(speedUp: 2), 1_000_000, cores: 64), "agree");
        Assert.Equal(Start + Index + 4000e-9 * 1_000_000 / 64, agree.SecondsLow, 9);
        Assert.Equal(agree.SecondsLow, agree.SecondsHigh, 9);
        Assert.Equal(agree.ReadBytes / agree.SecondsLow, agree.DiskBytesPerSecond, 3);
    }

    [Fact]
    public void Work_that_divides_badly_is_given_as_a_range()
    {
        // 1.6 times faster on 2 cores: a serial share of 1/4.
        ForecastRow read = Row(Forecast.Of(Report(speedUp: 1.6), 1_000_000, cores: 64), "read");
        Assert.Equal(Start + 1.25 * Index + 1 / 1.6, read.SecondsHere, 9);
        Assert.Equal(Start + 1.25 * Index + 1 / 1.6 / 32, read.SecondsLow, 9);
        Assert.Equal(Start + 1.25 * Index + 1 * (0.25 + 0.75 / 64), read.SecondsHigh, 9);
        Assert.Equal(1.25 * Index, read.IndexSeconds, 9);
    }

    [Fact]
    public void One_core_of_several_takes_the_time_of_one()
    {
        ForecastRow read = Row(Forecast.Of(Report(speedUp: 1.6), 1_000_000, cores: 1), "read");
        double expected = Start + 1.25 * Index * 2 + 1;
        Assert.Equal((expected, expected), (Math.Round(read.SecondsLow, 9), Math.Round(read.SecondsHigh, 9)));
    }

    [Theory]
    [InlineData(100, 100, "same")]
    [InlineData(100, 112, "same")] // 12 % are within what two runs differ by
    [InlineData(100, 130, "slower")]
    [InlineData(100, 70, "faster")]
    public void A_change_beyond_the_spread_is_told(double then, double now, string verdict)
    {
        BenchReport earlier = Report(2, scale: then), later = Report(2, scale: now);
        BenchComparison comparison = BenchComparison.Of(earlier, later);
        Assert.All(comparison.Rows, row => Assert.Equal((verdict, now / then), (row.Verdict, Math.Round(row.Change, 9))));
        Assert.Equal((true, 0), (comparison.SameMachine, comparison.Unmatched));
    }

    [Fact]
    public void A_change_within_the_spread_is_none()
    {
        BenchReport earlier = Report(2), later = Report(2, scale: 150);
        StageRow[] wide = [.. later.Stages.Select(row => row with { Nanoseconds = row.Nanoseconds with { Low = 1 } })];
        Assert.All(BenchComparison.Of(earlier, later with { Stages = wide }).Rows, row => Assert.Equal("same", row.Verdict));
    }

    [Fact]
    public void Rows_of_one_report_only_and_other_machines_are_told()
    {
        BenchReport earlier = Report(2), later = Report(2);
        BenchComparison comparison = BenchComparison.Of(
            earlier, later with { Stages = [.. later.Stages.Skip(1)], Machine = later.Machine with { Processor = "another" } });
        Assert.Equal((false, 1), (comparison.SameMachine, comparison.Unmatched));
    }

    private static ForecastRow Row(Forecast forecast, string job) => forecast.Rows.Single(row => row.Job == job);

    [Fact]
    public void Notes_say_what_was_measured_assumed_and_what_limits()
    {
        string notes = string.Join('\n', Forecast.Of(Report(speedUp: 1.6), 1_000_000, cores: 64).Notes);
        foreach (string part in (string[])["geom agree", "640x480", "2 of 2 processors", "nothing else to do", "Amdahl", "30 bytes an annotation", "index of each file", "Disks and networks are not measured"])
            Assert.Contains(part, notes);
    }

    // One shape whose stages take 0.2 us (index), 1 us (read), 3 us (agreement) and 9 us (export) an annotation on one thread.
    private static BenchReport Report(double speedUp, double scale = 100) => new()
    {
        Schema = BenchReport.CurrentSchema,
        Machine = new Machine("test", 2, "x64", 256, "test", "test", "0"),
        Quick = true,
        Backends = [BenchBackend.Cpu],
        Shapes = [new ShapeRow("coco", 640, 480, 10, 100, JsonBytesPerAnnotation: 500, PngBytesPerAnnotation: 70)],
        Stages =
        [
            .. from stage in new[] { (Name: "index", Cost: 2.0), (Name: "read", Cost: 10.0), (Name: "agreement", Cost: 30.0), (Name: "export", Cost: 90.0) }
               from threads in new[] { 1, 2 }
               let time = stage.Cost * scale / (threads == 1 ? 1 : speedUp)
               select new StageRow
               {
                   Shape = "coco",
                   Stage = stage.Name,
                   Backend = BenchBackend.Cpu,
                   Threads = threads,
                   Unit = "annotation",
                   Units = 100,
                   Nanoseconds = new Timing(time, time, time, time, 3),
                   NanosecondsPerAnnotation = time,
                   Relative = 1,
                   SpeedUp = threads == 1 ? 1 : speedUp,
                   Waited = 1,
               },
        ],
        Sizes = [],
        Costs = [],
        Memory = new MemoryUse(100_000_000, 30, 5_000_000),
        Files = new FileUse(SecondsPerFile: 50e-6, ManifestBytesPerAnnotation: 30),
        StartSeconds = Start,
    };
}
