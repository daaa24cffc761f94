using System.CommandLine;
using System.Globalization;

namespace GeometryEngine.Cli;

/// <summary>The options of <c>geom agree</c> that choose how agreement is computed.</summary>
internal sealed class AgreeOptions
{
    private readonly DefaultedOption<double> _iou = CommonOptions.Share("--iou", 0.5, zeroAllowed: false, "T", "Least IoU at which two objects are the same");
    private readonly DefaultedOption<double> _lowOverlap =
        CommonOptions.Share("--low-overlap", 0.8, zeroAllowed: true, "T", "A match of less IoU is reported as a low overlap");
    private readonly DefaultedOption<MatchMethod> _match =
        CommonOptions.Choice("--match", "How objects are paired", ("hungarian", MatchMethod.Hungarian), ("greedy", MatchMethod.Greedy));
    private readonly Option<KeypointSigmas?> _sigmas = Sigmas();
    private readonly DefaultedOption<PaintOrder> _paintOrder = CommonOptions.Paint();
    private readonly DefaultedOption<int> _worst =
        CommonOptions.Number("--worst", 10, 0, 1_000_000, "N", "How many of the worst images, and of the worst items, to name");
    private readonly Option<LabelOrder?> _ordered = Ordered();
    private readonly DefaultedOption<double> _confidence = Confidence();
    private readonly Option<int?> _bootstrap = WholeNumber(
        "--bootstrap", 0, 1_000_000,
        "How many times items are drawn again for bootstrap intervals [default: 1000, fewer where ratings form over 5000 patterns]");
    private readonly Option<int?> _alphaImages = WholeNumber(
        "--alpha-images", 1, int.MaxValue, "How many images to compare with one another for alpha_iou [default: as many as take about a second]");
    private readonly Option<double?> _minAlpha = Least("--min-alpha", -1, "Exit with 1 unless every alpha (labels, tags, objects, pixels) is at least this");
    private readonly Option<double?> _minIou = Least("--min-iou", 0, "Exit with 1 unless every mean IoU (objects, pixels) is at least this");
    private readonly Option<double?> _minF1 = Least("--min-f1", 0, "Exit with 1 unless F1 of objects is at least this");
    private readonly DefaultedOption<int> _seed = CommonOptions.Number("--seed", 1, 0, int.MaxValue, "N", "Seed of the bootstrap and of the draw of images");

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_iou, _lowOverlap, _match, _sigmas, _paintOrder, _worst, _ordered, _confidence, _bootstrap, _alphaImages, _seed, _minAlpha, _minIou, _minF1];

    /// <summary>The choices of a command line.</summary>
    /// <param name="invocation">The command line.</param>
    /// <param name="otherwise">What is chosen where it says nothing.</param>
    public AgreementOptions Of(Invocation invocation, AgreementOptions otherwise) => otherwise with
    {
        IouThreshold = invocation.Get(_iou, otherwise.IouThreshold),
        LowOverlap = invocation.Get(_lowOverlap, otherwise.LowOverlap),
        Match = invocation.Get(_match, otherwise.Match),
        Sigmas = invocation.Get(_sigmas) ?? otherwise.Sigmas,
        PaintOrder = invocation.Get(_paintOrder, otherwise.PaintOrder),
        WorstImages = invocation.Get(_worst, otherwise.WorstImages),
        LabelOrder = invocation.Get(_ordered) ?? otherwise.LabelOrder,
        Confidence = invocation.Get(_confidence, otherwise.Confidence),
        BootstrapSamples = invocation.Get(_bootstrap) ?? otherwise.BootstrapSamples,
        AlphaImages = invocation.Get(_alphaImages) ?? otherwise.AlphaImages,
        Seed = invocation.Get(_seed, otherwise.Seed),
    };

    /// <summary>The least agreement that a command line asks for.</summary>
    public AgreementGate GateOf(Invocation invocation) => new(invocation.Get(_minAlpha), invocation.Get(_minIou), invocation.Get(_minF1));

    private static Option<double?> Least(string name, double smallest, string description) => new(name)
    {
        Description = description,
        HelpName = "X",
        CustomParser = result =>
        {
            string text = result.Tokens[^1].Value;
            bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
            if (isNumber && value >= smallest && value <= 1) return value;
            result.AddError($"{name} '{text}': a number from {smallest.ToString(CultureInfo.InvariantCulture)} to 1 is allowed.");
            return null;
        },
    };

    private static Option<LabelOrder?> Ordered() => new("--ordered")
    {
        Description = "The labels in ascending order, where they are no numbers, separated by commas, or by | where labels hold commas",
        HelpName = "A,B,...",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            string text = result.Tokens[^1].Value;
            string[] labels = text.Split(text.Contains('|') ? '|' : ',', StringSplitOptions.TrimEntries);
            if (labels.Length > 1 && labels.Distinct().Count() == labels.Length && labels.All(label => label.Length > 0)) return new LabelOrder(labels);
            result.AddError($"--ordered '{text}': two labels or more, each once, are allowed.");
            return null;
        },
    };

    private static Option<KeypointSigmas?> Sigmas() => new("--sigmas")
    {
        Description = "How far each keypoint strays: a number for all, or one for each, separated by commas [default: COCO's for 17 keypoints, else 0.09]",
        HelpName = "S,S,...",
        CustomParser = result =>
        {
            string text = result.Tokens[^1].Value;
            double[] values = [.. text.Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : 0)];
            if (Array.TrueForAll(values, value => value > 0 && double.IsFinite(value))) return new KeypointSigmas(values);
            result.AddError($"--sigmas '{text}': numbers above 0, separated by commas, are allowed.");
            return null;
        },
    };

    private static DefaultedOption<double> Confidence() => new("--confidence", 0.95)
    {
        Description = "Share of samples whose confidence interval holds the true value [default: 0.95]",
        HelpName = "C",
        CustomParser = result =>
        {
            string text = result.Tokens[^1].Value;
            bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
            if (isNumber && value > 0 && value < 1) return value;
            result.AddError($"--confidence '{text}': a number above 0 and below 1 is allowed.");
            return 0.95;
        },
    };

    private static Option<int?> WholeNumber(string name, int least, int most, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            string text = result.Tokens[^1].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most) return value;
            result.AddError($"{name} '{text}': a whole number from {least} to {most} is allowed.");
            return null;
        },
    };
}
