using GeometryEngine.Formats;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Cli.Tests;

/// <summary>The README cannot go stale: its commands run, its example compiles and says what it says.</summary>
public class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    /// <summary>Every command line of the program in the README's shell blocks, without the program.</summary>
    public static TheoryData<string> CommandLines => [.. Blocks("sh")
        .SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Select(Arguments).OfType<string>()];

    [Fact]
    public void Readme_shows_commands() => Assert.True(CommandLines.Count >= 5, $"{CommandLines.Count} commands found in README.md");

    [Theory]
    [MemberData(nameof(CommandLines))]
    public void Commands_of_the_readme_run(string arguments)
    {
        using var folder = new TempFolder();
        string[] args = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i].StartsWith("data/", StringComparison.Ordinal)) args[i] = Repository.PathOf(args[i]);
            else if (i > 0 && args[i - 1] == "-o") args[i] = folder[args[i]];
        }
        Geom.Run(args).Expect(ExitCode.Done);
    }

    [Fact]
    public void Library_example_of_the_readme_is_the_one_that_runs_here()
    {
        string source = File.ReadAllText(Repository.PathOf("tests", "GeometryEngine.Cli.Tests", "ReadmeTests.cs"));
        Assert.Contains(Words(Assert.Single(Blocks("csharp"))), Words(source), StringComparison.Ordinal);
    }

    [Fact]
    public void Library_example_of_the_readme_runs()
    {
        string alice = Repository.PathOf("data", "sample", "annotator-1.json"), bob = Repository.PathOf("data", "sample", "annotator-2.json");
        using var Console = new StringWriter(); // takes what the example prints

        using Engine engine = Engine.Create();
        using DatasetReader reader = DatasetFormats.Open([alice, bob]); // detects the format, one image at a time

        var agreement = new Agreement(reader.Info);
        foreach (DatasetItem item in reader)
            agreement.Add(engine, item);
        AgreementReport report = agreement.Compute();
        Console.WriteLine($"alpha {report.Pixels?.KrippendorffAlpha:F3}  mean IoU {report.Instances?.MeanIou:F3}");

        Rle rle = engine.Rasterize(new Polygon([10, 10, 90, 10, 50, 70]), height: 100, width: 100);
        string counts = rle.ToCocoString(); // equal to pycocotools, byte for byte

        Assert.Matches(@"^alpha 0\.\d{3}  mean IoU 0\.\d{3}\s*$", Console.ToString());
        Assert.True(RleString.TryDecode(counts, out uint[]? runs, out _));
        Assert.Equal(rle.Counts, runs);
    }

    private static IEnumerable<string> Blocks(string language)
    {
        string fence = $"```{language}\n";
        for (int at = Readme.IndexOf(fence, StringComparison.Ordinal); at >= 0; at = Readme.IndexOf(fence, at, StringComparison.Ordinal))
        {
            at += fence.Length;
            yield return Readme[at..Readme.IndexOf("```", at, StringComparison.Ordinal)];
        }
    }

    private static string? Arguments(string line)
    {
        const string FromSource = "dotnet run -c Release --project src/GeometryEngine.Cli -- ";
        if (line.StartsWith(FromSource, StringComparison.Ordinal)) return line[FromSource.Length..];
        return line.StartsWith("geom ", StringComparison.Ordinal) ? line["geom ".Length..] : null;
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
