namespace GeometryEngine;

public sealed partial class Agreement : IAccumulator<Agreement>
{
    private const string Kind = "agreement";
    private const int Version = 3;
    private (RasterRule Rule, RingRule Rings)? _raster; // of the masks of what was added; null before the first

    /// <inheritdoc/>
    public void Save(Stream stream) => AccumulatorFile.Write(stream, Kind, Version, writer =>
    {
        var state = new SavedState(writer);
        AgreementConfiguration.Sync(state, Info);
        AgreementConfiguration.Sync(state, Options);
        Sync(state);
    });

    /// <inheritdoc/>
    public static Agreement Load(Stream stream) => AccumulatorFile.Read(stream, Kind, Version, reader =>
    {
        var state = new SavedState(reader);
        DatasetInfo info = AgreementConfiguration.Sync(state, new DatasetInfo());
        var agreement = new Agreement(info, AgreementConfiguration.Sync(state, AgreementOptions.Default));
        agreement.Sync(state);
        return agreement;
    });

    /// <summary>
    /// Why another accumulator cannot be added to this one: by <see cref="Join"/>, or by <see cref="Merge"/> where this one has all its annotators and
    /// categories. Null when it can.
    /// </summary>
    /// <param name="other">What would be added.</param>
    /// <returns>What the other has, and what this one has.</returns>
    public (string Found, string Allowed)? ObstacleTo(Agreement other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!HasTablesOf(other) && (NeedsOrder || other.NeedsOrder)) return DifferenceOf(other.Info);
        if (Options.DifferenceOf(other.Options) is { } option) return option;
        if (_raster is not { } raster || other._raster is not { } masks || raster == masks) return null;
        return ($"masks by the rules {masks.Rule} and {masks.Rings}", $"{raster.Rule} and {raster.Rings}");
    }

    /// <summary>
    /// Adds up accumulators into a new one for all their annotators and categories: those of the first, then what only later ones have. Only
    /// image-level labels can be added up where these tables differ. The items most in want of another vote are then drawn from those of the parts.
    /// </summary>
    /// <param name="parts">What is added up; one or more. They stay as they are.</param>
    /// <exception cref="ArgumentException">One of them cannot be added to another, as <see cref="ObstacleTo"/> says.</exception>
    public static Agreement Join(IReadOnlyList<Agreement> parts)
    {
        DatasetInfo info = parts.All(parts[0].HasTablesOf) ? parts[0].Info : TableMap.Join([.. parts.Select(part => part.Info)]);
        var joint = new Agreement(info, parts[0].Options);
        foreach (Agreement part in parts) joint.Merge(part);
        return joint;
    }

    private bool HasTablesOf(Agreement other) => ReferenceEquals(Info, other.Info) || DifferenceOf(other.Info) is null;

    // Labels go by names; objects are counted by annotators and categories in their order.
    private bool NeedsOrder => Options.HasReference || _categories.Any(category => category.Objects > 0);

    private (string Found, string Allowed)? DifferenceOf(DatasetInfo other)
    {
        if (DifferenceOf("annotator", Info.Annotators, other.Annotators) is { } annotator) return annotator;
        string[] own = [.. Info.Categories.Select(category => category.Name)], found = [.. other.Categories.Select(category => category.Name)];
        if (DifferenceOf("category", own, found) is { } category) return category;
        return Info.Categories.Zip(other.Categories, (own, found) => DifferenceOf($"keypoint of {own.Name}", own.KeypointNames, found.KeypointNames))
            .FirstOrDefault(difference => difference is not null);
    }

    private static (string Found, string Allowed)? DifferenceOf(string what, IReadOnlyList<string> own, IReadOnlyList<string> found)
    {
        for (int i = 0; i < Math.Max(own.Count, found.Count); i++)
        {
            (string? ours, string? theirs) = (own.ElementAtOrDefault(i), found.ElementAtOrDefault(i));
            if (ours != theirs) return ($"{what} {i + 1}: {theirs ?? "none"}", ours ?? "none");
        }
        return null;
    }

    private void Sync(SavedState state)
    {
        SyncRaster(state);
        _labels.Sync(state);
        _instances.Sync(state);
        _pixels.Sync(state);
        for (int i = 0; i < _annotators.Length; i++)
        {
            state.Sync(ref _annotators[i].Images);
            state.Sync(ref _annotators[i].Annotations);
        }
        for (int i = 0; i < _categories.Length; i++)
        {
            state.Sync(ref _categories[i].Objects);
            state.Sync(ref _categories[i].Labels);
        }
        state.Sync(ref _images);
        state.Sync(ref _singleAnnotatorImages);
        state.Sync(ref _comparedImages);
        state.Sync(ref _anySegmentation);
        state.Sync(ref _referenceImages);
        state.Sync(ref _referenceGivesTags);
        for (int i = 0; i < _against.Length; i++)
        {
            bool any = _against[i] is not null;
            state.Sync(ref any);
            if (any) (_against[i] ??= Pair()).Sync(state);
        }
    }

    private void SyncRaster(SavedState state)
    {
        bool any = _raster is not null;
        (int rule, int rings) = ((int)(_raster?.Rule ?? default), (int)(_raster?.Rings ?? default));
        state.Sync(ref any);
        state.Sync(ref rule);
        state.Sync(ref rings);
        if (any) _raster = ((RasterRule)rule, (RingRule)rings);
    }
}
