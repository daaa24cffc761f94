namespace GeometryEngine;

/// <summary>
/// Agreement on the pixels of a data set, in run space: each annotator's objects are painted into one label map of runs, the maps of an
/// image are swept together into a histogram of label patterns, and that is folded into counts. An annotator takes part in an image unless
/// it marked objects there of which none has an outline or a mask: what it thinks of the pixels is then unknown.
/// </summary>
internal sealed class PixelAccumulator(DatasetInfo info, AgreementOptions options)
{
    private readonly NominalStatistics _statistics = new();
    private readonly PatternHistogram _pairs = new();
    private readonly PatternHistogram _imagePatterns = new(), _imagePairs = new(); // of the image at hand
    private long _images;
    private long _imagesWithoutSize;

    /// <summary>Adds an image that two or more annotators have seen.</summary>
    /// <param name="item">The image.</param>
    /// <param name="objects">Its objects.</param>
    /// <returns>Alpha and mean IoU of the image; empty when fewer than two annotators take part.</returns>
    public (Measure Alpha, Measure MeanIou) Add(DatasetItem item, ImageObjects objects)
    {
        List<int> raters = [.. item.Annotators.Where(annotator => TakesPart(objects, annotator))];
        if (!objects.Image.HasSize && objects.HasSegmentation) _imagesWithoutSize++;
        if (!objects.Image.HasSize || raters.Count < 2)
            return (Measure.Undefined(MeasureStatus.Empty), Measure.Undefined(MeasureStatus.Empty));
        _images++;
        _imagePatterns.Clear();
        _imagePairs.Clear();
        Sweep(objects, raters);
        _imagePairs.AddPairsOf(_imagePatterns);
        var statistics = new NominalStatistics();
        statistics.Add(_imagePatterns);
        _statistics.Merge(statistics);
        _pairs.Merge(_imagePairs);
        return (statistics.KrippendorffAlpha(), MeanIou(Categories(_imagePairs)));
    }

    /// <summary>Adds the pixels of other images.</summary>
    public void Merge(PixelAccumulator other)
    {
        _statistics.Merge(other._statistics);
        _pairs.Merge(other._pairs);
        _images += other._images;
        _imagesWithoutSize += other._imagesWithoutSize;
    }

    /// <summary>The agreement over all images.</summary>
    /// <param name="whenEmpty">The status of measures without pixels.</param>
    public PixelAgreement ToAgreement(MeasureStatus whenEmpty)
    {
        PixelCategory[] categories = Categories(_pairs);
        return new PixelAgreement
        {
            Images = _images,
            ImagesWithoutSize = _imagesWithoutSize,
            PercentAgreement = Known(_statistics.PercentAgreement()),
            KrippendorffAlpha = Known(_statistics.KrippendorffAlpha()),
            FleissKappa = Known(_statistics.FleissKappa()),
            MeanIou = Known(MeanIou(categories)),
            PerCategory = categories,
            Pairs = [.. PairTable.Of(_pairs).Select(Pair)],
        };

        Measure Known(Measure measure) => measure.Status == MeasureStatus.Empty ? Measure.Undefined(whenEmpty) : measure;
    }

    private void Sweep(ImageObjects objects, List<int> raters)
    {
        LabelRuns[] maps = [.. raters.Select(rater => Paint(objects, rater))];
        var visitor = new PatternVisitor(_imagePatterns, [.. raters.Select(rater => new Rating(rater, 0))]);
        LabelSweep.Run(maps, ref visitor);
    }

    private LabelRuns Paint(ImageObjects objects, int rater)
    {
        var layers = from index in objects.Of(rater)
                     where objects.Mask(index) is not null
                     select (Mask: objects.Mask(index)!, Label: objects.Annotations[index].Category + 1);
        if (options.PaintOrder == PaintOrder.Area)
            layers = layers.OrderByDescending(layer => layer.Mask.Area()); // stable: of two equal ones the later on top
        return LabelRuns.Paint(objects.Image.Height, objects.Image.Width, [.. layers]);
    }

    private static bool TakesPart(ImageObjects objects, int annotator)
    {
        ArraySegment<int> own = objects.Of(annotator);
        return own.Count == 0 || own.Any(index => objects.Annotations[index].HasSegmentation);
    }

    // The categories that someone painted, background first, over all two-rater patterns.
    private PixelCategory[] Categories(PatternHistogram pairs)
    {
        (long Intersection, long Union)[] overlaps = new (long, long)[info.Categories.Count + 1];
        for (int i = 0; i < pairs.Count; i++)
        {
            (int a, int b, long weight) = (pairs[i][0].Label, pairs[i][1].Label, pairs.Weight(i));
            overlaps[a].Union += weight;
            if (a == b) overlaps[a].Intersection += weight;
            else overlaps[b].Union += weight;
        }
        return
        [
            .. from overlap in overlaps.Index()
               where overlap.Item.Union > 0
               let name = overlap.Index == 0 ? null : info.Categories[overlap.Index - 1].Name
               let iou = Measure.Ratio(overlap.Item.Intersection, overlap.Item.Union)
               select new PixelCategory(name, overlap.Item.Intersection, overlap.Item.Union, iou),
        ];
    }

    private static Measure MeanIou(PixelCategory[] categories)
    {
        var sum = new FixedPointSum();
        foreach (PixelCategory category in categories) sum += category.Iou.Value!.Value;
        return sum.Mean(categories.Length);
    }

    private PixelPair Pair(PairTable table) => new()
    {
        A = info.Annotators[table.A],
        B = info.Annotators[table.B],
        Pixels = table.Units,
        PercentAgreement = table.PercentAgreement(),
        CohenKappa = table.CohenKappa(),
        MeanIou = table.MeanIou(),
    };

    // Adds each segment's labels, with its length, to the histogram of the image.
    private readonly struct PatternVisitor(PatternHistogram histogram, Rating[] pattern) : ILabelVisitor
    {
        public void Visit(long length, ReadOnlySpan<int> labels)
        {
            for (int i = 0; i < labels.Length; i++) pattern[i] = pattern[i] with { Label = labels[i] };
            histogram.Add(pattern, length);
        }
    }
}
