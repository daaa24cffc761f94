using System.Globalization;
using System.Text;

namespace GeometryEngine.Reporting;

/// <summary>
/// Writes an <see cref="AgreementReport"/> as one HTML file for people: it needs no other file, no network and no script, and equal reports give equal
/// bytes. Numbers are rounded to three digits; <see cref="AgreementJson"/> has them whole.
/// </summary>
public static partial class AgreementHtml
{
    private const string Style =
        """
        body{font:15px/1.45 system-ui,sans-serif;color:#222;background:#fff;max-width:72rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.6rem;margin:0 0 .3rem}h2{font-size:1.2rem;margin:2.2rem 0 .5rem;border-bottom:1px solid #ccc}h3{font-size:1rem;margin:1.4rem 0 .4rem}
        table{border-collapse:collapse;margin:.4rem 0 1rem}th,td{padding:.18rem .7rem .18rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #eee}
        thead th{border-bottom:1px solid #999;font-weight:600}tbody th{font-weight:400;min-width:7rem;overflow-wrap:anywhere}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        thead .number{white-space:normal;vertical-align:bottom}.cards{display:flex;flex-wrap:wrap;gap:.7rem;margin:1rem 0}.card{border:1px solid #ccc;border-radius:.4rem;padding:.5rem .9rem;min-width:9rem}
        .card b{display:block;font-size:1.5rem;font-variant-numeric:tabular-nums}.card i{font-style:normal;color:#555;font-size:.85rem}
        .note{color:#555;font-size:.9rem;max-width:60rem}.none{color:#8a4b00}.wide{overflow-x:auto}.matrix td,.matrix th{padding:.25rem .6rem;text-align:center}
        .matrix tbody th{text-align:left}.self{background:#f2f2f2}svg{vertical-align:middle}svg text{font:11px system-ui,sans-serif;fill:#555}
        .ground{fill:#e6e6e6}.fill{fill:#2f6db5}.axis{stroke:#999}.guide{stroke:#ccc;stroke-dasharray:3 2}.interval{stroke:#2f6db5;stroke-width:2}
        .point{fill:#12457f}.line{fill:none;stroke:#2f6db5;stroke-width:1.5}
        """;

    /// <summary>Writes the report.</summary>
    /// <param name="stream">Receives UTF-8; left open.</param>
    /// <param name="report">The agreement of a data set.</param>
    public static void Write(Stream stream, AgreementReport report)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("<!DOCTYPE html>");
        writer.WriteLine(Page(report).Html);
    }

    private static Markup Page(AgreementReport report)
    {
        Markup head = Markup.Element(
            $"head",
            new Markup("""<meta charset="utf-8"/><meta name="viewport" content="width=device-width"/>"""),
            new Markup("""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>"""),
            Markup.Element($"title", "Agreement of annotators"),
            Markup.Element($"style", new Markup(Style.ReplaceLineEndings("\n"))));
        Markup body = Markup.Element(
            $"body",
            Summary(report), Coefficients(report), Matrices(report), Reference(report), Annotators(report), Categories(report), Objects(report),
            Keypoints(report), Worst(report), Choices(report));
        return Markup.Element($"html lang=\"en\"", head, new Markup("\n"), body);
    }

    private static Markup Summary(AgreementReport report)
    {
        string single = report.SingleAnnotatorImages == 0 ? "" : $"; {Plural(report.SingleAnnotatorImages, "image")} seen by one annotator alone, which count apart";
        string counts = $"{Plural(report.Annotators.Count, "annotator")}, {Plural(report.Images, "image")}, {Plural(report.Annotations, "annotation")}{single}";
        (string What, Measure? Value)[] figures =
        [
            ("labels: Krippendorff's alpha", report.Categories?.KrippendorffAlpha.Measure),
            ("tags: alpha with MASI distance", report.Tags?.AlphaMasi.Measure),
            ("objects: F1", report.Instances?.F1),
            ("objects: mean IoU", report.Instances?.MeanIou),
            ("pixels: Krippendorff's alpha", report.Pixels?.KrippendorffAlpha),
            ("pixels: mean IoU", report.Pixels?.MeanIou),
            ("keypoints: mean OKS", report.Keypoints?.MeanOks),
        ];
        return Markup.Join(
            Markup.Element($"h1", "Agreement of annotators"),
            Markup.Element($"p", counts),
            Markup.Element(
                $"div class=\"cards\"",
                figures.Where(figure => figure.Value is not null)
                    .Select(figure => Markup.Element($"div class=\"card\"", Markup.Element($"b", HtmlCells.Value(figure.Value)), Markup.Element($"i", figure.What)))));
    }

    private static Markup Reference(AgreementReport report)
    {
        if (report.Reference is not { } reference) return default;
        var table = new HtmlTable(
            "Annotator", "#Images", "#Label accuracy", "#Tag accuracy", "#Tag F1", "#Object precision", "#Object recall", "#Object F1", "#Mean IoU", "#OKS", "#Pixel mean IoU");
        foreach (ReferenceScore row in reference.PerAnnotator)
        {
            InstanceScore? objects = row.Objects?.Score;
            Measure?[] values =
            [
                row.Labels?.PercentAgreement, row.Tags?.PercentAgreement, row.Tags?.Score.F1, objects?.Precision, objects?.Recall, objects?.F1, objects?.MeanIou,
                row.Keypoints?.OksOfA, row.Pixels?.MeanIou,
            ];
            table.Add([Markup.Name(row.Annotator), HtmlCells.Count(row.Images), .. values.Select(HtmlCells.Value)]);
        }
        return Section("Against the reference", Note($"{reference.Reference} is taken for right; {Plural(reference.Images, "image")} of it."), Wide(table.ToMarkup()));
    }

    private static Markup Choices(AgreementReport report)
    {
        AgreementOptions options = report.Options;
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"Objects match from an IoU of {options.IouThreshold} on, {(options.Match == MatchMethod.Greedy ? "greedily" : "by the Hungarian method")}; " +
            $"below {options.LowOverlap} a match is a low overlap. Intervals have {options.Confidence:P0} confidence. Sigmas of keypoints: {options.Sigmas}. " +
            $"Of overlapping objects {OnTop(options.PaintOrder)} lies on top.");
        return Section("How it was computed", Note(text), Note("An undefined value bears the reason in its place: no-variation where all say the same, no-overlap where no two saw the same."));
    }

    private static string OnTop(PaintOrder order) => order switch
    {
        PaintOrder.Area => "the smaller",
        PaintOrder.Z => "that of the higher layer",
        _ => "the later",
    };

    private static Markup Section(string title, params IEnumerable<Markup> content) => Markup.Join([Markup.Element($"h2", title), .. content]);

    private static Markup Part(string title, Markup content) => content.Html is null ? default : Markup.Join(Markup.Element($"h3", title), content);

    private static Markup Note(string text) => Markup.Element($"p class=\"note\"", text);

    private static Markup Wide(Markup content) => Markup.Element($"div class=\"wide\"", content);

    private static string Plural(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
