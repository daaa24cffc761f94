namespace GeometryEngine;

/// <summary>
/// <see cref="SetAlpha"/> of a data set: the observed distances of all images summed, and as many images kept as can be compared with one another.
/// </summary>
internal sealed class SetAlphaAccumulator(AgreementOptions options)
{
    // A set costs something even when it is empty; a mask is compared about 16 times slower than a box.
    private const int SetCost = 4;
    private const int MaskCost = 16;

    private readonly ImageSample _sample = new(options.AlphaImages ?? Tuning.SetAlphaCost);
    private FixedPointSum _weighted; // sum over images of 2 * distances / (annotators - 1)
    private FixedPointSum _distances;
    private long _images;
    private long _sets;
    private long _pairs;

    /// <summary>Keeps no image that the sample of the whole, of which this is a part, has left out.</summary>
    public void BeginAsPartOf(SetAlphaAccumulator whole) => _sample.BeginAsPartOf(whole._sample);

    /// <summary>Adds an image that two or more annotators have seen.</summary>
    /// <param name="item">The image.</param>
    /// <param name="objects">Its objects.</param>
    /// <param name="distances">How far each two annotators' sets lie apart.</param>
    public void Add(DatasetItem item, ImageObjects objects, List<double> distances)
    {
        // Sums of whole numbers, so that the order of annotators changes no bit.
        var sum = new FixedPointSum();
        foreach (double distance in distances) sum += distance;
        _distances += sum;
        _weighted += 2 * sum.Value / (item.Annotators.Count - 1);
        _images++;
        _sets += item.Annotators.Count;
        _pairs += distances.Count;
        ulong hash = SampledImage.HashOf(item.Image.Name, options.Seed);
        if (_sample.Takes(hash)) _sample.Offer(Sampled(hash, item, objects, distances));
    }

    /// <summary>Adds other images.</summary>
    public void Merge(SetAlphaAccumulator other)
    {
        _weighted += other._weighted;
        _distances += other._distances;
        _images += other._images;
        _sets += other._sets;
        _pairs += other._pairs;
        _sample.Merge(other._sample);
    }

    /// <summary>Writes or reads the sums and the images kept.</summary>
    public void Sync(SavedState state)
    {
        state.Sync(ref _weighted);
        state.Sync(ref _distances);
        state.Sync(ref _images);
        state.Sync(ref _sets);
        state.Sync(ref _pairs);
        _sample.Sync(state);
    }

    /// <summary>The coefficients.</summary>
    /// <param name="whenEmpty">The status without an image.</param>
    public SetAlpha Compute(MeasureStatus whenEmpty)
    {
        var expected = new SetDistances(_sample.Images);
        MeasureStatus missing = _images > 0 && _sample.Images.Count == 0 ? MeasureStatus.TooLarge : whenEmpty;
        Measure observed = Measure.Ratio(_weighted.Value, _sets, whenEmpty), all = expected.MeanOfAll(missing);
        Measure within = Measure.Ratio(_distances.Value, _pairs, whenEmpty), between = expected.MeanBetween(missing);
        return new SetAlpha
        {
            Alpha = Beyond(observed, all),
            BraylanAlpha = Beyond(within, between),
            Observed = observed,
            Expected = all,
            BraylanObserved = within,
            BraylanExpected = between,
            Sigma = expected.Sigma(missing),
            KolmogorovSmirnov = expected.KolmogorovSmirnov(missing),
            Images = _images,
            ExpectedImages = _sample.Images.Count,
        };
    }

    private static Measure Beyond(Measure observed, Measure expected)
    {
        if (observed.Value is not { } found) return observed;
        if (expected.Value is not { } chance) return expected;
        return chance == 0 ? Measure.Undefined(MeasureStatus.NoVariation) : Measure.Of(1 - found / chance);
    }

    private SampledImage Sampled(ulong hash, DatasetItem item, ImageObjects objects, List<double> distances)
    {
        ObjectShape[][] sets = [.. item.Annotators.Select(annotator => objects.Of(annotator)
            .Where(index => !objects.Annotations[index].IsCrowd).Select(index => objects.ShapeWithMask(index)).ToArray())];
        long cost = options.AlphaImages is not null ? 1 : sets.Sum(set => SetCost + set.Sum(shape => shape.MaskArea == 0 ? 1L : MaskCost));
        return new SampledImage(hash, item.Image.Name, sets, [.. distances], cost);
    }
}
