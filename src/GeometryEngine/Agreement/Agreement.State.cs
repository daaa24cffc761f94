namespace GeometryEngine;

public sealed partial class Agreement : IAccumulator<Agreement>
{
    private const string Kind = "agreement";
    private const int Version = 1;

    /// <inheritdoc/>
    public void Save(Stream stream) => AccumulatorFile.Write(stream, Kind, Version, writer =>
    {
        var state = new SavedState(writer);
        AgreementConfiguration.Sync(state, _info);
        AgreementConfiguration.Sync(state, _options);
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

    private void Sync(SavedState state)
    {
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
        for (int i = 0; i < _against.Length; i++)
        {
            bool any = _against[i] is not null;
            state.Sync(ref any);
            if (any) (_against[i] ??= Pair()).Sync(state);
        }
    }
}
