namespace GeometryEngine;

/// <summary>Computes the agreement on pixels from the patterns of two raters each: label 0 is the background, label c + 1 category c.</summary>
internal sealed class PixelReport
{
    private readonly DatasetInfo _info;
    private readonly IReadOnlyList<PairTable> _pairs;

    /// <summary>A report to compute.</summary>
    /// <param name="info">The tables of the data set.</param>
    /// <param name="pairs">How many pixels each two raters gave which labels.</param>
    public PixelReport(DatasetInfo info, PatternHistogram pairs)
    {
        (_info, _pairs) = (info, PairTable.Of(pairs));
        Categories = [.. Overlaps(pairs).Index().Where(overlap => overlap.Item.Union > 0).Select(overlap => Category(overlap.Index, overlap.Item))];
    }

    /// <summary>Background, then each category that someone painted, summed over pairs.</summary>
    public IReadOnlyList<PixelCategory> Categories { get; }

    /// <summary>Mean of the IoUs of the categories.</summary>
    public Measure MeanIou() => MeanOf(Categories.Select(category => category.Iou.Value!.Value));

    /// <summary>Mean of the IoUs of the labels in two-rater patterns.</summary>
    public static Measure MeanIou(PatternHistogram pairs) =>
        MeanOf(Overlaps(pairs).Where(overlap => overlap.Union > 0).Select(overlap => (double)overlap.Intersection / overlap.Union));

    /// <summary>The IoUs weighted by how often each category occurs, whoever gave it.</summary>
    public Measure FrequencyWeightedIou()
    {
        double sum = 0, pixels = 0;
        foreach (PixelCategory category in Categories)
        {
            double given = (double)category.Intersection + category.Union; // twice where both did
            sum += given * category.Iou.Value!.Value;
            pixels += given;
        }
        return Measure.Ratio(sum, pixels);
    }

    /// <summary>Each two annotators.</summary>
    public PixelPair[] Pairs() => [.. _pairs.Select(Pair)];

    private PixelPair Pair(PairTable table) => new()
    {
        A = _info.Annotators[table.A],
        B = _info.Annotators[table.B],
        Pixels = table.Units,
        PercentAgreement = table.PercentAgreement(),
        CohenKappa = table.CohenKappa(),
        MeanIou = table.MeanIou(),
        FrequencyWeightedIouOfA = table.FrequencyWeightedIou(byFirst: true),
        FrequencyWeightedIouOfB = table.FrequencyWeightedIou(byFirst: false),
        PerCategory = [.. table.Overlaps().Select(overlap => Category(overlap.Label, (overlap.Intersection, overlap.Union)))],
        Confusion = [.. table.Cells.Select(cell => new LabelConfusion(NameOf(cell.LabelA), NameOf(cell.LabelB), cell.Units))],
    };

    // By label; without pixels where no one gave it.
    private static (long Intersection, long Union)[] Overlaps(PatternHistogram pairs)
    {
        int labels = 0;
        for (int i = 0; i < pairs.Count; i++) labels = Math.Max(labels, Math.Max(pairs[i][0].Label, pairs[i][1].Label) + 1);
        var overlaps = new (long Intersection, long Union)[labels];
        for (int i = 0; i < pairs.Count; i++)
        {
            (int a, int b, long weight) = (pairs[i][0].Label, pairs[i][1].Label, pairs.Weight(i));
            overlaps[a].Union += weight;
            if (a == b) overlaps[a].Intersection += weight;
            else overlaps[b].Union += weight;
        }
        return overlaps;
    }

    private static Measure MeanOf(IEnumerable<double> ious)
    {
        var sum = new FixedPointSum();
        int count = 0;
        foreach (double iou in ious)
        {
            sum += iou;
            count++;
        }
        return sum.Mean(count);
    }

    private PixelCategory Category(int label, (long Intersection, long Union) overlap) => new(
        label == 0 ? null : _info.Categories[label - 1].Name, overlap.Intersection, overlap.Union, Measure.Ratio(overlap.Intersection, overlap.Union))
    {
        Dice = Measure.Ratio(2.0 * overlap.Intersection, (double)overlap.Intersection + overlap.Union),
    };

    private string NameOf(int label) => label == 0 ? PixelCategory.Background : _info.Categories[label - 1].Name;
}
