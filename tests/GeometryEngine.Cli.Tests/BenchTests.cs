using GeometryEngine.Bench;

namespace GeometryEngine.Cli.Tests;

public class BenchTests
{
    [Fact]
    public void One_run_prints_json_writes_a_folder_and_can_be_compared_with()
    {
        using var folder = new TempFolder();
        var json = Geom.Run("bench", "--quick", "--shapes", "coco", "--threads", "1", "--annotations", "1000000", "--cores", "64", "--json", "-o", folder["bench"])
            .Expect(ExitCode.Done).Json;
        Assert.Equal(BenchReport.CurrentSchema, json.GetProperty("schema").GetString());
        Assert.Equal(1_000_000, json.GetProperty("forecast").GetProperty("annotations").GetInt64());
        Assert.Equal(["bench", "bench/bench.html", "bench/bench.json"], folder.Entries);
        Assert.Contains("<svg", File.ReadAllText(folder["bench/bench.html"]));

        GeomResult second = Geom.Run("bench", "--quick", "--shapes", "coco", "--threads", "1", "--annotations", "1000000", "--compare", folder["bench/bench.json"]).Expect(ExitCode.Done);
        Assert.StartsWith("1,000,000 annotations: how long, and on what\n", second.Out);
        Assert.Matches(@"coco +export +\d.* (s|min|h) .*[MG]B", second.Out);
        Assert.Matches(@"coco +agreement +cpu +1 +annotation ", second.Out);
        Assert.Matches(@"coco +agreement +cpu +1 .* (same|faster|slower) *\n", second.Out);
        Assert.Matches(@"\n\d of 7 ratios agree within 15 %\.\n", second.Out);
    }

    [Fact]
    public void A_comparison_with_what_is_no_report_is_bad_input()
    {
        using var folder = new TempFolder();
        GeomResult result = Geom.Run("bench", "--compare", folder.Write("earlier.json", "{}")).Expect(ExitCode.BadInput);
        Assert.Contains("earlier.json", Assert.Single(result.ErrorLines));
    }
}
