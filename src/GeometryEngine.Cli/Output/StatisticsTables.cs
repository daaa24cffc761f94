using Spectre.Console;

namespace GeometryEngine.Cli;

/// <summary>The tables of <c>geom stats</c>.</summary>
internal static class StatisticsTables
{
    private const int MostRows = 30;
    private static readonly AnnotationKind[] Kinds = Enum.GetValues<AnnotationKind>();
    private static readonly string[] KindColumns = [.. Kinds.Select(kind => $"#{kind}")];

    /// <summary>Prints the statistics.</summary>
    public static void Print(Terminal terminal, DatasetStatistics statistics)
    {
        IAnsiConsole console = terminal.Tables();
        console.WriteLine(
            $"{Tables.Count(statistics.Images, "image")} ({Tables.Count(statistics.EmptyImages)} without annotations), " +
            $"{Tables.Count(statistics.Annotations, "annotation")} (at most {Tables.Count(statistics.MostInAnImage)} in an image), " +
            $"{Tables.Count(statistics.Crowds, "crowd region")}");
        console.Write(Annotators(statistics));
        Tables.Write(console, Categories(statistics), Used(statistics).Count(), MostRows, "categories");
        console.Write(Areas(statistics));
        Tables.Write(console, ImageSizes(statistics), statistics.ImageSizes.Count(), MostRows, "image sizes");
    }

    private static Table Annotators(DatasetStatistics statistics)
    {
        Table table = Tables.Plain(["Annotator", "#Images", .. KindColumns]);
        for (int i = 0; i < statistics.Info.Annotators.Count; i++)
            Tables.AddRow(table, [statistics.Info.Annotators[i], Tables.Count(statistics.ImagesOf(i)), .. Counts(kind => statistics.OfAnnotator(i, kind))]);
        return table;
    }

    private static IEnumerable<int> Used(DatasetStatistics statistics) =>
        Enumerable.Range(0, statistics.Info.Categories.Count)
            .Where(category => Total(statistics, category) > 0)
            .OrderByDescending(category => Total(statistics, category));

    private static long Total(DatasetStatistics statistics, int category) => Kinds.Sum(kind => statistics.OfCategory(category, kind));

    private static Table Categories(DatasetStatistics statistics)
    {
        Table table = Tables.Plain(["Category", .. KindColumns]);
        foreach (int category in Used(statistics).Take(MostRows))
            Tables.AddRow(table, [statistics.Info.Categories[category].Name, .. Counts(kind => statistics.OfCategory(category, kind))]);
        return table;
    }

    private static Table Areas(DatasetStatistics statistics)
    {
        AreaHistogram areas = statistics.Areas;
        Table table = Tables.Plain("Area of objects, square pixels", "#Objects");
        for (int bin = 0; bin < AreaHistogram.BinCount; bin++)
            if (areas.Bins[bin] > 0) Tables.AddRow(table, $"from {Tables.Number(AreaHistogram.Start(bin))}", Tables.Count(areas.Bins[bin]));
        Tables.AddRow(table, "small (below 32 x 32)", Tables.Count(statistics.Sizes.Small));
        Tables.AddRow(table, "medium", Tables.Count(statistics.Sizes.Medium));
        Tables.AddRow(table, "large (from 96 x 96)", Tables.Count(statistics.Sizes.Large));
        return table;
    }

    private static Table ImageSizes(DatasetStatistics statistics)
    {
        Table table = Tables.Plain("Image size, width x height", "#Images");
        foreach ((int height, int width, long images) in statistics.ImageSizes.Take(MostRows))
            Tables.AddRow(table, height == 0 ? "unknown" : $"{Tables.Number(width)} x {Tables.Number(height)}", Tables.Count(images));
        return table;
    }

    private static IEnumerable<string> Counts(Func<AnnotationKind, long> count) => Kinds.Select(kind => Tables.Count(count(kind)));
}
