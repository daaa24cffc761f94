using System.CommandLine;
using System.CommandLine.Parsing;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary><c>geom compare</c>: for each image, how every object of one set overlaps every object of another.</summary>
internal sealed class CompareCommand : GeomCommand
{
    private static readonly string[] MetricNames = ["iou", "dice"];
    private readonly Argument<string> _a = new("A") { Description = "The first data set; rows of the matrices" };
    private readonly Argument<string> _b = new("B") { Description = "The second data set; columns of the matrices" };
    private readonly DefaultedOption<string[]> _metrics = new("--metrics", ["iou"])
    {
        Description = $"Comma-separated: {string.Join(", ", MetricNames)} [default: iou]",
        HelpName = "NAMES",
        CustomParser = ParseMetrics,
    };

    private readonly Option<bool> _ignoreCrowd = new("--ignore-crowd") { Description = "Take crowd regions of B for objects like any other" };

    /// <summary>The command.</summary>
    public CompareCommand() : base(
        "compare",
        "Write, for each image, a matrix of overlaps between the objects of two data sets",
        "geom compare data/sample/annotator-1.json data/sample/annotator-2.json -o overlaps.json --metrics iou,dice")
    {
        Arguments.Add(_a);
        Arguments.Add(_b);
        foreach (Option option in (Option[])[CommonOptions.Out("JSON file to write; standard output when left out", required: false),
            _metrics, _ignoreCrowd, CommonOptions.Json()])
            Options.Add(option);
        AddReadingOptions();
        AddRasterOptions();
    }

    /// <inheritdoc/>
    public override string Notes =>
        """
        Output: {"metrics": [...], "images": [{"image": NAME, "a": [ids], "b": [ids], "iou": [[...]], ...}]}, rows a,
        columns b, objects in file order, image-level labels left out. Masks are compared where both objects have
        an outline or a mask, else boxes. iou: intersection over union, as pycocotools: over the area of a where b
        is a crowd; 0 without intersection. dice: 2 * intersection / (area a + area b); null when both are empty.
        """;

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        using Engine engine = invocation.CreateEngine();
        using DatasetReader reader = invocation.OpenPair(invocation.Get(_a), invocation.Get(_b));
        using var output = new OutputStream(invocation.Terminal, invocation.Out);
        string[] metrics = invocation.Get(_metrics);
        var comparison = new ItemComparison(engine, metrics, invocation.Get(_ignoreCrowd));
        output.Try(stream => JsonOutput.Write(stream, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("metrics");
            foreach (string metric in metrics) json.WriteStringValue(metric);
            json.WriteEndArray();
            json.WriteStartArray("images");
            invocation.ForEachImage(reader, comparison.Compare, (_, compared) =>
            {
                json.WriteRawValue(compared.Span, skipInputValidation: true);
                JsonOutput.Relieve(json);
            });
            json.WriteEndArray();
            json.WriteEndObject();
        }));
        output.Complete();
        return ExitCode.Done;
    }

    private static string[] ParseMetrics(ArgumentResult result)
    {
        string[] names = result.Tokens[^1].Value.Split(',', StringSplitOptions.TrimEntries);
        foreach (string name in names)
            if (!MetricNames.Contains(name)) result.AddError($"--metrics '{name}': {string.Join(" and ", MetricNames)} are allowed.");
        return [.. names.Distinct()];
    }
}
