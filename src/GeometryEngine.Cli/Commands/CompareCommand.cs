using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary><c>geom compare</c>: for each image, how every object of one set overlaps every object of another.</summary>
internal sealed class CompareCommand : GeomCommand
{
    private readonly Argument<string> _a = new("A") { Description = "The first data set; rows of the matrices" };
    private readonly Argument<string> _b = new("B") { Description = "The second data set; columns of the matrices" };
    private readonly DefaultedOption<ComparisonMetric[]> _metrics = new("--metrics", [ComparisonMetric.All[0]])
    {
        Description = $"Comma-separated: {MetricNames} [default: iou]",
        HelpName = "NAMES",
        CustomParser = ParseMetrics,
    };

    private readonly Option<bool> _ignoreCrowd = new("--ignore-crowd") { Description = "Take crowd regions of B for objects like any other" };
    private readonly DefaultedOption<double> _tolerance =
        CommonOptions.Amount("--tolerance", 1, "T", "Largest distance that nsd tolerates, in units of --spacing");

    private readonly DefaultedOption<double> _ratio = CommonOptions.Share(
        "--boundary-ratio", BoundaryIou.DefaultRatio, zeroAllowed: true, "R", "Width of the boundary, as a share of the diagonal");

    private readonly DefaultedOption<PixelSpacing> _spacing = new("--spacing", PixelSpacing.Pixels)
    {
        Description = "How far rows and columns of pixels lie apart, in any unit [default: 1x1]",
        HelpName = "ROWSxCOLUMNS",
        CustomParser = ParseSpacing,
    };

    /// <summary>The command.</summary>
    public CompareCommand() : base(
        "compare",
        "Write, for each image, a matrix of overlaps between the objects of two data sets",
        "geom compare data/sample/annotator-1.json data/sample/annotator-2.json -o overlaps.json --metrics iou,dice",
        "geom compare data/sample/annotator-1.json data/sample/truth.json -o borders.json --metrics boundary-iou,hd95-monai,assd")
    {
        Arguments.Add(_a);
        Arguments.Add(_b);
        foreach (Option option in (Option[])[CommonOptions.Out("JSON file to write; standard output when left out", required: false),
            _metrics, _ignoreCrowd, _ratio, _tolerance, _spacing, CommonOptions.Json()])
            Options.Add(option);
        AddReadingOptions();
        AddRasterOptions();
    }

    /// <inheritdoc/>
    public override string Notes =>
        """
        Output: {"metrics": [...], "images": [{"image": NAME, "a": [ids], "b": [ids], "iou": [[...]], ...}]}, rows a,
        columns b, objects in file order, image-level labels left out.

        iou, dice: of masks where both objects have an outline or a mask, else of boxes. iou is that of pycocotools: over
        the area of a where b is a crowd; 0 without intersection. dice: 2 * intersection / (area a + area b).
        The others want an outline or a mask of both:
        boundary-iou            IoU of what lies within a distance inside the borders (Cheng et al. 2021)
        hausdorff, assd         largest and mean distance between border pixels, both directions together
        hd95-medpy, hd95-monai  95th percentile of the same: of both directions together; or the larger of the two
        nsd-monai               share of border pixels within --tolerance of the other border
        hausdorff-deepmind, hd95-deepmind, nsd-deepmind: the same between contours, weighted by length (surface-distance)
        null where a metric is undefined: no mask, both masks empty; distances also where one is empty.
        """;

    private static string MetricNames { get; } = string.Join(", ", ComparisonMetric.All.Select(metric => metric.Name));

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        using Engine engine = invocation.CreateEngine();
        using DatasetReader reader = invocation.OpenPair(invocation.Get(_a), invocation.Get(_b));
        using var output = new OutputStream(invocation.Terminal, invocation.Out);
        ComparisonOptions options = Choices(invocation);
        var comparison = new ItemComparison(engine, options);
        output.Try(stream => JsonOutput.Write(stream, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("metrics");
            foreach (ComparisonMetric metric in options.Metrics) json.WriteStringValue(metric.Name);
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

    private ComparisonOptions Choices(Invocation invocation) => new()
    {
        Metrics = invocation.Get(_metrics),
        IgnoreCrowds = invocation.Get(_ignoreCrowd),
        Tolerance = invocation.Get(_tolerance),
        Spacing = invocation.Get(_spacing),
        BoundaryRatio = invocation.Get(_ratio),
    };

    private static ComparisonMetric[] ParseMetrics(ArgumentResult result)
    {
        var metrics = new List<ComparisonMetric>();
        foreach (string name in result.Tokens[^1].Value.Split(',', StringSplitOptions.TrimEntries).Distinct())
        {
            if (ComparisonMetric.All.FirstOrDefault(metric => metric.Name == name) is { } metric) metrics.Add(metric);
            else result.AddError($"--metrics '{name}': {MetricNames} are allowed.");
        }
        return [.. metrics];
    }

    private static PixelSpacing ParseSpacing(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        string[] parts = text.Split('x');
        if (parts.Length == 2 && IsDistance(parts[0], out double rows) && IsDistance(parts[1], out double columns))
            return new PixelSpacing(rows, columns);
        result.AddError($"--spacing '{text}': ROWSxCOLUMNS, two numbers above 0, is allowed, such as 0.5x0.5.");
        return PixelSpacing.Pixels;
    }

    private static bool IsDistance(string text, out double distance) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out distance) && distance > 0 && double.IsFinite(distance);
}
