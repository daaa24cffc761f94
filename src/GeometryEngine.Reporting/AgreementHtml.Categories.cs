using System.Globalization;

namespace GeometryEngine.Reporting;

public static partial class AgreementHtml
{
    private static readonly string[] ScoreColumns = ["#Matched", "#Missing", "#Extra", "#Mislabelled", "#Mean IoU", "#F1"];

    private static Markup Categories(AgreementReport report)
    {
        Markup[] tables =
        [
            Part("Objects", ObjectCategories(report)),
            Part("Pixels", PixelCategories(report.Pixels)),
            Part("Labels", Labels("Label", report.Categories?.PerLabel ?? [])),
            Part("Tags", Labels("Tag", report.Tags?.PerTag ?? [])),
            Part("Labels mistaken for one another", Confusions(report.Categories?.Confusions ?? [])),
            Part("Objects of one place with different categories", Confusions(report.Instances?.Confusions ?? [])),
        ];
        return tables.All(table => table.Html is null) ? default : Section("Categories", tables);
    }

    private static Markup ObjectCategories(AgreementReport report)
    {
        var table = new HtmlTable(["Category", "#Objects", .. ScoreColumns]);
        foreach (CategorySummary row in report.PerCategory.Where(row => row.Objects > 0).OrderByDescending(row => row.Objects))
            table.Add([Markup.Name(row.Category), HtmlCells.Count(row.Objects), .. HtmlCells.Score(row.Score)]);
        return table.ToMarkup();
    }

    private static Markup PixelCategories(PixelAgreement? pixels)
    {
        var table = new HtmlTable("Category", "#Pixels of either", "#Dice", "#IoU");
        foreach (PixelCategory row in pixels?.PerCategory ?? [])
            table.Add(Markup.Name(row.Category ?? PixelCategory.Background), HtmlCells.Count(row.Union), HtmlCells.Value(row.Dice), HtmlCells.Bar(row.Iou));
        return table.ToMarkup();
    }

    private static Markup Labels(string kind, IReadOnlyList<LabelSummary> labels)
    {
        var table = new HtmlTable(kind, "#Items", "#Given", "#Percent agreement", "#Krippendorff's alpha", "#Gwet's AC1", "#Agreement where given");
        foreach (LabelSummary row in labels.OrderByDescending(row => row.Count))
            table.Add(
                Markup.Name(row.Label), HtmlCells.Count(row.Units), HtmlCells.Count(row.Count), HtmlCells.Value(row.PercentAgreement), HtmlCells.Value(row.KrippendorffAlpha),
                HtmlCells.Value(row.GwetAc1), HtmlCells.Bar(row.PositiveAgreement));
        return table.ToMarkup();
    }

    private static Markup Confusions(IReadOnlyList<LabelConfusion> cells)
    {
        var table = new HtmlTable("One", "Other", "#Times");
        foreach (LabelConfusion cell in cells.Take(MostListed)) table.Add(Markup.Name(cell.A), Markup.Name(cell.B), HtmlCells.Count(cell.Count));
        return table.ToMarkup();
    }

    private static Markup Objects(AgreementReport report)
    {
        if (report.Instances is not { } objects) return default;
        var sizes = new HtmlTable("Size", "#Objects", "#Matched", "#Mean IoU", "#F1");
        foreach (SizeSummary row in objects.PerSize.Where(row => row.Objects > 0))
            sizes.Add(row.Size.ToString().ToLowerInvariant(), HtmlCells.Count(row.Objects), HtmlCells.Count(row.Matched), HtmlCells.Value(row.MeanIou), HtmlCells.Bar(row.F1));
        var attributes = new HtmlTable("Attribute", "#Compared", "#Equal");
        foreach (AttributeSummary row in objects.PerAttribute) attributes.Add(Markup.Name(row.Attribute), HtmlCells.Count(row.Compared), HtmlCells.Bar(row.Agreement));
        (string, double?)[] steps =
            [.. objects.AtThresholds.AtThresholds.Select(score => (score.Threshold.ToString("0.00", CultureInfo.InvariantCulture), score.F1.Value))];
        return Section(
            "Objects", Part("F1 by the IoU that a match takes", HtmlChart.Steps(steps)), Part("By size, as COCO has it: from 32 and 96 pixels square on", sizes.ToMarkup()),
            Part("Attributes of matched objects", attributes.ToMarkup()));
    }

    private static Markup Keypoints(AgreementReport report)
    {
        if (report.Keypoints is not { } keypoints) return default;
        var table = new HtmlTable("Keypoint", "Category", "#Labelled by both", "#Mean distance, pixels", "#Visibility agreement", "#Mean similarity");
        foreach (KeypointSummary row in keypoints.PerKeypoint)
            table.Add(
                Markup.Name(row.Keypoint), Markup.Name(row.Category), HtmlCells.Count(row.Labelled), HtmlCells.Value(row.MeanDistance),
                HtmlCells.Value(row.VisibilityAgreement), HtmlCells.Bar(row.MeanSimilarity));
        return Section("Keypoints", Wide(table.ToMarkup()));
    }
}
