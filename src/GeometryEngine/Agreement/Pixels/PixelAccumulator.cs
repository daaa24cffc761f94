namespace GeometryEngine;

/// <summary>
/// Agreement on the pixels of a data set, without dense images: each annotator's objects are painted into one label map of runs, the maps of an
/// image become a histogram of label patterns, and that is folded into counts.
/// </summary>
internal sealed class PixelAccumulator(DatasetInfo info, AgreementOptions options)
{
    private readonly NominalStatistics _statistics = new();
    private readonly PatternHistogram _pairs = new();
    private readonly ColumnPatterns _columns = new();
    private readonly PixelPatterns _patterns = new(); // where _columns has no room
    private readonly PatternHistogram _imagePatterns = new(), _imagePairs = new(); // of the image at hand
    private readonly NominalStatistics _imageStatistics = new();
    private readonly List<int> _raters = [];
    private long _images;
    private long _imagesWithoutSize;

    /// <summary>Adds an image that two or more annotators have seen.</summary>
    /// <param name="item">The image.</param>
    /// <param name="objects">Its objects.</param>
    /// <returns>Alpha and mean IoU of the image; empty when fewer than two annotators take part.</returns>
    public (Measure Alpha, Measure MeanIou) Add(DatasetItem item, ImageObjects objects)
    {
        _raters.Clear();
        foreach (int annotator in item.Annotators)
            if (RaterMaps.TakesPart(objects, annotator)) _raters.Add(annotator);
        if (!objects.Image.HasSize && objects.HasSegmentation) _imagesWithoutSize++;
        if (!objects.Image.HasSize || _raters.Count < 2)
            return (Measure.Undefined(MeasureStatus.Empty), Measure.Undefined(MeasureStatus.Empty));
        _images++;
        _imagePatterns.Clear();
        _imagePairs.Clear();
        if (!_columns.TryCount(objects, _raters, options.PaintOrder, _imagePatterns)) CountMaps(objects);
        _imagePairs.AddPairsOf(_imagePatterns);
        _imageStatistics.Clear();
        _imageStatistics.Add(_imagePatterns);
        _statistics.Merge(_imageStatistics);
        _pairs.Merge(_imagePairs);
        return (_imageStatistics.KrippendorffAlpha(), PixelReport.MeanIou(_imagePairs));
    }

    private void CountMaps(ImageObjects objects)
    {
        LabelRuns[] maps = new LabelRuns[_raters.Count];
        for (int i = 0; i < maps.Length; i++) maps[i] = RaterMaps.Paint(objects, _raters[i], options.PaintOrder, category => category + 1);
        _patterns.Count(maps, _raters, _imagePatterns);
    }

    /// <summary>Adds the pixels of other images.</summary>
    public void Merge(PixelAccumulator other)
    {
        _statistics.Merge(other._statistics);
        _pairs.Merge(other._pairs);
        _images += other._images;
        _imagesWithoutSize += other._imagesWithoutSize;
    }

    /// <summary>Writes or reads the counts.</summary>
    public void Sync(SavedState state)
    {
        _statistics.Sync(state);
        _pairs.Sync(state, label => label);
        state.Sync(ref _images);
        state.Sync(ref _imagesWithoutSize);
    }

    /// <summary>The agreement over all images.</summary>
    /// <param name="whenEmpty">The status of measures without pixels.</param>
    public PixelAgreement ToAgreement(MeasureStatus whenEmpty)
    {
        var report = new PixelReport(info, _pairs);
        int labels = info.Categories.Count + 1;
        return new PixelAgreement
        {
            Images = _images,
            ImagesWithoutSize = _imagesWithoutSize,
            PercentAgreement = Known(_statistics.PercentAgreement()),
            KrippendorffAlpha = Known(_statistics.KrippendorffAlpha()),
            FleissKappa = Known(_statistics.FleissKappa()),
            GwetAc1 = Known(_statistics.GwetAc1(labels)),
            BrennanPrediger = Known(_statistics.BrennanPrediger(labels)),
            MeanIou = Known(report.MeanIou()),
            FrequencyWeightedIou = Known(report.FrequencyWeightedIou()),
            PerCategory = report.Categories,
            Pairs = report.Pairs(),
        };

        Measure Known(Measure measure) => measure.Status == MeasureStatus.Empty ? Measure.Undefined(whenEmpty) : measure;
    }
}
