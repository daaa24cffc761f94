namespace GeometryEngine;

/// <summary>
/// Agreement of several annotators over a data set: add items in any order and number, merge parts, then compute. State is integers, so the
/// answer does not depend on order, threads or splits. Nothing is kept of an image but counts, and the names of the worst.
/// </summary>
public sealed partial class Agreement
{
    private readonly DatasetInfo _info;
    private readonly AgreementOptions _options;
    private readonly LabelAccumulator _labels;
    private readonly InstanceAccumulator _instances;
    private readonly PixelAccumulator _pixels;
    private readonly (long Images, long Annotations)[] _annotators;
    private readonly (long Objects, long Labels)[] _categories;
    private long _images;
    private long _singleAnnotatorImages;
    private long _comparedImages; // seen by two or more annotators
    private bool _anySegmentation;
    private TableMap? _same; // to its own tables
    private readonly List<ObjectAgreement> _rows = []; // of the image at hand

    /// <summary>An empty accumulator.</summary>
    /// <param name="info">The tables of the data set.</param>
    /// <param name="options">Matching and painting; <see cref="AgreementOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Agreement(DatasetInfo info, AgreementOptions? options = null)
    {
        _info = info;
        _options = options ?? AgreementOptions.Default;
        Throw.IfNotAgreementOptions(_options, nameof(options));
        _labels = new LabelAccumulator(info, _options);
        _instances = new InstanceAccumulator(info, _options);
        _pixels = new PixelAccumulator(info, _options);
        _annotators = new (long, long)[info.Annotators.Count];
        _against = new Agreement?[_options.HasReference ? info.Annotators.Count : 0];
        _categories = new (long, long)[info.Categories.Count];
    }

    /// <summary>The tables of the data set.</summary>
    public DatasetInfo Info => _info;

    /// <summary>The choices it was made with.</summary>
    public AgreementOptions Options => _options;

    /// <summary>Adds one image with the annotations of every annotator.</summary>
    /// <param name="engine">Makes the masks.</param>
    /// <param name="item">The image.</param>
    /// <returns>What the annotators agree and differ on in this image.</returns>
    /// <exception cref="ArgumentException">
    /// An annotation has a category that <see cref="DatasetInfo"/> lacks, or an annotator who is not among those of the item; or a mask has
    /// another size than the image.
    /// </exception>
    public ImageAgreement Add(Engine engine, DatasetItem item)
    {
        Throw.IfForeign(item, _info, nameof(item));
        _raster ??= (engine.Options.Rule, engine.Options.Rings);
        ImageObjects? objects = item.Annotators.Count < 2 ? null : new ImageObjects(engine, item, ObjectMemory.OfThread);
        if (!_options.HasReference) return Add(item, objects);
        _referenceGivesTags |= GivesTags(item);
        if (objects is not null) AddAgainstReference(item, objects);
        return Add(Only(item, annotator => annotator != Reference), objects);
    }

    // The objects may be those of more annotators than the item has.
    private ImageAgreement Add(DatasetItem item, ImageObjects? objects)
    {
        Count(item);
        _rows.Clear();
        bool compares = item.Annotators.Count > 1 && objects is not null;
        (Measure Alpha, Measure MeanIou)? pixels = compares ? _pixels.Add(item, objects!) : null;
        InstanceScore? instances = compares ? _instances.Add(item, objects!, _rows) : null;
        return new ImageAgreement
        {
            Image = item.Image,
            Annotators = item.Annotators.Count,
            Annotations = item.Annotations.Count,
            LabelAgreement = _labels.Add(item),
            Instances = instances,
            PixelAlpha = pixels?.Alpha ?? Measure.Undefined(MeasureStatus.Empty),
            PixelMeanIou = pixels?.MeanIou ?? Measure.Undefined(MeasureStatus.Empty),
            Objects = [.. _rows],
        };
    }

    /// <inheritdoc/>
    public void Merge(Agreement other)
    {
        if (ObstacleTo(other) is var (found, allowed)) Throw.Argument($"{found}; merging takes the same, {allowed}", nameof(other));
        TableMap map = HasTablesOf(other) ? _same ??= TableMap.Identity(_info) : TableMap.Of(other._info, _info);
        if (!map.IsComplete && DifferenceOf(other._info) is var (missing, own)) Throw.Argument($"{missing}; {own} is allowed, and {nameof(Join)} takes all", nameof(other));
        _raster ??= other._raster;
        _labels.Merge(other._labels, map);
        _instances.Merge(other._instances, map);
        _pixels.Merge(other._pixels);
        for (int i = 0; i < map.Annotators.Length; i++)
        {
            ref (long Images, long Annotations) annotator = ref _annotators[map.Annotators[i]];
            annotator.Images += other._annotators[i].Images;
            annotator.Annotations += other._annotators[i].Annotations;
        }
        for (int i = 0; i < map.Categories.Length; i++)
        {
            ref (long Objects, long Labels) category = ref _categories[map.Categories[i]];
            category.Objects += other._categories[i].Objects;
            category.Labels += other._categories[i].Labels;
        }
        MergeReference(other);
        _images += other._images;
        _singleAnnotatorImages += other._singleAnnotatorImages;
        _comparedImages += other._comparedImages;
        _anySegmentation |= other._anySegmentation;
    }

    /// <summary>The report over everything added so far.</summary>
    public AgreementReport Compute()
    {
        bool anyObjects = _categories.Any(category => category.Objects > 0);
        CategoryReport? labels = _labels.Categories(category => _categories[category].Objects == 0 || _categories[category].Labels > 0);
        return new AgreementReport
        {
            Options = _options,
            Reference = _options.HasReference ? AgainstReference() : null,
            Annotators = [.. _info.Annotators.Skip(FirstAnnotator)],
            Images = _images,
            Annotations = _annotators.Sum(annotator => annotator.Annotations),
            SingleAnnotatorImages = _singleAnnotatorImages,
            Categories = labels?.Compute(),
            Tags = _labels.Tags()?.Compute(),
            Instances = anyObjects ? _instances.ToAgreement(_comparedImages, WhyEmpty()) : null,
            Pixels = _anySegmentation ? _pixels.ToAgreement(WhyEmpty()) : null,
            Keypoints = _instances.Keypoints(),
            PerAnnotator = PerAnnotator(anyObjects, labels?.PerAnnotator()),
            PerCategory = PerCategory(anyObjects),
            WorstImages = _instances.Worst(),
        };
    }

    private int FirstAnnotator => _options.HasReference ? Reference + 1 : 0;

    private void Count(DatasetItem item)
    {
        _images++;
        if (item.Annotators.Count == 1) _singleAnnotatorImages++;
        if (item.Annotators.Count > 1) _comparedImages++;
        foreach (int annotator in item.Annotators) _annotators[annotator].Images++;
        foreach (Annotation annotation in item.Annotations)
        {
            _annotators[annotation.Annotator].Annotations++;
            _anySegmentation |= annotation.HasSegmentation;
            if (annotation.IsObject) _categories[annotation.Category].Objects++;
            else _categories[annotation.Category].Labels++;
        }
    }

    // Why measures of objects and pixels are undefined, when they are.
    private MeasureStatus WhyEmpty()
    {
        if (_comparedImages > 0 || _images == 0) return MeasureStatus.Empty;
        return _annotators.Count(annotator => annotator.Images > 0) < 2 ? MeasureStatus.SingleRater : MeasureStatus.NoOverlap;
    }

    private AnnotatorSummary[] PerAnnotator(bool anyObjects, AnnotatorLabels?[]? labels)
    {
        AnnotatorObjects[] objects = _instances.PerAnnotator();
        return
        [
            .. _annotators.Select((tally, i) =>
                new AnnotatorSummary(_info.Annotators[i], tally.Images, tally.Annotations, anyObjects ? objects[i] : null)
                {
                    Labels = labels?[i],
                }).Skip(FirstAnnotator),
        ];
    }

    private CategorySummary[] PerCategory(bool anyObjects)
    {
        InstanceScore[] scores = _instances.PerCategory();
        var rows = _categories.Select((tally, i) =>
            new CategorySummary(_info.Categories[i].Name, tally.Objects, tally.Labels, anyObjects ? scores[i] : null));
        return [.. rows.Where(row => row.Objects + row.Labels > 0)];
    }
}
