using Spectre.Console;

namespace GeometryEngine.Cli;

/// <summary>The tables of <c>geom consensus</c>: what was decided, the annotators against it, and the images where another vote is worth most.</summary>
internal static class ConsensusTables
{
    private const int MostRows = 20;

    /// <summary>Prints the report.</summary>
    /// <param name="terminal">Where to print.</param>
    /// <param name="report">The report.</param>
    /// <param name="path">Where the fused set was written.</param>
    public static void Print(Terminal terminal, ConsensusReport report, string path)
    {
        IAnsiConsole console = terminal.Tables();
        console.WriteLine(
            $"{Tables.Count(report.Annotators.Count, "annotator")}, {Tables.Count(report.Images, "image")}"
            + (report.SingleAnnotatorImages > 0 ? $"; {Tables.Count(report.SingleAnnotatorImages, "image")} seen by one annotator alone" : ""));
        if (report.Objects is not null || report.Pixels is not null || report.Categories is not null) console.Write(Summary(report));
        if (report.Tags.Count > 0) Tables.Write(console, Tags(report), report.Tags.Count, MostRows, "tags");
        Tables.Write(console, Annotators(report), report.PerAnnotator.Count, MostRows, "annotators");
        if (report.Uncertain.Count > 0) Tables.Write(console, Uncertain(report), report.Uncertain.Count, MostRows, "images");
        terminal.Out.WriteLine($"Consensus in {Printable.Line(path)}");
    }

    private static Table Summary(ConsensusReport report)
    {
        Table table = Tables.Plain("Consensus", "What", "#Value");
        if (report.Objects is { } objects)
        {
            Tables.AddRow(table, "Objects", "fused", Tables.Count(objects.Fused));
            Tables.AddRow(table, "", "left out: too few marked them", Tables.Count(objects.LeftOut));
            if (objects.Ties > 0) Tables.AddRow(table, "", "of these marked by exactly half", Tables.Count(objects.Ties));
            if (objects.LabelTies > 0) Tables.AddRow(table, "", "labels tied", Tables.Count(objects.LabelTies));
            if (objects.MasksWithTies > 0) Tables.AddRow(table, "", "masks with tied pixels", Tables.Count(objects.MasksWithTies));
            if (objects.KeypointsWithTies > 0) Tables.AddRow(table, "", "with tied keypoints", Tables.Count(objects.KeypointsWithTies));
            if (objects.NotIdentifiable > 0) Tables.AddRow(table, "", "masks by vote: STAPLE not-identifiable", Tables.Count(objects.NotIdentifiable));
            Tables.AddRow(table, "", "mean IoU with the annotators' own", Tables.Value(objects.MeanIou));
            AddFit(table, "Object labels", objects.Labels);
        }
        if (report.Pixels is { } pixels)
        {
            Tables.AddRow(table, "Pixels", "images", Tables.Count(pixels.Images));
            Tables.AddRow(table, "", "regions", Tables.Count(pixels.Regions));
            if (pixels.ImagesWithoutSize > 0) Tables.AddRow(table, "", "images without a size, left out", Tables.Count(pixels.ImagesWithoutSize));
            if (pixels.TiedPixels > 0) Tables.AddRow(table, "", "pixels tied", Tables.Count(pixels.TiedPixels));
            if (pixels.NotIdentifiable > 0) Tables.AddRow(table, "", "images by vote: STAPLE not-identifiable", Tables.Count(pixels.NotIdentifiable));
        }
        if (report.Categories is not { } categories) return table;
        AddFit(table, "Image labels", categories.Fit);
        if (categories.Ties > 0) Tables.AddRow(table, "", "tied", Tables.Count(categories.Ties));
        return table;
    }

    private static void AddFit(Table table, string kind, in LabelFit fit) => Tables.AddRow(table, kind, How(fit), Tables.Count(fit.Units));

    private static string How(in LabelFit fit)
    {
        string method = ConsensusMethod.NameOf(fit.Method);
        if (fit.Status != MeasureStatus.Ok) return $"by {method} ({Measure.Undefined(fit.Status).StatusName})";
        if (fit.Errors is not { } errors) return $"by {method}";
        return $"by {method}, {Tables.Count(errors.Iterations, "round")}{(errors.Converged ? "" : ", not converged")}";
    }

    private static Table Tags(ConsensusReport report)
    {
        Table table = Tables.Plain("Tag", "Decided", "#Images", "#Given", "#Tied");
        foreach (TagConsensus tag in report.Tags.OrderByDescending(tag => tag.Given).Take(MostRows))
            Tables.AddRow(table, tag.Tag, How(tag.Fit), Tables.Count(tag.Fit.Units), Tables.Count(tag.Given), Tables.Count(tag.Ties));
        return table;
    }

    private static Table Annotators(ConsensusReport report)
    {
        bool anyObjects = report.Objects is not null, anyLabels = report.Categories is not null || report.Tags.Count > 0;
        bool anyPixels = report.Pixels is { Images: > 0 };
        string[] objects = ["#Fused", "#Extra", "#Missing", "#F1", "#Mean IoU", "#Object labels"], labels = ["#Image labels", "#Skill"];
        Table table = Tables.Plain(["Annotator", "#Images", .. anyObjects ? objects : [], .. anyPixels ? ["#Pixels"] : Array.Empty<string>(), .. anyLabels ? labels : []]);
        foreach (AnnotatorConsensus row in report.PerAnnotator.Take(MostRows))
        {
            string[] ofObjects =
            [
                Tables.Count(row.Fused), Tables.Count(row.Extra), Tables.Count(row.Missing),
                Tables.Value(row.F1), Tables.Value(row.MeanIou), Tables.Value(row.ObjectLabels),
            ];
            string[] ofLabels = [Tables.Value(row.ImageLabels), report.Categories is null ? "" : Tables.Value(row.ImageSkill)];
            string[] ofPixels = anyPixels ? [Tables.Value(row.Pixels)] : [];
            Tables.AddRow(table, [row.Annotator, Tables.Count(row.Images), .. anyObjects ? ofObjects : [], .. ofPixels, .. anyLabels ? ofLabels : []]);
        }
        return table;
    }

    private static Table Uncertain(ConsensusReport report)
    {
        Table table = Tables.Plain("Images to order another vote on", "#Bits", "#Confidence");
        foreach (UncertainImage image in report.Uncertain.Take(MostRows))
            Tables.AddRow(table, image.Image, image.Entropy.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), Tables.Value(image.Confidence));
        return table;
    }
}
