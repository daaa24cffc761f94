using System.Globalization;

namespace GeometryEngine.Reporting;

public static partial class AgreementHtml
{
    private const int MostInMatrix = 40;

    private static Markup Matrices(AgreementReport report)
    {
        if (report.Annotators.Count < 2) return default;
        (string Title, IEnumerable<(string A, string B, Measure Value)> Pairs)[] kinds =
        [
            ("Labels: Cohen's kappa", (report.Categories?.Pairs ?? []).Select(pair => (pair.A, pair.B, pair.CohenKappa.Measure))),
            ("Tags: mean Jaccard", (report.Tags?.Pairs ?? []).Select(pair => (pair.A, pair.B, pair.MeanJaccard))),
            ("Objects: F1", (report.Instances?.Pairs ?? []).Select(pair => (pair.A, pair.B, pair.Score.F1))),
            ("Pixels: mean IoU", (report.Pixels?.Pairs ?? []).Select(pair => (pair.A, pair.B, pair.MeanIou))),
            ("Keypoints: mean OKS", (report.Keypoints?.Pairs ?? []).Select(pair => (pair.A, pair.B, pair.MeanOks))),
        ];
        Markup[] tables = [.. kinds.Select(kind => Part(kind.Title, Matrix(report.Annotators, kind.Pairs)))];
        string cut = report.Annotators.Count > MostInMatrix ? $" The first {MostInMatrix} of {report.Annotators.Count} annotators." : "";
        return Section("Annotator by annotator", [Note($"Darker is more agreement; blank where two have no image in common.{cut}"), .. tables]);
    }

    private static Markup Matrix(IReadOnlyList<string> annotators, IEnumerable<(string A, string B, Measure Value)> pairs)
    {
        var values = new Dictionary<(string, string), Measure>();
        foreach ((string a, string b, Measure value) in pairs) values[(a, b)] = values[(b, a)] = value;
        if (values.Count == 0) return default;
        string[] shown = [.. annotators.Take(MostInMatrix)];
        Markup head = Markup.Element($"thead", Markup.Element($"tr", [Markup.Element($"th"), .. shown.Select(name => Markup.Element($"th scope=\"col\"", Markup.Name(name)))]));
        IEnumerable<Markup> rows = shown.Select(row => Markup.Element(
            $"tr", [Markup.Element($"th scope=\"row\"", Markup.Name(row)), .. shown.Select(column => MatrixCell(row, column, values))]));
        return Wide(Markup.Element($"table class=\"matrix\"", head, Markup.Element($"tbody", rows)));
    }

    private static Markup MatrixCell(string row, string column, Dictionary<(string, string), Measure> values)
    {
        if (row == column) return Markup.Element($"td class=\"self\"");
        if (!values.TryGetValue((row, column), out Measure value)) return Markup.Element($"td");
        if (value.Value is not { } number) return Markup.Element($"td", HtmlCells.Value(value));
        return Markup.Element($"td style=\"background:rgba(47,109,181,{0.65 * Math.Clamp(number, 0, 1):0.00})\"", HtmlCells.Number(number));
    }

    private static Markup Annotators(AgreementReport report)
    {
        bool objects = report.Instances is not null, labels = report.PerAnnotator.Any(row => row.Labels is not null);
        var table = new HtmlTable(
        [
            "Annotator", "#Images", "#Annotations",
            .. objects ? ["#Precision", "#Recall", "#F1", "#Mean IoU", "#Offset x, y", "#Size ratio"] : Array.Empty<string>(),
            .. labels ? ["#Labels agreeing", "#Right against the rest", "#Consensus skill", "#Effect on alpha"] : Array.Empty<string>(),
        ]);
        foreach (AnnotatorSummary row in report.PerAnnotator)
            table.Add([Markup.Name(row.Annotator), HtmlCells.Count(row.Images), HtmlCells.Count(row.Annotations), .. objects ? ObjectCells(row.Objects) : [], .. labels ? LabelCells(row.Labels) : []]);
        return Section(
            "Annotators", Wide(table.ToMarkup()),
            Note("Each against all others. Offset: pixels by which its boxes lie to the right and down; size ratio: how many times as large its objects are. Right against the rest: how often it gave the label most of the others gave. Effect on alpha: below 0 where the others agree better without it."));
    }

    private static Markup[] ObjectCells(AnnotatorObjects? objects) => objects is null ? new Markup[6] :
    [
        HtmlCells.Value(objects.Score.Precision), HtmlCells.Value(objects.Score.Recall), HtmlCells.Bar(objects.Score.F1), HtmlCells.Value(objects.Score.MeanIou),
        objects.Bias.OffsetX.Value is { } x && objects.Bias.OffsetY.Value is { } y ? string.Create(CultureInfo.InvariantCulture, $"{x:0.0}, {y:0.0}") : default(Markup),
        HtmlCells.Value(objects.Bias.SizeRatio),
    ];

    private static Markup[] LabelCells(AnnotatorLabels? labels) => labels is null ? new Markup[4] :
    [
        HtmlCells.Bar(labels.Agreement), HtmlCells.Value(labels.LeaveOneOut.Accuracy), HtmlCells.Value(labels.ConsensusSkill), HtmlCells.Value(labels.AlphaEffect),
    ];
}
