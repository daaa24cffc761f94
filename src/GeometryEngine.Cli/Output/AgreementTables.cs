using Spectre.Console;

namespace GeometryEngine.Cli;

/// <summary>The tables of <c>geom agree</c>: the whole, then annotators, pairs, categories and the worst images.</summary>
internal static class AgreementTables
{
    private const int MostRows = 20;
    private static readonly string[] ScoreColumns = ["#Matched", "#Missing", "#Extra", "#Mislabelled", "#Mean IoU", "#F1"];

    /// <summary>Prints the report.</summary>
    /// <param name="terminal">Where to print.</param>
    /// <param name="report">The agreement of a data set.</param>
    public static void Print(Terminal terminal, AgreementReport report)
    {
        IAnsiConsole console = terminal.Tables();
        console.WriteLine(
            $"{Tables.Count(report.Annotators.Count, "annotator")}, {Tables.Count(report.Images, "image")}, {Tables.Count(report.Annotations, "annotation")}"
            + (report.SingleAnnotatorImages > 0 ? $"; {Tables.Count(report.SingleAnnotatorImages, "image")} seen by one annotator alone" : ""));
        console.Write(Summary(report));
        if (report.Reference is { } reference) Tables.Write(console, Reference(reference), reference.PerAnnotator.Count, MostRows, "annotators");
        Tables.Write(console, Annotators(report), report.PerAnnotator.Count, MostRows, "annotators");
        if (report.Categories is { Pairs.Count: > 0 } labels) Tables.Write(console, LabelPairs(labels), labels.Pairs.Count, MostRows, "pairs, which agree better");
        if (report.Tags is { Pairs.Count: > 0 } tags) Tables.Write(console, TagPairs(tags), tags.Pairs.Count, MostRows, "pairs, which agree better");
        if (report.Instances is { Pairs.Count: > 0 } objects) Tables.Write(console, ObjectPairs(objects), objects.Pairs.Count, MostRows, "pairs, which agree better");
        Tables.Write(console, Categories(report), report.PerCategory.Count, MostRows, "categories");
        if (report.WorstImages.Count > 0) Tables.Write(console, WorstImages(report), report.WorstImages.Count, MostRows, "images");
    }

    private static Table Summary(AgreementReport report)
    {
        Table table = Tables.Plain("Agreement", "What", "#Value");
        if (report.Categories is { } labels) AddLabels(table, labels);
        if (report.Tags is { } tags)
        {
            Tables.AddRow(table, "Tags", "items", Tables.Count(tags.Units));
            Tables.AddRow(table, "", "alpha, MASI", Tables.Value(tags.AlphaMasi));
            Tables.AddRow(table, "", "alpha, Jaccard", Tables.Value(tags.AlphaJaccard));
        }
        if (report.Instances is { } objects)
        {
            Tables.AddRow(table, "Objects", "matched", Tables.Count(objects.Total.Matched));
            Tables.AddRow(table, "", "missing", Tables.Count(objects.Total.Missing));
            Tables.AddRow(table, "", "extra", Tables.Count(objects.Total.Extra));
            Tables.AddRow(table, "", "mislabelled", Tables.Count(objects.Total.LabelMismatch));
            Tables.AddRow(table, "", "mean IoU", Tables.Value(objects.MeanIou));
            Tables.AddRow(table, "", "F1", Tables.Value(objects.F1));
            Tables.AddRow(table, "", "F1, IoU 0.50-0.95", Tables.Value(objects.AtThresholds.MeanF1));
            Tables.AddRow(table, "", "alpha, IoU distance", Tables.Value(objects.Alpha.Alpha));
        }
        if (report.Keypoints is { } keypoints)
        {
            Tables.AddRow(table, "Keypoints", "objects", Tables.Count(keypoints.Objects));
            Tables.AddRow(table, "", "mean OKS", Tables.Value(keypoints.MeanOks));
        }
        if (report.Pixels is { } pixels)
        {
            Tables.AddRow(table, "Pixels", "images", Tables.Count(pixels.Images));
            Tables.AddRow(table, "", "percent agreement", Tables.Value(pixels.PercentAgreement));
            Tables.AddRow(table, "", "Krippendorff's alpha", Tables.Value(pixels.KrippendorffAlpha));
            Tables.AddRow(table, "", "Fleiss' kappa", Tables.Value(pixels.FleissKappa));
            Tables.AddRow(table, "", "Gwet's AC1", Tables.Value(pixels.GwetAc1));
            Tables.AddRow(table, "", "mean IoU", Tables.Value(pixels.MeanIou));
        }
        return table;
    }

    private static void AddLabels(Table table, CategoryAgreement labels)
    {
        Tables.AddRow(table, "Labels", "items", Tables.Count(labels.Units));
        Tables.AddRow(table, "", "percent agreement", Tables.Value(labels.PercentAgreement));
        Tables.AddRow(table, "", "Krippendorff's alpha", Tables.Value(labels.KrippendorffAlpha));
        if (labels.KrippendorffAlphaOrdinal is { } ordinal) Tables.AddRow(table, "", "  ordinal", Tables.Value(ordinal));
        if (labels.KrippendorffAlphaInterval is { } interval) Tables.AddRow(table, "", "  interval", Tables.Value(interval));
        Tables.AddRow(table, "", "Fleiss' kappa", Tables.Value(labels.FleissKappa));
        Tables.AddRow(table, "", "Gwet's AC1", Tables.Value(labels.GwetAc1));
        Tables.AddRow(table, "", "Brennan-Prediger", Tables.Value(labels.BrennanPrediger));
    }

    private static Table Annotators(AgreementReport report)
    {
        bool scored = report.Instances is not null;
        Table table = Tables.Plain(["Annotator", "#Images", "#Annotations", .. Scores(scored)]);
        foreach (AnnotatorSummary row in report.PerAnnotator.Take(MostRows))
            Tables.AddRow(table, [row.Annotator, Tables.Count(row.Images), Tables.Count(row.Annotations), .. Cells(row.Objects?.Score, scored)]);
        return table;
    }

    private static Table Reference(ReferenceAgreement reference)
    {
        (string Header, Func<ReferenceScore, Measure?> Of)[] columns =
        [
            ("Label accuracy", row => row.Labels?.PercentAgreement),
            ("Tag accuracy", row => row.Tags?.PercentAgreement),
            ("Tag F1", row => row.Tags?.Score.F1),
            ("Precision", row => row.Objects?.Score.Precision),
            ("Recall", row => row.Objects?.Score.Recall),
            ("F1", row => row.Objects?.Score.F1),
            ("Mean IoU", row => row.Objects?.Score.MeanIou),
            ("OKS", row => row.Keypoints?.OksOfA),
            ("Pixel mean IoU", row => row.Pixels?.MeanIou),
        ];
        columns = [.. columns.Where(column => reference.PerAnnotator.Any(row => column.Of(row) is not null))];
        Table table = Tables.Plain([$"Against {reference.Reference}", "#Images", .. columns.Select(column => $"#{column.Header}")]);
        foreach (ReferenceScore row in reference.PerAnnotator.Take(MostRows))
            Tables.AddRow(table, [row.Annotator, Tables.Count(row.Images), .. columns.Select(column => column.Of(row) is { } measure ? Tables.Value(measure) : "")]);
        return table;
    }

    private static Table LabelPairs(CategoryAgreement labels)
    {
        Table table = Tables.Plain("Labels of", "and", "#Items", "#Percent agreement", "#Cohen's kappa", "#Scott's pi");
        foreach (CategoryPair pair in labels.Pairs.OrderBy(pair => pair.CohenKappa.Value ?? double.MaxValue).Take(MostRows))
            Tables.AddRow(table, pair.A, pair.B, Tables.Count(pair.Units), Tables.Value(pair.PercentAgreement), Tables.Value(pair.CohenKappa), Tables.Value(pair.ScottPi));
        return table;
    }

    private static Table TagPairs(TagAgreement tags)
    {
        Table table = Tables.Plain("Tags of", "and", "#Items", "#Equal sets", "#Mean Jaccard", "#F1");
        foreach (TagPair pair in tags.Pairs.OrderBy(pair => pair.Score.F1.Value ?? double.MaxValue).Take(MostRows))
            Tables.AddRow(
                table, pair.A, pair.B, Tables.Count(pair.Units), Tables.Value(pair.PercentAgreement), Tables.Value(pair.MeanJaccard), Tables.Value(pair.Score.F1));
        return table;
    }

    private static Table ObjectPairs(InstanceAgreement objects)
    {
        Table table = Tables.Plain(["Objects of", "and", "#Images", .. ScoreColumns]);
        foreach (InstancePair pair in objects.Pairs.OrderBy(pair => pair.Score.F1.Value ?? double.MaxValue).Take(MostRows))
            Tables.AddRow(table, [pair.A, pair.B, Tables.Count(pair.Images), .. Cells(pair.Score, scored: true)]);
        return table;
    }

    private static Table Categories(AgreementReport report)
    {
        bool scored = report.Instances is not null;
        bool painted = report.Pixels is not null;
        ILookup<string?, PixelCategory> pixels = (report.Pixels?.PerCategory ?? []).ToLookup(category => category.Category);
        Table table = Tables.Plain(["Category", "#Objects", "#Labels", .. Scores(scored), .. painted ? ["#Pixel IoU"] : Array.Empty<string>()]);
        foreach (CategorySummary row in report.PerCategory.OrderByDescending(row => row.Objects + row.Labels).Take(MostRows))
        {
            string[] pixelIou = painted ? [pixels[row.Category].Select(category => Tables.Value(category.Iou)).FirstOrDefault("")] : [];
            InstanceScore? score = row.Objects > 0 ? row.Score : null;
            Tables.AddRow(table, [row.Category, Tables.Count(row.Objects), Tables.Count(row.Labels), .. Cells(score, scored), .. pixelIou]);
        }
        return table;
    }

    private static Table WorstImages(AgreementReport report)
    {
        Table table = Tables.Plain(["Worst images", .. ScoreColumns]);
        foreach (WorstImage image in report.WorstImages.Take(MostRows)) Tables.AddRow(table, [image.Image, .. Cells(image.Score, scored: true)]);
        return table;
    }

    private static string[] Scores(bool scored) => scored ? ScoreColumns : [];

    private static string[] Cells(InstanceScore? score, bool scored)
    {
        if (!scored) return [];
        if (score is null) return ["", "", "", "", "", ""];
        return
        [
            Tables.Count(score.Matched), Tables.Count(score.Missing), Tables.Count(score.Extra), Tables.Count(score.LabelMismatch),
            Tables.Value(score.MeanIou), Tables.Value(score.F1),
        ];
    }
}
