using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using GeometryEngine.Formats;

namespace GeometryEngine.Cli;

/// <summary>The options and arguments that several commands share, and the ways an option is parsed. Each call makes a new one.</summary>
internal static class CommonOptions
{
    public const string VerboseName = "--verbose";
    public const string JsonName = "--json";
    public const string ThreadsName = "--threads";
    public const string StrictName = "--strict";
    public const string LenientName = "--lenient";
    public const string FormatName = "--format";
    public const string LabelsName = "--labels";
    public const string RuleName = "--rule";
    public const string RingsName = "--rings";
    public const string OutName = "--out";
    public const string BackendName = "--backend";

    public static Option<bool> Verbose() =>
        new(VerboseName) { Description = "List every problem, and show where in the program a failure arose", Recursive = true };

    public static Option<bool> Json() => new(JsonName) { Description = "Print one JSON document on standard output and nothing else" };

    public static DefaultedOption<int> Threads() =>
        Number(ThreadsName, Environment.ProcessorCount, 1, 1024, "N", "Worker threads; the output never depends on it");

    public static Option<bool> Strict() => new(StrictName) { Description = "Stop at the first problem in the input" };

    public static Option<bool> Lenient() => new(LenientName) { Description = "Skip or repair what is wrong in the input, list it and go on (default)" };

    public static Option<string?> Format()
    {
        var option = new Option<string?>(FormatName) { Description = "Format of the sources, where it should not be detected" };
        option.AcceptOnlyFromAmong([.. DatasetFormats.All.Select(format => format.Name)]);
        return option;
    }

    public static Option<string?> Labels() =>
        new(LabelsName) { Description = "File with the names, and colours, of labels for label images that have none beside them", HelpName = "PATH" };

    public static DefaultedOption<RasterRule> Rule() =>
        Choice(
            RuleName,
            "Which pixels a polygon covers",
            ("coco", RasterRule.Coco),
            ("pixel-center", RasterRule.PixelCenter),
            ("all-touched", RasterRule.AllTouched),
            ("opencv-round", RasterRule.OpenCvRound),
            ("opencv-truncate", RasterRule.OpenCvTruncate),
            ("pillow", RasterRule.Pillow),
            ("skimage", RasterRule.Skimage));

    public static DefaultedOption<BackendChoice> Backend() =>
        Choice(
            BackendName,
            "Where masks are made and compared: wherever it is measured to be faster, or one of the two",
            ("auto", BackendChoice.Auto),
            ("cpu", BackendChoice.Cpu),
            ("cuda", BackendChoice.Cuda));

    public static DefaultedOption<RingRule> Rings() =>
        Choice(
            RingsName,
            "How the rings of one polygon make a mask",
            ("union", RingRule.Union),
            ("even-odd", RingRule.EvenOdd),
            ("non-zero", RingRule.NonZero));

    public static DefaultedOption<PaintOrder> Paint() =>
        Choice(
            "--paint-order",
            "Which of two overlapping objects lies on top: the later, the smaller, or that of the higher layer",
            ("file", PaintOrder.File),
            ("area", PaintOrder.Area),
            ("z", PaintOrder.Z));

    /// <summary>The format of the output.</summary>
    public static DefaultedOption<string> WritableFormat()
    {
        string[] names = [.. DatasetFormats.All.Where(format => format.CanWrite).Select(format => format.Name)];
        return Choice("--to", "Format to write", [.. names.OrderByDescending(name => name == "coco").Select(name => (name, name))]);
    }

    /// <summary>The output path.</summary>
    public static Option<string> Out(string description, bool required) =>
        new(OutName, "-o") { Description = description, HelpName = "PATH", Required = required };

    /// <summary>The data sets to read.</summary>
    /// <param name="required">Whether there must be one.</param>
    public static Argument<string[]> Sources(bool required = true) =>
        new("SOURCE")
        {
            Description = "PATH, or NAME=PATH where NAME is the annotator; the file's name without extension otherwise",
            Arity = required ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore,
        };

    /// <summary>An option whose value is one of some words; the first is the default.</summary>
    public static DefaultedOption<T> Choice<T>(string name, string description, params (string Word, T Value)[] choices)
    {
        string words = string.Join('|', choices.Select(choice => choice.Word));
        return new DefaultedOption<T>(name, choices[0].Value)
        {
            Description = $"{description} [default: {choices[0].Word}]",
            HelpName = words,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Parse(result, words, choices),
        };
    }

    /// <summary>An option whose value is a whole number in a range, both ends included.</summary>
    public static DefaultedOption<int> Number(string name, int otherwise, int least, int most, string helpName, string description) =>
        new(name, otherwise)
        {
            Description = $"{description} [default: {otherwise.ToString(CultureInfo.InvariantCulture)}]",
            HelpName = helpName,
            CustomParser = result =>
            {
                string text = result.Tokens[^1].Value;
                if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most)
                    return value;
                result.AddError($"{name} '{text}': a whole number from {least} to {most} is allowed.");
                return otherwise;
            },
        };

    /// <summary>An option whose value is a share above 0 (or from 0 on) and at most 1.</summary>
    public static DefaultedOption<double> Share(string name, double otherwise, bool zeroAllowed, string helpName, string description) =>
        new(name, otherwise)
        {
            Description = $"{description} [default: {otherwise.ToString(CultureInfo.InvariantCulture)}]",
            HelpName = helpName,
            CustomParser = result =>
            {
                string text = result.Tokens[^1].Value;
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                    && value <= 1 && (value > 0 || (zeroAllowed && value == 0)))
                    return value;
                result.AddError($"{name} '{text}': a number in {(zeroAllowed ? '[' : '(')}0, 1] is allowed.");
                return otherwise;
            },
        };

    /// <summary>An option whose value is a finite number from 0 on.</summary>
    public static DefaultedOption<double> Amount(string name, double otherwise, string helpName, string description) =>
        new(name, otherwise)
        {
            Description = $"{description} [default: {otherwise.ToString(CultureInfo.InvariantCulture)}]",
            HelpName = helpName,
            CustomParser = result =>
            {
                string text = result.Tokens[^1].Value;
                bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
                if (isNumber && value >= 0 && double.IsFinite(value)) return value;
                result.AddError($"{name} '{text}': a number from 0 on is allowed.");
                return otherwise;
            },
        };

    /// <summary>An option whose value is a size, in the order its help name gives: <c>WxH</c> or <c>HxW</c>.</summary>
    public static Option<ImageSize?> Size(string name, string helpName, string description) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                string text = result.Tokens[^1].Value;
                string[] parts = text.Split('x', 'X');
                if (parts.Length == 2 && IsPixels(parts[0], out int first) && IsPixels(parts[1], out int second))
                    return helpName[0] == 'W' ? new ImageSize(second, first) : new ImageSize(first, second);
                result.AddError($"{name} '{text}': {helpName} in pixels is allowed, such as 480x640.");
                return null;
            },
        };

    private static bool IsPixels(string text, out int pixels) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out pixels) && pixels > 0;

    private static T Parse<T>(ArgumentResult result, string words, (string Word, T Value)[] choices)
    {
        string text = result.Tokens[^1].Value;
        foreach ((string word, T value) in choices)
            if (word == text) return value;
        result.AddError($"{((OptionResult)result.Parent!).IdentifierToken?.Value} '{text}': {words} is allowed.");
        return choices[0].Value;
    }
}
