namespace GeometryEngine;

/// <summary>Counts what a consensus came to, image by image.</summary>
internal sealed class ConsensusTally(DatasetInfo info, ConsensusOptions options)
{
    private readonly AnnotatorTally[] _annotators = [.. info.Annotators.Select(_ => new AnnotatorTally())];
    private readonly (long Given, long Ties)[] _tags = new (long, long)[info.Categories.Count];
    private readonly PriorityQueue<UncertainImage, (double Entropy, long Newest)> _uncertain = new(); // the least uncertain first
    private FixedPointSum _iou;
    private PixelConsensus _pixels = new() { Images = 0, ImagesWithoutSize = 0, Regions = 0, TiedPixels = 0, NotIdentifiable = 0 };
    private long _images, _singleAnnotatorImages, _fused, _leftOut, _ties, _labelTies, _maskTies, _keypointTies, _notIdentifiable, _versions, _imageTies;

    /// <summary>Adds an image.</summary>
    public void Add(DatasetItem item, ItemConsensus fused)
    {
        _images++;
        if (item.Annotators.Count == 1) _singleAnnotatorImages++;
        foreach (int annotator in item.Annotators) _annotators[annotator].Images++;
        foreach (ClusterOutcome outcome in fused.Objects) Add(item, outcome);
        foreach (LabelVerdict label in fused.Labels) Add(label);
        foreach (LabelVerdict label in fused.Labels.Where(label => !label.IsTag))
            foreach (Rating vote in label.Votes) _annotators[vote.Rater].ImageErrors.Add(label.Category, vote.Label);
        if (options.Pixels) Add(item, fused.Pixels);
        if (!(fused.Entropy > 0)) return;
        // Of equally uncertain images the earlier stays.
        _uncertain.Enqueue(new UncertainImage(item.Image.Name, fused.Entropy, fused.Confidence), (fused.Entropy, -_images));
        if (_uncertain.Count > options.Uncertain) _uncertain.Dequeue();
    }

    /// <summary>The report.</summary>
    public ConsensusReport ToReport(LabelModels models) => new()
    {
        Annotators = info.Annotators,
        Images = _images,
        SingleAnnotatorImages = _singleAnnotatorImages,
        Objects = _fused + _leftOut > 0 ? ToObjects(models.Objects.Fit) : null,
        Pixels = options.Pixels ? _pixels : null,
        Categories = models.Categories is { Fit.Units: > 0 } categories ? new LabelConsensus(categories.Fit, _imageTies) : null,
        Tags =
        [
            .. from tag in (models.Tags ?? []).Index()
               where tag.Item is not null
               let count = _tags[tag.Index]
               select new TagConsensus(info.Categories[tag.Index].Name, count.Given, count.Ties, tag.Item.Fit),
        ],
        PerAnnotator = [.. _annotators.Select((tally, annotator) => tally.ToReport(info, annotator, models))],
        Uncertain = [.. _uncertain.UnorderedItems.OrderByDescending(entry => entry.Priority).Select(entry => entry.Element)],
    };

    private ObjectConsensus ToObjects(LabelFit labels) => new()
    {
        Fused = _fused,
        LeftOut = _leftOut,
        Ties = _ties,
        LabelTies = _labelTies,
        MasksWithTies = _maskTies,
        KeypointsWithTies = _keypointTies,
        NotIdentifiable = _notIdentifiable,
        MeanIou = _iou.Mean(_versions),
        Labels = labels,
    };

    private void Add(DatasetItem item, ClusterOutcome outcome)
    {
        if (outcome.Shape is not { } shape)
        {
            _leftOut++;
            if (outcome.IsTie) _ties++;
            foreach (Rating vote in outcome.Votes) _annotators[vote.Rater].Extra++;
            return;
        }
        _fused++;
        if (outcome.Label.Tie) _labelTies++;
        if (shape.TiedPixels > 0) _maskTies++;
        if (shape.TiedKeypoints > 0) _keypointTies++;
        if (shape.FellBack) _notIdentifiable++;
        foreach (int annotator in item.Annotators) _annotators[annotator].Missing++;
        for (int i = 0; i < outcome.Votes.Length; i++)
        {
            AnnotatorTally tally = _annotators[outcome.Votes[i].Rater];
            tally.Missing--;
            tally.Fused++;
            tally.Iou += shape.Ious[i];
            if (outcome.Votes[i].Label == outcome.Label.Label) tally.ObjectLabels++;
            tally.ObjectErrors.Add(outcome.Label.Label, outcome.Votes[i].Label);
            _iou += shape.Ious[i];
            _versions++;
        }
    }

    private void Add(DatasetItem item, FusedPixels? pixels)
    {
        if (pixels is null)
        {
            if (item.Annotations.Any(annotation => annotation.HasSegmentation)) _pixels = _pixels with { ImagesWithoutSize = _pixels.ImagesWithoutSize + 1 };
            return;
        }
        _pixels = _pixels with
        {
            Images = _pixels.Images + 1,
            Regions = _pixels.Regions + pixels.Regions.Count,
            TiedPixels = _pixels.TiedPixels + pixels.TiedPixels,
            NotIdentifiable = _pixels.NotIdentifiable + (pixels.FellBack ? 1 : 0),
        };
        for (int i = 0; i < pixels.Raters.Length; i++)
        {
            _annotators[pixels.Raters[i]].Pixels += pixels.Pixels;
            _annotators[pixels.Raters[i]].AgreeingPixels += pixels.Agreeing[i];
        }
    }

    private void Add(LabelVerdict label)
    {
        if (label.Verdict.Tie)
        {
            _imageTies++;
            _tags[label.Category].Ties++;
        }
        if (label.IsGiven) _tags[label.Category].Given++;
        foreach (Rating vote in label.Votes)
        {
            _annotators[vote.Rater].Labels++;
            if (vote.Label == label.Verdict.Label) _annotators[vote.Rater].AgreeingLabels++;
        }
    }
}
