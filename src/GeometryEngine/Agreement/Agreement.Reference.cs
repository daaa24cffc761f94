namespace GeometryEngine;

public sealed partial class Agreement
{
    private const int Reference = 0; // its index among the annotators
    private readonly Agreement?[] _against; // by annotator, of it and the reference; none without a reference
    private long _referenceImages;
    private bool _referenceGivesTags; // also to an item that no annotator has seen

    // Adds the image for the reference and each annotator.
    private void AddAgainstReference(DatasetItem item, ImageObjects objects)
    {
        if (!item.Annotators.Contains(Reference)) return;
        _referenceImages++;
        foreach (int annotator in item.Annotators)
        {
            if (annotator == Reference) continue;
            (_against[annotator] ??= Pair()).Add(Only(item, other => other is Reference || other == annotator), objects);
        }
    }

    private static bool GivesTags(DatasetItem item) =>
        item.Annotations.Where(annotation => annotation.Annotator == Reference && !annotation.IsObject).DistinctBy(annotation => annotation.Category).Skip(1).Any();

    // Compares two annotators; the lists and coefficients of many are not asked for.
    private Agreement Pair() => new(_info, _options with { HasReference = false, WorstImages = 0, BootstrapSamples = 0, AlphaImages = 1 });

    private static DatasetItem Only(DatasetItem item, Func<int, bool> annotators) => new()
    {
        Image = item.Image,
        Annotators = [.. item.Annotators.Where(annotators)],
        Annotations = [.. item.Annotations.Where(annotation => annotators(annotation.Annotator))],
    };

    private void MergeReference(Agreement other)
    {
        _referenceImages += other._referenceImages;
        _referenceGivesTags |= other._referenceGivesTags;
        for (int annotator = 0; annotator < _against.Length; annotator++)
            if (other._against[annotator] is { } against) (_against[annotator] ??= Pair()).Merge(against);
    }

    private ReferenceAgreement AgainstReference()
    {
        bool areTags = _referenceGivesTags || _labels.AreTags || _against.Any(against => against?._labels.AreTags == true);
        return new ReferenceAgreement(
            _info.Annotators[Reference],
            _referenceImages,
            [.. Enumerable.Range(1, _info.Annotators.Count - 1).Select(annotator => ScoreOf(_info.Annotators[annotator], _against[annotator], areTags))]);
    }

    private static ReferenceScore ScoreOf(string annotator, Agreement? against, bool areTags)
    {
        AgreementReport? report = against?.Compute();
        return new ReferenceScore(annotator, report?.Images ?? 0)
        {
            Labels = areTags ? null : report?.Categories?.Pairs.SingleOrDefault(),
            Tags = areTags ? against?._labels.TagPairs().SingleOrDefault() : null,
            Objects = report?.Instances?.Pairs.SingleOrDefault(),
            Keypoints = report?.Keypoints?.Pairs.SingleOrDefault(),
            Pixels = report?.Pixels?.Pairs.SingleOrDefault(),
        };
    }
}
