namespace GeometryEngine.Reporting;

public static partial class AgreementHtml
{
    private const int MostListed = 25;

    private static Markup Worst(AgreementReport report)
    {
        var images = new HtmlTable(["Image", .. ScoreColumns]);
        foreach (WorstImage row in report.WorstImages) images.Add([Markup.Name(row.Image), .. HtmlCells.Score(row.Score)]);
        Markup[] tables =
        [
            Part("Images whose objects agree least", images.ToMarkup()),
            Part("Items whose labels agree least", Items(report.Categories?.WorstItems ?? [])),
            Part("Items whose tags agree least", Items(report.Tags?.WorstItems ?? [])),
            Part("Where one more vote would tell the most", Uncertain([.. report.Categories?.OrderOneMoreVote ?? [], .. report.Tags?.OrderOneMoreVote ?? []])),
        ];
        return tables.All(table => table.Html is null) ? default : Section("What to look at", tables);
    }

    private static Markup Items(IReadOnlyList<WorstItem> items)
    {
        var table = new HtmlTable("Item", "#Pairs agreeing", "What each said");
        foreach (WorstItem item in items) table.Add(Markup.Name(item.Item), HtmlCells.Number(item.Agreement), Said(item.Labels));
        return table.ToMarkup();
    }

    private static Markup Uncertain(IReadOnlyList<UncertainItem> items)
    {
        var table = new HtmlTable("Item", "#Bits of uncertainty", "What each said");
        foreach (UncertainItem item in items) table.Add(Markup.Name(item.Item), HtmlCells.Number(item.Entropy), Said(item.Labels));
        return table.ToMarkup();
    }

    private static Markup Said(IReadOnlyList<ItemLabel> labels)
    {
        IEnumerable<Markup> said = labels.Take(MostListed)
            .Select((label, i) => Markup.Join(i == 0 ? "" : "; ", Markup.Name(label.Annotator), ": ", Markup.Element($"b", Markup.Name(label.Label))));
        return Markup.Join([.. said, labels.Count > MostListed ? $"; and {labels.Count - MostListed} more" : ""]);
    }
}
